import type { Content, ContentBlock } from '../content.ts';
import { withoutBlanks } from '../pdf/printed-document.ts';
import type { WordBlock, WordCell, WordFile, WordRow, WordTable } from './read-word-file.ts';

/**
 * What a Word file says, in the terms of {@link Content}: lines, and tables by the cells
 * that start in each row.
 */
export function wordContent({ body }: WordFile): Content {
  return body.flatMap(contentOf).filter((block) => block !== '');
}

function contentOf(block: WordBlock): readonly ContentBlock[] {
  if (block.kind === 'paragraph') return [withoutBlanks(block.text)];
  return block.ruled ? [rowsOf(block)] : linesOf(block);
}

/** A table without rules only sets lines side by side. */
function linesOf({ rows }: WordTable): readonly string[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => withoutBlanks(text))),
  );
}

/** The label of a section may start in the head row; it is told as if it started in the row below. */
function rowsOf({ rows }: WordTable): readonly (readonly string[])[] {
  const texts = rows.map(({ cells }) => cells.filter(({ merge }) => merge !== 'continue').map(textOf));
  const [head, first, ...others] = texts;
  const label = labelInHead(rows);
  if (label === undefined || head === undefined || first === undefined) return texts;
  return [['', ...head.slice(1)], [textOf(label), ...first], ...others];
}

/** The label cell that starts in a head row and goes on below it. */
export function labelInHead([head, first]: readonly WordRow[]): WordCell | undefined {
  const [label] = head?.cells ?? [];
  const goesOn = head?.isHead === true && label?.merge === 'restart' && first?.cells[0]?.merge === 'continue';
  return goesOn ? label : undefined;
}

export function textOf({ paragraphs }: WordCell): string {
  return withoutBlanks(paragraphs.map(({ text }) => text).join(''));
}
