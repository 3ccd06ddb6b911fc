import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Composition, compose } from '../../src/composition.ts';
import type { MadeDocument } from '../../src/documents/press.ts';
import type { SampleName } from '../../src/forms/form.ts';
import { formOf } from './filing-report.ts';

/** Resolution of the golden pages. */
const goldenDpi = 100;

/** A page of a sample as picture, and where its golden is. */
export interface SamplePicture {
  /** `official-01.png` */
  readonly fileName: string;
  /** 8-bit greyscale PNG. */
  readonly png: Uint8Array;
}

/** Prints and rasters samples with the shipped browser, fonts and PDFium, as the service does. */
export interface SamplePictures {
  of(form: string, sample: SampleName, dpi?: number): Promise<readonly SamplePicture[]>;
  /** The empty form: `empty-01.png`. */
  ofEmpty(form: string, dpi?: number): Promise<readonly SamplePicture[]>;
  close(): Promise<void>;
}

export async function openSamplePictures(): Promise<SamplePictures> {
  const composition = compose();
  await composition.engine.start();
  return {
    of: async (form, sample, dpi = goldenDpi) => {
      const { press, templatesFolder } = composition;
      const source = readFileSync(join(templatesFolder, form, 'samples', `${sample}.json`));
      const order = { ...plainPdf, form: formOf(form), source, strict: false, totals: 'as-filed' } as const;
      return picturesOf(composition, sample, await press.make(order, limits()), dpi);
    },
    ofEmpty: async (form, dpi = goldenDpi) => {
      const order = { ...plainPdf, form: formOf(form) };
      return picturesOf(composition, 'empty', await composition.press.makeBlank(order, limits()), dpi);
    },
    close: () => composition.close(),
  };
}

const plainPdf = { format: 'pdf', profile: 'plain' } as const;
const limits = () => ({ signal: AbortSignal.timeout(120_000) });

async function picturesOf(
  { parts }: Composition,
  name: string,
  { bytes, pages = 0 }: MadeDocument,
  dpi: number,
): Promise<SamplePicture[]> {
  const pictures: SamplePicture[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const png = await parts.raster.png(bytes, page, dpi, limits());
    pictures.push({ fileName: `${name}-${String(page).padStart(2, '0')}.png`, png });
  }
  return pictures;
}

const root = join(import.meta.dirname, '..', '..');

/** The folder of a form's golden pages. */
export function goldenFolder(form: string): string {
  return join(root, 'templates', form, 'golden');
}

/** The golden pages of a sample that are there, by name. */
export function goldenNames(form: string, sample: SampleName): readonly string[] {
  const names = readdirSync(goldenFolder(form)).filter((name) => name.startsWith(`${sample}-`));
  return names.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
}
