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

/** Makes a filing as PDF and as Word file, and reads the lines of both. */
export async function cellLinesOf(filing: ParityCase): Promise<CellLines> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-cells-'));
  const composition = compose();
  try {
    const pdf = await make(composition, filing, 'pdf');
    const [layout] = await layOutWordFiles([await make(composition, filing, 'docx')]);
    if (layout === undefined) throw new Error('LibreOffice laid out no file');
    return { pdf: byText(await pagesOf(pdf, folder)), word: byText(await pagesOf(layout, folder)) };
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
