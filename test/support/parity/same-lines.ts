import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../../src/composition.ts';
import type { RuledPage } from './cells.ts';
import type { OfficeSong } from './half-em-song.ts';
import { type ParityCase, make, pagesOf } from './measure.ts';
import { layOutWordFiles } from './yardstick.ts';

/** How many lines of a PDF stand in the layout of the Word file as well. */
export interface LineShare {
  readonly pages: readonly [word: number, pdf: number];
  readonly alike: number;
  readonly of: number;
}

/** Files that one process of LibreOffice lays out. */
const atOnce = 20;

/** Makes filings as PDF and as Word file, lays the latter out in a face in the place of 宋体, and compares the lines. */
export async function measureInSong(filings: readonly ParityCase[], song: OfficeSong): Promise<readonly LineShare[]> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-song-'));
  const composition = compose();
  try {
    const shares: LineShare[] = [];
    for (let start = 0; start < filings.length; start += atOnce) {
      const [pdfs, words]: [Uint8Array[], Uint8Array[]] = [[], []];
      for (const filing of filings.slice(start, start + atOnce)) {
        pdfs.push(await make(composition, filing, 'pdf'));
        words.push(await make(composition, filing, 'docx'));
      }
      for (const [index, layout] of (await layOutWordFiles(words, song)).entries()) {
        const word = await pagesOf(layout, folder);
        const pdf = await pagesOf(pdfs[index] ?? Buffer.alloc(0), folder);
        shares.push({ pages: [word.length, pdf.length], ...sameLines(word, pdf) });
      }
    }
    return shares;
  } finally {
    await composition.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines of `pdf` that stand in `word` too, wherever: a row that moves to another page takes its lines along. */
function sameLines(word: readonly RuledPage[], pdf: readonly RuledPage[]): Omit<LineShare, 'pages'> {
  const left = new Map<string, number>();
  for (const line of linesOf(word)) left.set(line, (left.get(line) ?? 0) + 1);
  const lines = linesOf(pdf);
  const alike = lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0;
  });
  return { alike: alike.length, of: lines.length };
}

const linesOf = (pages: readonly RuledPage[]): readonly string[] =>
  pages.flatMap(({ lines, cells }) => [...lines, ...cells.flatMap((cell) => cell.lines)].map(({ text }) => text));
