import type { Annex2View } from '../../src/forms/annex-2/view-model.ts';
import type { Annex4View } from '../../src/forms/annex-4/view-model.ts';
import { saying, type PrintedDocument } from '../support/pdf/printed-document.ts';
import { expectedAnnex2 } from './expected-annex-2.ts';
import { expectedAnnex4 } from './expected-annex-4.ts';
import type { ExpectedBlock, ExpectedDocument } from './expected.ts';

/** What the document says, in the terms of {@link ExpectedDocument}. */
export function printedContent({ blocks }: PrintedDocument): ExpectedDocument {
  return blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map((row) => row.map(({ texts }) => saying(texts))) : saying(block.texts),
    )
    .filter((block) => block !== '');
}

/** What a form must say for a View. */
export function expectedContent(form: string, view: object): ExpectedDocument {
  switch (form) {
    case 'annex-2':
      return expectedAnnex2(view as Annex2View);
    case 'annex-4':
      return expectedAnnex4(view as Annex4View);
    default:
      throw new Error(`Nothing is known about the form ${form}`);
  }
}

/** Where the document says something else than it must, each with both; empty if nowhere. */
export function contentProblems(form: string, view: object, document: PrintedDocument): string[] {
  const expected = expectedContent(form, view);
  const printed = printedContent(document);
  return Array.from({ length: Math.max(expected.length, printed.length) }, (_, index) =>
    difference(expected[index] ?? '', printed[index] ?? ''),
  ).filter((problem) => problem !== '');
}

function difference(expected: ExpectedBlock, printed: ExpectedBlock): string {
  if (typeof expected === 'string' || typeof printed === 'string') {
    return expected === printed ? '' : `expected ${brief(expected)}, printed ${brief(printed)}`;
  }
  const row = Array.from({ length: Math.max(expected.length, printed.length) }, (_, index) => index).find(
    (index) => JSON.stringify(expected[index]) !== JSON.stringify(printed[index]),
  );
  return row === undefined ? '' : `row ${row}: expected ${brief(expected[row])}, printed ${brief(printed[row])}`;
}

function brief(content: unknown): string {
  const words = content === undefined ? 'nothing' : JSON.stringify(content);
  return words.length > 200 ? `${words.slice(0, 200)}…` : words;
}
