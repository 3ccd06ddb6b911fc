import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { expectedContent } from '../support/content.ts';
import {
  type WordBlock,
  type WordRow,
  type WordTable,
  attribute,
  descendants,
  path,
  readWordFile,
} from '../support/docx/read-word-file.ts';
import { labelInHead, textOf } from '../support/docx/word-content.ts';
import { type WordShop, openWordShop } from '../support/docx/word-files.ts';
import { selectedForms } from '../support/selected-forms.ts';

let shop: WordShop;
beforeAll(() => (shop = openWordShop()));
afterAll(() => shop.close());

/** The tables with a head row. */
async function sectionsOf(form: string, sample: string): Promise<readonly WordTable[]> {
  const { body } = readWordFile(await shop.make(form, sampleFiling(form, sample)));
  return body.filter((block): block is WordTable => block.kind === 'table' && block.rows[0]?.isHead === true);
}

/** The labels of the sections that a page has: each stands beside the first row below its head row. */
function labelsOf(form: string, sample: string): readonly string[] {
  const content = expectedContent(form, shop.viewOf(form, sampleFiling(form, sample)));
  return content.flatMap((block) => (typeof block !== 'string' && block[0]?.[0] === '' ? (block[1]?.[0] ?? []) : []));
}

function keepsWithNext({ cells }: WordRow): boolean {
  return cells.every(({ paragraphs }) => paragraphs.every(({ element }) => path(element, 'pPr', 'keepNext')));
}

function sides(row: WordRow | undefined, side: string): (string | null | undefined)[] {
  const [label] = row?.cells ?? [];
  return label === undefined ? [] : descendants(label.element, side).map((rule) => rule.getAttribute('w:val'));
}

/** Rows without those at the end, a total, that have a cell of their own where the label stands: it is wider than the label. */
const besideLabel = (rows: WordTable['rows']): WordTable['rows'] =>
  rows.filter(({ cells }, index) => cells[0]?.merge !== undefined || index < rows.length - 1);

describe.each(selectedForms().flatMap(({ id }) => sampleNames.map((sample) => [id, sample] as const)))(
  'The label of each section of %s %s',
  (form, sample) => {
    let sections: readonly WordTable[];
    let labels: readonly string[];
    beforeAll(async () => {
      sections = await sectionsOf(form, sample);
      labels = labelsOf(form, sample);
    });

    it('begins in the head row of a section that is kept on one page', () => {
      for (const { rows } of sections) {
        const label = labelInHead(rows);
        if (label === undefined) continue;
        expect(labels).toContain(textOf(label));
        expect(besideLabel(rows.slice(1)).every(({ cells }) => cells[0]?.merge === 'continue')).toBe(true);
        // One of a page that is full anyway need not be kept together.
        if (sample !== 'longest') expect(rows.slice(0, -1).every(keepsWithNext)).toBe(true);
      }
    });

    it('begins below the head row of a section that goes over pages, which no cell ties to the rows below', () => {
      for (const { rows } of sections) {
        if (labelInHead(rows) !== undefined) continue;
        const [head, first, ...others] = rows;
        expect(head?.cells.every(({ merge }) => merge === undefined)).toBe(true);
        expect(head === undefined || textOf(head.cells[0] as never)).toBe('');
        expect(first?.cells[0]?.merge).toBe('restart');
        expect(labels).toContain(textOf(first?.cells[0] as never));
        expect(besideLabel(others).every(({ cells }) => cells[0]?.merge === 'continue')).toBe(true);
        expect([...sides(head, 'bottom'), ...sides(first, 'top')]).toEqual(['nil', 'nil']);
      }
    });

    it('stands in the middle of its rows, at the top if they go over a page', () => {
      for (const { rows } of sections) {
        const inHead = labelInHead(rows);
        const [label] = inHead === undefined ? (rows[1]?.cells ?? []) : [inHead];
        const alignment = path(label?.element, 'tcPr', 'vAlign');
        expect(attribute(alignment, 'val')).toBe(inHead === undefined ? 'top' : 'center');
      }
    });

    it('is there, in one of the two ways', () => {
      const inHead = sections.filter(({ rows }) => labelInHead(rows) !== undefined).length;
      expect(sections.length).toBeGreaterThan(0);
      if (sample === 'official' || sample === 'blank') expect(inHead).toBe(sections.length);
      if (sample === 'longest') expect(inHead).toBeLessThan(sections.length);
    });
  },
);

describe('Head rows and rows that split', () => {
  const tablesOf = (body: readonly WordBlock[]): WordTable[] =>
    body.filter((block): block is WordTable => block.kind === 'table');

  it('are one head row at the top of each section, and narratives', async () => {
    const { body } = readWordFile(await shop.make('annex-2', sampleFiling('annex-2', 'full')));
    const tables = tablesOf(body);
    expect(tables.filter(({ rows }) => rows[0]?.isHead)).toHaveLength(4 + 4);
    for (const { rows } of tables) {
      expect(rows.slice(1).some(({ isHead }) => isHead)).toBe(false);
      for (const row of rows.filter(({ mayNotSplit }) => !mayNotSplit)) {
        const styles = descendants(row.element, 'pStyle').map((style) => style.getAttribute('w:val'));
        expect(styles).toContain('TableText');
        expect(row.cells.some(({ merge }) => merge === 'restart') && styles.includes('TableEntry')).toBe(false);
      }
    }
  });
});
