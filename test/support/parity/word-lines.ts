import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { readCells } from './cells.ts';
import { readPageMarks } from './page-marks.ts';
import { layOutWordFiles } from './yardstick.ts';

/** A paragraph of 宋体 10.5 pt in a column so many twips wide. */
export interface SetText {
  readonly text: string;
  readonly width: number;
}

const template = join(import.meta.dirname, '..', '..', '..', 'templates', 'annex-4', 'document.docx');

/** The lines of paragraphs in a Word file, without their blanks, as the corrected yardstick lays them out. */
export async function linesInWord(texts: readonly SetText[]): Promise<readonly (readonly string[])[]> {
  const [layout] = await layOutWordFiles([fileOf(texts)]);
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-lines-'));
  try {
    const path = join(folder, 'layout.pdf');
    await writeFile(path, layout ?? '');
    const lines = (await readPageMarks(path)).flatMap((marks) => readCells(marks).lines.map(({ text }) => text));
    return texts.map(({ text }) => takeLines(lines, Array.from(text.replace(/[ \u3000]/g, '')).length));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Takes the first lines, so many characters altogether. */
function takeLines(lines: string[], length: number): readonly string[] {
  const taken: string[] = [];
  for (let rest = length; rest > 0;) {
    const line = lines.shift();
    if (line === undefined) throw new Error('The layout has fewer lines than the texts');
    taken.push(line);
    rest -= Array.from(line).length;
  }
  return taken;
}

/** The Word file of a form, its content replaced. */
function fileOf(texts: readonly SetText[]): Uint8Array {
  const zip = new PizZip(readFileSync(template));
  const document = zip.file('word/document.xml')?.asText() ?? '';
  const run = /<w:r>(<w:rPr><w:rFonts [^>]*宋体[^>]*\/><\/w:rPr>)/.exec(document)?.[1] ?? '';
  const room = 11906 - 2 * 1273;
  const paragraphs = texts.map(
    ({ text, width }) =>
      `<w:p><w:pPr><w:pStyle w:val="TableText"/><w:ind w:right="${room - width}"/></w:pPr>` +
      `<w:r>${run}<w:t xml:space="preserve">${text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)}</w:t></w:r></w:p>`,
  );
  zip.file(
    'word/document.xml',
    document.replace(
      /<w:body>[\s\S]*<w:sectPr>(?:<w:footerReference[^>]*>)*/,
      () => `<w:body>${paragraphs.join('')}<w:sectPr>`, // a function, as a text may hold a $
    ),
  );
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
