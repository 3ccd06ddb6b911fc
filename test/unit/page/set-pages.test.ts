import { describe, expect, it } from 'vitest';
import { flowOf } from '../../../src/page/flow.ts';
import { parsePage } from '../../../src/page/parse.ts';
import { layOutTables } from '../../../src/page/table-grid.ts';
import type { Flow } from '../../../src/pagination/flow.ts';
import { rowHeight } from '../../../src/pagination/measures.ts';
import { pageSet, stylesWith } from '../../support/set-page.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `第${index + 1}行`).join('\n');
const row = (text = '', kind = ''): string => `<tr${kind}><td><p>${text}</p></td></tr>`;
const rows = (count: number): string => row().repeat(count);
const wide = '<col width="86"><col>';
const table = (body: string, head = '', columns = '<col>'): string =>
  `<table><colgroup>${columns}</colgroup>${head}<tbody>${body}</tbody></table>`;
const label = (text: string): string => `<th scope="rowgroup">${text}</th>`;
const headRow = `<thead><tr>${label('绩效<br>指标')}<th scope="col">一级<br>指标</th></tr></thead>`;

function flowIn(body: string, css = ''): Flow {
  const page = parsePage(body);
  return flowOf(page, layOutTables(page, 624), stylesWith(css)).flow;
}

describe('The flow of a page', () => {
  it('has the lines of the highest cell of each row, and the head row apart', () => {
    const body = `<tr><td><p>一\n二\n三</p><p>四</p></td></tr>${row()}`;
    expect(flowIn(table(body, headRow, wide)).flat()).toMatchObject([
      { kind: 'table', head: rowHeight(2), rows: [{ lines: 4, labels: [{ lines: 2, rows: 2 }] }, { lines: 1 }] },
    ]);
  });

  it('has labels that run over the rows that leave them room, and counts them in none', () => {
    const body = `<tr class="flow">${label('项目<br>立项<br>情况')}<td><p>一</p></td></tr>${row()}<tr><td colspan="2"></td></tr>`;
    expect(flowIn(table(body, '', wide)).flat()).toMatchObject([
      {
        rows: [{ lines: 1, narrative: true, labels: [{ lines: 3, rows: 2 }] }, { lines: 1, labels: [] }, { lines: 1 }],
      },
    ]);
  });

  it('has the room to sign that the stylesheet gives', () => {
    const sign = '<td class="opinion"><p>同意</p><p class="sign"><span>甲</span><span>乙</span></p></td>';
    expect(flowIn(table(`<tr>${sign}</tr>`), '.sign { margin-top: 50px; }').flat()).toMatchObject([
      { rows: [{ lines: 2, room: 50 }] },
    ]);
  });

  it('has lines of the height of their type, and gaps that give way', () => {
    const css = 'h1 { margin: 230px 0 4px; font-size: 26pt; line-height: 46px; --least-margin-top: 30px; }';
    expect(flowIn('<h1>一\n二</h1>', css)).toEqual([
      [{ kind: 'block', height: 96, signs: false, gap: { most: 230, least: 30 } }],
    ]);
    const body = `<h1>${'字'.repeat(18 * 20)}</h1>`;
    expect(pageSet(body, css).html).toContain('<h1 style="margin-top:48px">');
  });

  it('has boxes beside each other, or below, with their padding, rules and least height', () => {
    const css = `
      h2 { margin-bottom: 10px; }
      .lines > div { display: flex; }
      .lines p { box-sizing: border-box; width: 100px; min-height: 41px; padding-top: 10px; line-height: 30px; }
      .lines .value { width: 301px; border-bottom: 1px solid #000; }
      .notes { margin-top: 8px; break-inside: avoid; }
      .sign-off { display: grid; grid-template-columns: repeat(2, 208px); margin-top: 10px; break-before: avoid; }`;
    const sides = '<div class="sides"><div><p>一\n二</p><p>三</p></div><p>四</p></div>';
    const notes = '<div class="notes"><p>一</p><p>二\n三</p></div>';
    const signOff = '<div class="sign-off"><p>一</p><p>二\n三</p></div>';
    const cover = '<div class="lines"><div><p>名</p><div class="value"><p>一</p></div></div></div>';
    expect(flowIn(table(rows(1)) + signOff, css).flat()[1]).toEqual({ kind: 'block', height: 51, signs: true });
    expect(flowIn(`<h2>一</h2>${sides}${notes}${signOff}${cover}`, css).flat()).toEqual([
      { kind: 'block', height: 44, signs: false },
      { kind: 'block', height: 64, signs: false },
      // The notes and the line of signatures that never parts from them.
      { kind: 'block', height: 114, signs: false },
      { kind: 'block', height: 42, signs: false },
    ]);
  });

  it('counts the free space between two blocks once', () => {
    const css = 'h1 { margin: 4px 0 8px; } .remark { margin-top: 6px; }';
    expect(flowIn('<h1>一</h1><p class="remark">二</p>', css).flat()).toMatchObject([{ height: 46 }, { height: 20 }]);
  });

  it('begins anew with what begins a page', () => {
    const section = `<section class="part">${table(rows(2))}</section>`;
    expect(flowIn(section + section)).toHaveLength(2);
    expect(flowIn(section + '<p>一</p>')).toHaveLength(1);
  });
});

