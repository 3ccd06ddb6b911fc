import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../../src/composition.ts';
import { findForm } from '../../../src/forms/catalogue.ts';
import { readCells } from './cells.ts';
import { compareLayouts, type Parity } from './compare.ts';
import { readPageMarks } from './page-marks.ts';
import { layOutWordFiles } from './yardstick.ts';

/** A filing to be made as PDF and as Word file. */
export interface ParityCase {
  readonly name: string;
  readonly form: string;
  readonly filing: unknown;
}

/** Makes each filing in both formats, as the service does, and compares the two layouts. */
export async function measureParity(cases: readonly ParityCase[]): Promise<readonly Parity[]> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-parity-'));
  const composition = compose();
  try {
    const made = async (form: string, filing: unknown, format: 'pdf' | 'docx'): Promise<Uint8Array> => {
      const found = findForm(form);
      if (found === undefined) throw new Error(`No form ${form}`);
      const source = Buffer.from(JSON.stringify(filing));
      const order = { form: found, source, format, profile: 'plain', strict: false, totals: 'as-filed' } as const;
      return (await composition.press.make(order, { signal: AbortSignal.timeout(120_000) })).bytes;
    };
    const pdfs: Uint8Array[] = [];
    const words: Uint8Array[] = [];
    for (const { form, filing } of cases) {
      pdfs.push(await made(form, filing, 'pdf'));
      words.push(await made(form, filing, 'docx'));
    }
    const layouts = await layOutWordFiles(words);
    const pagesOf = async (pdf: Uint8Array) => {
      const path = join(folder, 'layout.pdf');
      await writeFile(path, pdf);
      return (await readPageMarks(path)).map(readCells);
    };
    const parities: Parity[] = [];
    for (const [index, pdf] of pdfs.entries()) {
      parities.push(compareLayouts(await pagesOf(layouts[index] ?? new Uint8Array()), await pagesOf(pdf)));
    }
    return parities;
  } finally {
    await composition.close();
    await rm(folder, { recursive: true, force: true });
  }
}
