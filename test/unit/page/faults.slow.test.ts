import { describe, expect, it } from 'vitest';
import { fillWithTags } from '../../../src/docx/template/tagged-page.ts';
import { wordDocument } from '../../../src/docx/template/word-document.ts';
import { ownTemplates as templates } from '../../support/own-templates.ts';

const view = { title: '自评表', name: ['甲'], rows: [{ name: ['乙'], amount: '1' }], date: '' };
const tried =
  (page: string, css = '') =>
  () =>
    templates(page, css).tryTemplate('own', view);
const inTable = (rows: string): string =>
  `<table title="表">\n<colgroup><col width="86"><col></colgroup>\n<tbody>\n${rows}\n</tbody>\n</table>`;
const fault = (line: number, tag: string, words: string): RegExp =>
  new RegExp(`templates/own/page\\.hbs:${line} 有误（${tag}: .*${words}`);

describe('The trial of a page template names file, line and tag of', () => {
  it('a class that no stylesheet knows', () => {
    expect(tried('<p class="nte">注</p>')).toThrow(fault(2, '<p class="nte">', 'the class nte means'));
    expect(tried('<p class="note">注</p>', '.note { margin-top: 1px; }')).not.toThrow();
  });

  it('a row that has more or fewer columns than its table', () => {
    expect(tried(inTable('<tr><th scope="row">名</th><td colspan="2"></td></tr>'))).toThrow(
      fault(5, '<tr>', '3 of 2 columns'),
    );
    expect(tried(inTable('{{#each rows}}\n<tr><td><p>{{amount}}</p></td></tr>\n{{/each}}'))).toThrow(
      fault(6, '<tr>', '1 of 2 columns'),
    );
  });

  it('a label over several rows that does not stand left', () => {
    expect(tried(inTable('<tr><td></td><th scope="rowgroup">名</th></tr>'))).toThrow(
      fault(5, '<th>', 'stands left of all others'),
    );
  });

  it('a table whose columns are not as wide as the text block', () => {
    const table = '<table><colgroup><col width="86"><col width="86"></colgroup><tbody></tbody></table>';
    expect(tried(table)).toThrow(fault(2, '<table>', '172 px wide, and it is 624'));
    expect(tried('<table><tbody></tbody></table>')).toThrow(fault(2, '<table>', 'no colgroup'));
  });

  it('a text without a column: outside of a paragraph, or beside others', () => {
    expect(tried('<div>{{title}}</div>')).toThrow(fault(2, '<div>', 'its lines cannot be set'));
    expect(tried(inTable('<tr><th scope="row">名</th><td>{{title}}</td></tr>'))).toThrow(
      fault(5, '<td>', 'lines cannot be set'),
    );
    expect(tried(inTable('<tr><th scope="row">名</th><td><span>{{title}}</span></td></tr>'))).toThrow(
      fault(5, '<span>', 'lines cannot be set'),
    );
    const css = '.line { display: flex; }';
    expect(tried('<div class="line"><p>一</p>\n<p>二</p></div>', css)).toThrow(fault(3, '<p>', 'says no width'));
    expect(tried('<div class="line"><p>一</p></div>', '.line { display: inline-grid; }')).toThrow(
      fault(2, '<div class="line">', 'inline-grid'),
    );
  });

  it('what stands in a text with letters of its own, or beside boxes in a line', () => {
    const line = '<p>甲<span class="big">{{title}}</span></p>';
    expect(tried(line, '.big { font-size: 12pt; }')).toThrow(fault(2, '<span class="big">', 'set otherwise'));
    expect(tried(line, '.big { letter-spacing: 1em; }')).toThrow(fault(2, '<span class="big">', 'set otherwise'));
    expect(tried(line, '.big { display: inline-block; }')).toThrow(fault(2, '<span class="big">', 'set otherwise'));
    expect(tried(line, '.big { padding-left: 4px; }')).toThrow(fault(2, '<span class="big">', 'set otherwise'));
    expect(tried(line, '.big { color: #333; }')).not.toThrow();
    expect(tried('<p class="big">{{title}}</p>', '.big { letter-spacing: 1em; }')).toThrow('its letters are spaced');
    expect(tried('<p class="big">甲<span>乙</span></p>', '.big { display: flex; }')).toThrow(
      fault(2, '<p class="big">', 'beside its boxes'),
    );
  });

  it('a label with a word that is wider than its column', () => {
    const row = (label: string): string => inTable(`<tr>\n<th scope="row">${label}</th><td></td></tr>`);
    expect(tried(row('Performance<br>绩效'))).toThrow(fault(6, '<th>', 'a word of “Performance”'));
    expect(tried(row('绩效（Evaluation）'))).toThrow(fault(6, '<th>', 'too narrow'));
    expect(tried(row('绩效评价指标的名称'))).not.toThrow();
    const flow = `<tr class="flow">\n<th scope="rowgroup">Performance</th><td></td></tr>`;
    expect(tried(inTable(flow))).toThrow(fault(6, '<th>', 'a word of'));
  });

  it('an element without its end tag, and a label that does not say what it labels', () => {
    expect(tried(inTable('<tr><td>\n<p>一</p></tr>'))).toThrow(fault(5, '<td>', 'no end tag'));
    expect(tried(inTable('<tr><th>名</th><td></td></tr>'))).toThrow(fault(5, '<th>', 'scope'));
  });

  it('free space that cannot give way', () => {
    const css = 'h1 { margin-top: 9px; --least-margin-top: 3px; }';
    expect(tried(inTable('<tr><th scope="row">名</th><td></td></tr>'), css)).toThrow(
      fault(1, '<h1>', 'a table stands'),
    );
    expect(tried('<p>一</p>', css)).not.toThrow();
  });

  it('a row that a piece has one cell too few for, with the place of its cells', () => {
    const page = inTable(
      '{{#> shared/indicator-rows rows=rows label="数量"}}\n<td><p>{{amount}}</p></td><td></td>\n{{/shared/indicator-rows}}',
    );
    expect(tried(page)).toThrow(/shared\/indicator-rows\.hbs:2 有误（<tr>: .*3 of 2 columns/);
  });

  it('rows that it counts itself, and a second head row', () => {
    expect(tried(inTable('<tr><th scope="row" rowspan="2">名</th><td></td></tr>'))).toThrow(
      fault(5, '<th>', 'rowgroup'),
    );
    const head = '<tr><th scope="col">甲</th><th scope="col">乙</th></tr>';
    expect(tried(inTable('').replace('<tbody>', `<thead>${head}\n${head}</thead><tbody>`))).toThrow(
      fault(5, '<tr>', 'one head row'),
    );
  });

  it('a cell whose lines or padding are not those of a table', () => {
    const row = inTable('<tr><th scope="row">名</th><td class="high"></td></tr>');
    expect(tried(row, '.high { padding: 8px 4.5px; }')).toThrow(fault(5, '<td class="high">', '6 px of padding'));
    expect(tried(row, '.high { line-height: 30px; }')).toThrow(fault(5, '<td class="high">', '20 px for each line'));
  });

  it('what is no HTML of a template outside of all elements', () => {
    expect(tried('<p>一</p>\n<!-- 注 -->')).toThrow(fault(2, '<p>', 'no HTML of a template'));
    expect(tried('<p>一</p>\n<P>二</P>')).toThrow(fault(2, '<p>', 'no HTML of a template'));
  });

  it('nothing that is indented by tabs, or ends its lines as Windows does', () => {
    expect(tried('<section>\r\n\t<p>一</p>\r\n</section>')).not.toThrow();
  });

  it('a name that the View does not have', () => {
    expect(tried('<p>{{nmae}}</p>')).toThrow(/templates\/own\/page\.hbs 有误（.*nmae/);
  });
});

