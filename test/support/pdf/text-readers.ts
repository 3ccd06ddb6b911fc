import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPageLayouts } from './page-layout.ts';

/** Programs of other people that read the text of a PDF, each in its own way. */
export const textReaders = ['poppler', 'pdf.js', 'mutool'] as const;
export type TextReader = (typeof textReaders)[number];

/** The text of each page as a reader gives it, in the order in which it is drawn, page numbers aside. */
export async function readTexts(reader: TextReader, pdf: Uint8Array): Promise<string[]> {
  const pages = await readPages(reader, pdf);
  return pages.map((text, index) => {
    const lines = text.split('\n').map((line) => line.trim());
    const number = lines.indexOf(String(index + 1));
    return lines.filter((_, line) => line !== number).join('\n');
  });
}

async function readPages(reader: TextReader, pdf: Uint8Array): Promise<string[]> {
  switch (reader) {
    case 'poppler':
      return withFile(pdf, (path) => run('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-']).split('\f').slice(0, -1));
    case 'mutool':
      return withFile(pdf, (path) => run('mutool', ['draw', '-q', '-F', 'text', path]).split('\f').slice(0, -1));
    case 'pdf.js':
      return (await readPageLayouts(pdf)).map(({ texts }) => texts.map(({ text }) => text).join('\n'));
  }
}

/** One line of `pdffonts`. */
export interface ListedFont {
  readonly name: string;
  readonly type: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

/** The fonts of a PDF as poppler lists them. */
export function listFonts(pdf: Uint8Array): ListedFont[] {
  const lines = withFile(pdf, (path) => run('pdffonts', [path]))
    .trimEnd()
    .split('\n');
  return lines.slice(2).map((line) => {
    const [, name = '', type = '', embedded, subset, unicode] =
      /^(.+?)\s+(CID TrueType|CID Type 0C?|TrueType|Type \S+)\s+\S+\s+(yes|no)\s+(yes|no)\s+(yes|no)\s/.exec(line) ??
      [];
    return { name, type, embedded: embedded === 'yes', subset: subset === 'yes', unicode: unicode === 'yes' };
  });
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
}

function withFile<Result>(pdf: Uint8Array, read: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-test-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
