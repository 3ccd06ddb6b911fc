import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Composition, compose } from '../../../src/composition.ts';
import { findForm } from '../../../src/forms/catalogue.ts';
import { type RuledPage, readCells } from './cells.ts';
import { type Parity, compareLayouts } from './compare.ts';
import type { OfficeSong } from './half-em-song.ts';
import { readPageMarks } from './page-marks.ts';
import { layOutWordFiles } from './yardstick.ts';

/** A filing to be made as PDF and as Word file. */
export interface ParityCase {
  readonly name: string;
  readonly form: string;
  readonly filing: unknown;
}

/** Filings whose Word files one process of LibreOffice lays out: its start costs more than a file, its memory grows. */
const atOnce = 20;

export interface MeasureOptions {
  /** Where to write Word file and both layouts of each filing that differs. */
  readonly keep?: string;
  /** The face of the Word file in the place of 宋体; the shipped one unless given. */
  readonly song?: OfficeSong;
  /** Called after each filing. */
  readonly report?: (name: string, parity: Parity) => void;
}

/** Makes each filing in both formats, as the service does, and compares the two layouts. */
export async function measureParity(
  cases: readonly ParityCase[],
  options: MeasureOptions = {},
): Promise<readonly Parity[]> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-parity-'));
  const composition = compose();
  try {
    const parities: Parity[] = [];
    for (let start = 0; start < cases.length; start += atOnce) {
      parities.push(...(await measure(cases.slice(start, start + atOnce), { ...options, composition, folder })));
    }
    return parities;
  } finally {
    await composition.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Measuring extends MeasureOptions {
  readonly composition: Composition;
  /** For files in between. */
  readonly folder: string;
}

async function measure(cases: readonly ParityCase[], measuring: Measuring): Promise<readonly Parity[]> {
  const pdfs: Uint8Array[] = [];
  const words: Uint8Array[] = [];
  for (const filing of cases) {
    pdfs.push(await make(measuring.composition, filing, 'pdf'));
    words.push(await make(measuring.composition, filing, 'docx'));
  }
  const layouts = await layOutWordFiles(words, measuring.song);
  const parities: Parity[] = [];
  for (const [index, { name }] of cases.entries()) {
    const [word, layout, pdf] = [words[index], layouts[index], pdfs[index]];
    if (word === undefined || layout === undefined || pdf === undefined) throw new Error(`${name} was not made`);
    const parity = compareLayouts(await pagesOf(layout, measuring.folder), await pagesOf(pdf, measuring.folder));
    parities.push(parity);
    measuring.report?.(name, parity);
    if (measuring.keep !== undefined && parity.differences.length > 0) {
      await keepFiles(measuring.keep, name, { '.docx': word, '.word.pdf': layout, '.pdf': pdf });
    }
  }
  return parities;
}

/** Makes a filing as the service does. */
export async function make(composition: Composition, { form, filing }: ParityCase, format: 'pdf' | 'docx') {
  const found = findForm(form);
  if (found === undefined) throw new Error(`No form ${form}`);
  const source = Buffer.from(JSON.stringify(filing));
  const order = { form: found, source, format, profile: 'plain', strict: false, totals: 'as-filed' } as const;
  return (await composition.press.make(order, { signal: AbortSignal.timeout(120_000) })).bytes;
}

/** What stands on the pages of a PDF; the folder is for a file in between. */
export async function pagesOf(pdf: Uint8Array, folder: string): Promise<readonly RuledPage[]> {
  const path = join(folder, 'layout.pdf');
  await writeFile(path, pdf);
  return (await readPageMarks(path)).map(readCells);
}

async function keepFiles(folder: string, name: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [ending, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name.replaceAll(/[ #]+/g, '-') + ending), bytes);
  }
}
