import type { OpinionView, Paragraphs } from '../../src/forms/view.ts';
import { withoutBlanks } from '../support/pdf/printed-document.ts';

/** A line outside of tables, or the rows of a table, each with the cells that start in it; blanks aside. */
export type ExpectedBlock = string | readonly (readonly string[])[];

/** What a document must say, block by block, in reading order. Empty lines are left out. */
export type ExpectedDocument = readonly ExpectedBlock[];

/** The cell of a text as filed. */
export function text(paragraphs: Paragraphs): string {
  return paragraphs.join('');
}

/** The merged label cell of a section starts beside the first row below the head row; above it the head row has an empty cell. */
export function section(label: string, head: readonly string[], rows: readonly (readonly string[])[]): string[][] {
  const [first = [], ...rest] = rows;
  return [['', ...head], [label, ...first], ...rest.map((row) => [...row])];
}

/** An opinion cell: opinion, reviewer, date. */
export function opinion({ opinion, reviewer, date }: OpinionView): string {
  return `${text(opinion)}审核人（盖章）：${reviewer}${date === '' ? '年月日' : date}`;
}

/** Blanks away, empty lines away. */
export function normalised(blocks: ExpectedDocument): ExpectedDocument {
  return blocks
    .map((block) => (typeof block === 'string' ? withoutBlanks(block) : block.map((row) => row.map(withoutBlanks))))
    .filter((block) => block !== '');
}
