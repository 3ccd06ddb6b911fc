import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../../src/composition.ts';
import type { RuledPage } from './cells.ts';
import { type ParityCase, make, pagesOf } from './measure.ts';
import { layOutWordFiles } from './yardstick.ts';

/** The lines of the cells of a filing, by the text of the cell, blanks left out. */
export interface CellLines {
  readonly pdf: ReadonlyMap<string, readonly string[]>;
  readonly word: ReadonlyMap<string, readonly string[]>;
}

/**
 * Makes filings as PDF and as Word file, and reads the lines of both. No
 * text should stand in two of them.
 */
export async function cellLinesOf(filings: readonly ParityCase[]): Promise<CellLines> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-cells-'));
  const composition = compose();
  try {
    const [pdfs, words]: [Uint8Array[], Uint8Array[]] = [[], []];
    for (const filing of filings) {
      pdfs.push(await make(composition, filing, 'pdf'));
      words.push(await make(composition, filing, 'docx'));
    }
    const linesOf = async (files: readonly Uint8Array[]): Promise<ReadonlyMap<string, readonly string[]>> => {
      const pages: RuledPage[] = [];
      for (const file of files) pages.push(...(await pagesOf(file, folder)));
      return byText(pages);
    };
    return { pdf: await linesOf(pdfs), word: await linesOf(await layOutWordFiles(words)) };
  } finally {
    await composition.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function byText(pages: readonly RuledPage[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    pages.flatMap(({ cells }) =>
      cells.map((cell) => {
        const lines = cell.lines.map(({ text }) => text);
        return [lines.join(''), lines] as const;
      }),
    ),
  );
}