describe('A page', () => {
  it('that fits on one page has no ends of pages', () => {
    expect(pageSet(table(rows(35))).html).not.toContain('data-page');
  });

  it('makes of a row that goes on on the next page a row for each of its pages', () => {
    // 37 characters on a line.
    const text = '字'.repeat(37 * 50);
    const narrative = `<tr class="flow">${label('情况')}<td><p>第0行</p><p>${text}</p></td></tr>${row()}`;
    const { html } = pageSet(table(`<tr><td colspan="2"></td></tr>`.repeat(3) + narrative, '', wide));
    const [, first = '', second = ''] = /data-page="split">(.*?)<\/tr>(.*?)<\/tr>/s.exec(html) ?? [];
    expect(first).toContain('<th scope="rowgroup" rowspan="3" data-page="over" data-rows="2">');
    const line = '字'.repeat(37);
    const linesOf = (count: number): string => Array(count).fill(line).join('\n');
    expect(first).toContain(`<td><p>第0行</p><p>${linesOf(43)}</p></td>`);
    expect(second).toBe(`<tr class="flow" data-rest=""><td data-rest=""><p data-rest="">${linesOf(7)}</p></td>`);
  });

  it('divides texts that hold more than text, and leaves a label that stands in the row alone in its first part', () => {
    const text = `${'<br>'.repeat(45)}甲<br><span>乙<br>丙</span>丁<br>戊`;
    const cells = `<th scope="row">名<br>称</th><td><p>己</p></td><td><p>${text}</p></td>`;
    const { html } = pageSet(table(`<tr>${cells}</tr>`, '', '<col width="86"><col width="86"><col>'));
    const [, first = '', second = ''] = /data-page="split">(.*?)<\/tr>(.*?)<\/tr>/s.exec(html) ?? [];
    expect(first.replace(/<br>| style="[^"]*"/g, '')).toBe(
      '<th scope="row">名称</th><td><p>己</p></td><td><p>甲<span>乙</span></p></td>',
    );
    expect(second).toBe(
      '<tr data-rest=""><th scope="row" data-rest=""></th><td data-rest=""></td>' +
        '<td data-rest=""><p data-rest=""><span data-rest="">丙</span>丁<br>戊</p></td>',
    );
  });

  it('has the free space of a row that goes on above its text, or below its end', () => {
    const narrative = (count: number): string => `<tr class="flow"><td>${'<p>一</p>'.repeat(count)}</td></tr>`;
    expect(pageSet(table(narrative(97))).html).toMatch(
      /<tr class="flow" data-page="split"><td style="padding-top:\d+px">/,
    );
    const { html } = pageSet(table(narrative(60) + narrative(36)));
    expect(html).toMatch(/<tr class="flow" data-rest="" style="height:\d+px"><td data-rest="">/);
  });

  it('has rooms to sign that give way', () => {
    const css =
      '.sign { margin-top: 50px; --least-margin-top: 20px; } .note { margin-top: 10px; break-before: avoid; }';
    const opinion = (text: string): string =>
      `<tr><td><p>${text}</p><p class="sign"><span>甲</span><span>乙</span></p></td></tr>`;
    const { html } = pageSet(`${table(rows(28) + opinion('同意') + opinion(''))}<p class="note">注</p>`, css);
    expect(html.match(/<p class="sign"[^>]*>/g)).toEqual([
      '<p class="sign" style="margin-top:40px">',
      '<p class="sign">',
    ]);
  });

  it('says of the table that it starts a page, not of its first row', () => {
    const { html, pagination } = pageSet(table(rows(35)) + table(rows(2), headRow, wide));
    expect(html.match(/<[a-z]+ data-page[^>]*>/g)).toEqual(['<table data-page="start">']);
    expect(pagination.tables[1]?.[0]).toMatchObject({ startsPage: true });
  });

  it('knows how many pages it has', () => {
    const section = (body: string): string => `<section class="part">${table(body)}</section>`;
    expect(pageSet(section(rows(35))).pagination.pages).toBe(1);
    expect(pageSet(section(rows(37)) + section(rows(2))).pagination.pages).toBe(3);
    expect(pageSet(section(`<tr class="flow"><td><p>${lines(100)}</p></td></tr>`)).pagination.pages).toBe(3);
  });

  it('has the row that is made higher for a label beside it', () => {
    const labelled = `<tr>${label('一级<br>指标')}<td><p></p></td></tr>${rows(8)}`;
    const { html } = pageSet(table('<tr><td colspan="2"></td></tr>'.repeat(34) + labelled, '', wide));
    expect(html).toContain(`<tr style="height:${rowHeight(2)}px"><th`);
  });
});

describe('The label of a section', () => {
  const section = (count: number): string => pageSet(table(rows(count), headRow, wide)).html;

  it('starts in the body below an open cell, and is centred beside the head row too', () => {
    expect(section(2)).toContain('<thead><tr><td class="above"></td><th scope="col">');
    expect(section(2)).toContain(
      '<tbody><tr><th scope="rowgroup" rowspan="2" class="below"><p style="top:-23.5px">绩效<br>指标</p></th>',
    );
  });

  it('stands at the top where the section goes over pages', () => {
    expect(section(60)).toContain('class="below" data-page="over"><p>绩效<br>指标</p></th>');
  });
});