describe('A stylesheet from which heights and widths are not known stops the start, with its line', () => {
  it.each([
    ['a length in another unit', '\np { margin-top: 2em; }', 'page.css:2', '2em is no length'],
    ['a selector that cannot be read', 'p { color: red; }\np ~ p { margin-top: 2px; }', 'page.css:2', 'p ~ p'],
    ['an alignment that Word sets otherwise', '\np { text-align: justify; }', 'page.css:2', 'justify'],
    ['a selector of three neighbours', 'h1 + p + p { margin-top: 2px; }', 'page.css:1', 'p \\+ p'],
    ['a rule of some media', '\n@media print { p { margin-top: 2px; } }', 'page.css:2', '@media is not read'],
    ['pages of another size', '@page {\n  margin: 10px;\n}', 'page.css:2', 'pages of all forms'],
    ['what overrides all others', 'p { margin-top: 2px !important; }', 'page.css:1', '!important'],
    ['an indent', 'p {\n text-indent: 2em;\n}', 'page.css:2', 'text-indent is not read'],
    ['a height', 'p { height: 60px; }', 'page.css:1', 'say min-height'],
    ['a margin by the direction of the text', 'p { margin-inline: 9px; }', 'page.css:1', 'margin-inline'],
    ['what is no CSS', 'p { margin-top: 2px;', 'page.css:1', 'Unclosed block'],
  ])('%s', (_, css, place, words) => {
    expect(tried('<p>{{title}}</p>', css)).toThrow(new RegExp(`${place.replace('.', '\\.')} 有误（.*${words}`));
  });

  it('but may say what is not measured as it likes', () => {
    expect(tried('<p>{{title}}</p>', 'p ~ p:hover::before { color: rebeccapurple; }')).not.toThrow();
  });
});

