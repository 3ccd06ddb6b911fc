import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { notAtLineEnd, notAtLineStart } from '../../typesetting/kinsoku.ts';
import { deflateEntry } from '../../zip/entry.ts';
import { zipFile } from '../../zip/zip-file.ts';
import { obfuscateFont } from '../embedded-font.ts';
import { styleElement } from './styles.ts';
import type { WordDocument } from './word-document.ts';

/** The parts of a package below `templates/word`, in the order of the file. */
const parts = [
  '[Content_Types].xml',
  '_rels/.rels',
  'word/document.xml',
  'word/_rels/document.xml.rels',
  'word/styles.xml',
  'word/settings.xml',
  'word/fontTable.xml',
  'word/_rels/fontTable.xml.rels',
  'word/footer1.xml',
  'docProps/core.xml',
  'docProps/app.xml',
] as const;

/**
 * The file `document.docx` of a form. The font that draws ☑, which 宋体 lacks, is embedded, because no Windows has it; it is
 * the only one.
 *
 * @param folder absolute path of `templates/word`
 */
export function writePackage(document: WordDocument, folder: string, symbolsFont: Uint8Array): Uint8Array {
  const { fontKey, bytes } = obfuscateFont(symbolsFont);
  const values = {
    ...document,
    styles: document.styles.map(styleElement).join(''),
    fontKey,
    notAtLineEnd,
    notAtLineStart,
  };
  const filled = parts.map((name) => {
    const source = readFileSync(join(folder, name), 'utf8').trimEnd();
    return deflateEntry(name, Handlebars.compile(source, { strict: true })(values));
  });
  return zipFile([...filled, deflateEntry('word/fonts/font1.odttf', bytes)]);
}
