import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FilledPage, PdfProperties } from '../../src/documents/ports.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import { propertiesOf, sampleFiling } from './archive/printing.ts';
import { formOf } from './filing-report.ts';
import { openPageRenderer } from './page-renderer.ts';

/** A sample of a real form, filled in. */
export interface SamplePage {
  readonly page: FilledPage;
  readonly blankPage: (form: string) => string;
  readonly properties: PdfProperties;
}

/** The official sample of each form, of which there are two at least. */
export function samplePages(): readonly [SamplePage, SamplePage, ...SamplePage[]] {
  const renderer = openPageRenderer();
  const sample = (id: string): SamplePage => {
    const form = formOf(id);
    const filing = sampleFiling(id, 'official');
    const accepted = form.schema.parse(filing);
    const properties = propertiesOf(form, accepted, Buffer.from(JSON.stringify(filing)));
    const page = renderer.fill(id, properties.title, form.toView(accepted, { totals: 'as-filed' }));
    return { page, blankPage: (name) => renderer.blankPage(name), properties };
  };
  const [one, other, ...more] = catalogue.map(({ id }) => sample(id));
  if (one === undefined || other === undefined) throw new Error('There are fewer than two forms');
  return [one, other, ...more];
}

/** Prints pages of the real forms with an engine in a process of its own, under another environment. */
export async function printElsewhere(
  pages: readonly FilledPage[],
  environment: Readonly<Record<string, string>>,
): Promise<Uint8Array[]> {
  const script = join(import.meta.dirname, 'print-elsewhere.ts');
  const child = promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: cacheFolder(), ...environment },
    maxBuffer: 1 << 28,
  });
  child.child.stdin?.end(JSON.stringify(pages));
  return (JSON.parse((await child).stdout) as string[]).map((base64) => Buffer.from(base64, 'base64'));
}

/** Where this process has its browser: the other one need not unpack it again. */
function cacheFolder(): string {
  return process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '/', '.cache');
}