describe('A page of which no Word template can be made says why', () => {
  const word = (page: string) => () => {
    const pages = templates(page);
    return wordDocument('表', fillWithTags(pages, 'own', view)).body;
  };

  it('a list that reaches for what is outside of it', () => {
    const rows = '{{#each rows}}<tr><td>{{../title}}</td><td></td></tr>{{/each}}';
    expect(word(inTable(rows))).toThrow('the list rows does not reach {{title}}');
  });

  it('a first row that has more than labels of its own', () => {
    const rows = '{{#each rows}}<tr><td>{{#if @first}}合计{{/if}}</td><td></td></tr>{{/each}}';
    expect(word(inTable(rows))).toThrow('nothing but labels');
  });

  it('a first row that lacks what the others have', () => {
    const rows = '{{#each rows}}<tr><td>{{#unless @first}}同上{{/unless}}</td><td></td></tr>{{/each}}';
    expect(word(inTable(rows))).toThrow('nothing but labels');
  });

  it('a cell with something beside its paragraphs, and a list of HTML', () => {
    const cell = (content: string): string => inTable(`<tr><td>${content}</td><td></td></tr>`);
    expect(word(cell('前<p>一</p>'))).toThrow(fault(5, '<td>', 'would lose it'));
    expect(word(cell('<p>一</p>{{#if date}}<p>二</p>{{/if}}'))).toThrow(fault(5, '<td>', 'would lose it'));
    expect(word('<ol><li>一</li></ol>')).toThrow(fault(2, '<ol>', 'no such part'));
  });

  it('what stands in the place of an empty list, or in its last row alone', () => {
    const rows = (more: string): string => inTable(`{{#each rows}}<tr><td>一</td><td></td></tr>${more}{{/each}}`);
    expect(word(rows('{{else}}<tr><td>无</td><td></td></tr>'))).toThrow('has no {{else}}');
    expect(word(rows('{{#if @last}}<tr><td>合计</td><td></td></tr>{{/if}}'))).toThrow('nothing but labels');
  });

  it('a brace in its text, which would be a tag', () => {
    expect(word('<p>甲</p>\n<p>{乙</p>')).toThrow(fault(3, '<p>', '{ in its text would be read as a tag'));
    expect(word('<p>{{title}} }</p>')).toThrow(fault(2, '<p>', '} in its text'));
    expect(word('{{> shared/led-paragraphs text=name lead="{一}"}}')).toThrow(/led-paragraphs\.hbs:1 有误（<p>: { in/);
    expect(word(inTable('<tr><th scope="row">｛名｝</th><td title="{"></td></tr>'))).not.toThrow();
  });

  it('a value in a caption or a bookmark, which are the same in all files', () => {
    expect(word('<h2 id="{{title}}">一</h2>')).toThrow(fault(2, '<h2>', 'its id holds a value'));
    expect(word(inTable('').replace('表', '{{title}}'))).toThrow(fault(2, '<table>', 'its title holds a value'));
  });

  it('a page that begins with a table', () => {
    const part = inTable('<tr><td></td><td></td></tr>');
    expect(() => {
      const pages = templates(`<section class="part">${part}</section>`);
      return wordDocument('表', fillWithTags(pages, 'own', view));
    }).toThrow('begins with a paragraph');
  });

  it('a table without a title, or boxes side by side', () => {
    expect(() => {
      const pages = templates('<div class="line"><p>一</p></div>', '.line { display: flex; }');
      return wordDocument('表', fillWithTags(pages, 'own', view));
    }).toThrow(fault(2, '<div class="line">', 'no title'));
    expect(word(inTable('<tr><td></td><td></td></tr>').replace(' title="表"', ''))).toThrow(
      fault(2, '<table>', 'no title'),
    );
  });

  it('and any other has the tags of its View in its cells', () => {
    const rows =
      '{{#each rows}}<tr>{{#if @first}}<th scope="rowgroup">名</th>{{/if}}<td>{{> shared/paragraphs name}}</td></tr>{{/each}}' +
      '<tr><th scope="row">{{#if date}}{{date}}{{else}}　日{{/if}}</th><td>{{> shared/led-paragraphs text=name lead="一："}}</td></tr>';
    const texts = [...word(inTable(rows))().matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual([
      '{title}',
      '名',
      '{#rows}{name}{/rows}',
      '{#date}{date}{/date}{^date}　日{/date}',
      '一：{name}',
    ]);
  });

  it('rows and paragraphs that a text asks for stand in its section', () => {
    const row = (text: string): string => `<tr><td>${text}</td><td>二</td></tr>`;
    const rows = `{{#if date}}${row('一')}{{/if}}{{#each rows}}{{#unless amount}}${row('{{amount}}')}{{/unless}}{{/each}}`;
    const body = word(`{{#if date}}<p>三</p>{{/if}}${inTable(rows)}`)();
    const texts = [...body.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual([
      ...['{title}', '{#date}', '三', '{/date}', '{#date}一', '二{/date}'],
      ...['{#rows}{^amount}{amount}', '二{/amount}{/rows}'],
    ]);
  });

  it('a row of labels alone, and a text that is not escaped, stand in their section too', () => {
    const rows =
      '{{#if date}}<tr><th scope="rowgroup" colspan="2">分项</th></tr>{{/if}}<tr><td>{{{title}}}</td><td></td></tr>';
    const texts = [...word(inTable(rows))().matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(['{title}', '{#date}分项{/date}', '{title}']);
  });

  it('ends with a paragraph of no height where a table is last', () => {
    expect(word(inTable('<tr><td></td><td></td></tr>'))()).toMatch(/<w:vanish\/>.*<\/w:p>$/);
    expect(word('<p>一</p>')()).not.toContain('w:vanish');
  });
});
