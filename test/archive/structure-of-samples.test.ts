import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPrinter, finisher, openTestPrinter, sampleFiling } from '../support/archive/printing.ts';
import { stringsOf } from '../support/content.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { selectedForms } from '../support/selected-forms.ts';

const samples = selectedForms().flatMap(({ id }) =>
  (['official', 'blank', 'full'] as const).map((sample) => [id, sample] as const),
);

describeWithTools('The structure as poppler and pdf.js read it', ['pdfinfo'], () => {
  let folder = '';
  let printer: TestPrinter;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'filing-press-structure-'));
    printer = await openTestPrinter();
  }, 60_000);
  afterAll(async () => {
    await printer.close();
    rmSync(folder, { recursive: true });
  });

  it.each(samples)('of %s, sample %s, has its bookmarks, every text and every box', async (form, sample) => {
    const { part, properties, view, body } = await printer.print(form, sampleFiling(form, sample));
    const { bytes } = finisher.finish(part, 'pdfa-2a', properties);

    const { bookmarks, alternatives } = await readByPdfJs(bytes);
    expect(bookmarks).toEqual([headingsOf(body)]);

    const file = join(folder, `${form}-${sample}.pdf`);
    writeFileSync(file, bytes);
    const structure = structureText(file);
    for (const text of stringsOf(view)) expect(structure.text).toContain(squeezed(text));
    const boxes = stringsOf(view).filter((text) => text === '☑' || text === '□');
    expect(alternatives.toSorted()).toEqual(boxes.map((box) => (box === '☑' ? '已选' : '未选')).toSorted());
    // Page numbers are no part of the text: the last is not in it as a line of its own.
    expect(structure.lines.filter((line) => /^\D?\d+\D?$/.test(line) && !stringsOf(view).includes(line))).toEqual([]);
  });
});

/** The title of a page, and the headings of its parts as they are called in the bookmarks. */
function headingsOf(body: string): [title: string, parts: string[]] {
  const headings = Array.from(body.matchAll(/<h(\d)(?: data-bookmark="([^"]*)")?[^>]*>([^]*?)<\/h\1>/g));
  const [title = '', ...parts] = headings.map(([, , name, words = '']) => name ?? words.replace(/<[^>]*>/g, ''));
  return [title, parts];
}

interface Node {
  readonly alt?: string;
  readonly children?: readonly Node[];
}

async function readByPdfJs(bytes: Uint8Array): Promise<{ bookmarks: [string, string[]][]; alternatives: string[] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const outline = await document.getOutline();
  const alternatives: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    alternatives.push(...alternativesOf((await page.getStructTree()) as Node));
  }
  await document.destroy();
  return {
    bookmarks: outline.map(({ title, items }) => [title, items.map((item: { title: string }) => item.title)]),
    alternatives,
  };
}

function alternativesOf({ alt, children = [] }: Node): string[] {
  return [...(alt === undefined ? [] : [alt]), ...children.flatMap(alternativesOf)];
}

/** What `pdfinfo -struct-text` prints: a quoted line for each line of text below its element. */
function structureText(file: string): { text: string; lines: string[] } {
  const printed = execFileSync('pdfinfo', ['-struct-text', '-enc', 'UTF-8', file], { encoding: 'utf8' });
  const lines = Array.from(printed.matchAll(/^ *"(.*)"$/gm), ([, line = '']) => line);
  return { text: squeezed(lines.join('')), lines };
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
