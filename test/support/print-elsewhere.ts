import { text } from 'node:stream/consumers';
import { readConfig } from '../../src/config.ts';
import type { FilledPage } from '../../src/documents/ports.ts';
import { createPrinter } from '../../src/pdf/printer.ts';
import { fontconfig } from './archive/printing.ts';
import { openPageRenderer } from './page-renderer.ts';

/** Prints the filled pages given as JSON on standard input; writes the prints in base64 as JSON. */
const pages = JSON.parse(await text(process.stdin)) as FilledPage[];
const forms = [...new Set(pages.map(({ form }) => form))];
const renderer = openPageRenderer(forms);
const engine = createPrinter({
  ...readConfig({}).engine,
  blankPage: (form) => renderer.blankPage(form),
  forms,
  fontconfig,
});
const prints: string[] = [];
for (const page of pages) {
  const print = await engine.print(page, { signal: AbortSignal.timeout(60_000) });
  prints.push(Buffer.from(print).toString('base64'));
}
await engine.close();
process.stdout.write(JSON.stringify(prints));
