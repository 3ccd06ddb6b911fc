import { describe, expect, it } from 'vitest';
import { setPages as divide } from '../../../src/html/set-pages.ts';
import { readFlow } from '../../../src/html/read-flow.ts';
import { rowHeight } from '../../../src/pagination/measures.ts';
import { paginate } from '../../../src/pagination/paginate.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `第${index + 1}行`).join('\n');
const row = (text = '', kind = ''): string => `<tr${kind}><td><p>${text}</p></td></tr>`;
const rows = (count: number): string => row().repeat(count);
const table = (body: string, head = ''): string =>
  `<table>${head}<tbody>${body}</tbody>\n<tfoot class="rule" aria-hidden="true"><tr><td colspan="2"></td></tr></tfoot>\n</table>`;
const setPages = (body: string): string => divide(body).body;
const headRow = '<thead><tr><td class="above"></td><th scope="col">一级<br>指标</th></tr></thead>';

describe('The flow of a filled page', () => {
  const flowOf = (body: string) => readFlow(body).flow.flat();

  it('has the lines of the highest cell of each row, and the head row apart', () => {
    const body = `<tr><th scope="row">责任<br>部门</th><td><p>一\n二\n三</p><p>四</p></td></tr>${row()}`;
    expect(flowOf(table(body, headRow))).toMatchObject([
      { kind: 'table', head: rowHeight(2), rows: [{ lines: 4, labels: [{ lines: 2, rows: 1 }] }, { lines: 1 }] },
    ]);
  });

  it('has labels that run over rows, and counts them in none', () => {
    const body = `<tr class="flow"><th rowspan="2"><p>项目<br>立项<br>情况</p></th><td><p>一</p></td></tr>${row()}`;
    const [only] = flowOf(table(body));
    expect(only).toMatchObject({
      rows: [{ lines: 1, narrative: true, labels: [{ lines: 3, rows: 2 }] }, { lines: 1 }],
    });
  });

  it('has the room to sign', () => {
    const sign =
      '<td class="opinion"><p>同意</p><p class="sign" style="margin-top:50px"><span>甲</span><span>乙</span></p></td>';
    expect(flowOf(table(`<tr>${sign}</tr>`))).toMatchObject([{ rows: [{ lines: 2, room: 50 }] }]);
  });

  it('has lines of other heights, and gaps that give way', () => {
    const heading = `<section><h1 data-flow="stacked 4 of 46" data-gap="230 30">一\n二</h1></section>`;
    expect(flowOf(heading)).toEqual([{ kind: 'block', height: 96, signs: false, gap: { most: 230, least: 30 } }]);
    expect(setPages(heading)).toBe(heading);
    const high = `<section><h1 data-flow="stacked 0 of 46" data-gap="230 30">${lines(20)}</h1></section>`;
    expect(setPages(high)).toContain('data-gap="230 30" style="margin-top:52px">');
  });

  it('has blocks with their lines beside or below each other', () => {
    const sides =
      '<div class="sides" data-flow="beside 4"><div data-column="1 1"><p>一\n二</p><p>三</p></div><p>四</p></div>';
    const notes = '<div data-flow="stacked 8">\n<p>一</p>\n<p>二\n三</p>\n</div>';
    const signOff = '<div data-flow="beside 10 signs"><p>一</p><p>二\n三</p></div>';
    expect(flowOf(`<h2 data-flow="stacked 24">一</h2>${sides}${notes}${signOff}`)).toEqual([
      { kind: 'block', height: 44, signs: false },
      { kind: 'block', height: 64, signs: false },
      { kind: 'block', height: 68, signs: false },
      { kind: 'block', height: 50, signs: true },
    ]);
  });

  it('begins anew with each section', () => {
    const section = `<section class="part">${table(rows(2))}</section>`;
    expect(readFlow(section + section).flow).toHaveLength(2);
  });
});

describe('A filled page', () => {
  it('that fits on one page is left as it is', () => {
    const body = table(rows(35));
    expect(setPages(body)).toBe(body);
  });

  it('is told which row goes on on the next page, and which labels stand beside one that does', () => {
    const narrative = `<tr class="flow"><th rowspan="2"><p>情况</p></th><td><p>${lines(50)}</p></td></tr>${row()}`;
    const body = setPages(table(rows(3) + narrative));
    expect(body.match(/<t[rh][^>]*data-page[^>]*>/g)).toEqual([
      '<tr class="flow" data-page="split">',
      '<th rowspan="2" data-page="over">',
    ]);
  });

  it('has the table that starts a page told so, not its first row', () => {
    const filled = table(rows(35)) + table(rows(2), headRow);
    const { tables } = paginate(readFlow(filled).flow);
    expect(setPages(filled).match(/<[a-z]+ data-page[^>]*>/g)).toEqual(['<table data-page="start">']);
    expect(tables[1]?.[0]).toMatchObject({ startsPage: true });
  });

  it('says how many pages it has', () => {
    const section = (body: string): string => `<section>${table(body)}</section>`;
    expect(divide(section(rows(35))).pageCount).toBe(1);
    expect(divide(section(rows(37)) + section(rows(2))).pageCount).toBe(3);
    expect(divide(section(`<tr class="flow"><td><p>${lines(100)}</p></td></tr>`)).pageCount).toBe(3);
  });

  it('has the row that is made higher for a label beside it', () => {
    const label = `<tr><th rowspan="9"><p>一级<br>指标</p></th><td><p></p></td></tr>${rows(8)}`;
    expect(setPages(table(rows(34) + label))).toContain(`<tr style="height:${rowHeight(2)}px"><th`);
  });
});
