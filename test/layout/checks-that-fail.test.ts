import { beforeAll, describe, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { contentProblems, printedContent, unsaid } from '../support/content.ts';
import type { PageLayout } from '../support/pdf/page-layout.ts';
import { type PrintedDocument, readPrintedDocument, saying } from '../support/pdf/printed-document.ts';
import { openPrintShop } from '../support/print-shop.ts';
import { flowProblems } from './flow-problems.ts';
import { layoutProblems } from './layout-problems.ts';

let document: PrintedDocument;
let view: object;

beforeAll(async () => {
  const shop = await openPrintShop();
  const print = await shop.print({ form: 'annex-2', filing: sampleFiling('annex-2', 'official') });
  await shop.close();
  document = await readPrintedDocument(print.pdf);
  ({ view } = print);
});

/** The document with one of its pages changed. */
function withPage(index: number, change: (page: PageLayout) => Partial<PageLayout>): PrintedDocument {
  const pages = document.pages.map((page, at) => (at === index ? { ...page, ...change(page) } : page));
  return { ...document, pages };
}

/** The document with the texts of a cell or line that says something moved. */
function withMoved(
  words: string,
  by: { readonly x?: number; readonly y?: number; readonly page?: number },
): PrintedDocument {
  const move = <Text extends { readonly text: string; readonly left: number; readonly right: number }>(
    text: Text,
  ): Text => {
    if (text.text !== words) return text;
    const { x = 0, y = 0, page = 0 } = by;
    const placed = text as Text & { top: number; bottom: number; baseline: number; page: number };
    return {
      ...placed,
      left: placed.left + x,
      right: placed.right + x,
      top: placed.top + y,
      bottom: placed.bottom + y,
      baseline: placed.baseline + y,
      page: placed.page + page,
    };
  };
  return {
    pages: document.pages.map((page) => ({ ...page, texts: page.texts.map(move) })),
    blocks: document.blocks.map((block) =>
      block.kind === 'table'
        ? { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, texts: cell.texts.map(move) }))) }
        : { ...block, texts: block.texts.map(move) },
    ),
  };
}

describe('The checks of the layout', () => {
  it('find nothing in the print as it is', () => {
    expect([...layoutProblems(document), ...flowProblems('annex-2', document)]).toEqual([]);
  });

  it('find a text beyond its cell, and one in another cell', () => {
    expect(layoutProblems(withMoved('13800138000', { x: 40 })).join()).toMatch(/leaves its cell/);
    expect(layoutProblems(withMoved('李明', { x: 75 })).join()).toMatch(/is in the cell of/);
  });

  it('find a text outside of the margins, and texts on each other', () => {
    expect(layoutProblems(withMoved('单位：万元', { x: 30 })).join()).toMatch(/outside of the margins/);
    expect(layoutProblems(withMoved('项目负责人', { y: -10 })).join()).toMatch(/overlap|leaves its cell/);
  });

  it.each([10, 40, 80])('find a rule that is missing: number %i of a page', (number) => {
    const without = withPage(2, ({ rules }) => ({ rules: rules.filter((_, index) => index !== number) }));
    const doubled = withPage(2, ({ rules }) => ({
      rules: [
        ...rules,
        ...rules.slice(number, number + 1).map((rule) => ({ ...rule, top: rule.top + 2, bottom: rule.bottom + 2 })),
      ],
    }));
    const found = [...layoutProblems(without), ...layoutProblems(doubled)];
    expect(found.length).toBeGreaterThan(0);
  });

  it('find a page without its number, and a blank one', () => {
    expect(
      layoutProblems(withPage(2, ({ texts }) => ({ texts: texts.filter(({ text }) => text !== '3') }))).join(),
    ).toMatch(/page 3 has the number “”/);
    expect(layoutProblems(withPage(3, () => ({ texts: [], rules: [] }))).join()).toMatch(/page 4 is blank/);
  });

  it('find a heading left behind, and a line of signatures apart from its table', () => {
    expect(flowProblems('annex-2', withMoved('预算绩效目标审核表', { page: -1 })).join()).toMatch(/ends page 4/);
    expect(flowProblems('annex-2', withMoved('填表人：', { page: 1 })).join()).toMatch(/signatures/);
  });

  it('find the line of signatures torn over two pages', () => {
    expect(flowProblems('annex-2', withMoved('项目负责人：', { page: 1 })).join()).toMatch(/belongs to begins on/);
  });

  it('find a part that does not start a page, and a short section that goes over one', () => {
    expect(flowProblems('annex-2', withMoved('项目绩效目标', { page: -1 })).join()).toMatch(/does not start page 3/);
    expect(flowProblems('annex-2', withMoved('2019', { page: 1 })).join()).toMatch(/short section/);
  });

  it('find a word that is missing', () => {
    const blocks = document.blocks.filter((block) => block.kind === 'table' || saying(block.texts) !== '单位：万元');
    expect(contentProblems('annex-2', view, { ...document, blocks })).not.toEqual([]);
  });

  it('find a value of the View that the page leaves out, or has elsewhere', () => {
    const content = printedContent(document);
    expect(unsaid(view, content)).toEqual([]);
    expect(unsaid({ ...view, overallGoal: ['别的'] }, content).join()).toMatch(/“?别的/);
    const { projectName, safeguards, ...others } = view as Readonly<Record<string, unknown>>;
    expect(unsaid({ safeguards, projectName, ...others }, content)).toHaveLength(1);
  });
});
