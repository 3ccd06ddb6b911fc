import { PdfDictionary, PdfString, resolve, type PdfObject } from '../../pdf/document/objects.ts';
import { PdfFormatError } from '../../pdf/document/format-error.ts';
import type { PdfFile } from '../../pdf/document/reader.ts';
import { held } from './volume-limits.ts';

/** Nodes of a name tree that are looked at: of a volume of two thousand items there are some forty. */
const mostNodes = 1_000;
/** Bytes of a key or a name that are read, for ten thousand may have one of a megabyte: ours are numbers and `manifest.json`, and the names of files. */
const longestName = 1_024;
/** Attachments that are looked at. */
const mostAttachments = 10_000;

/** The attachments of a file (ISO 32000-1, 7.7.4 and 7.9.6) by their keys; throws for a tree that is none. */
export function* attachmentsByKey(file: PdfFile): Generator<readonly [key: string, specification: PdfDictionary]> {
  const waiting: PdfObject[] = [file.catalog.dictionary('Names')?.raw('EmbeddedFiles') ?? null];
  const visited = new Set<PdfObject>();
  let found = 0;
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    const node = resolve(object);
    if (!(node instanceof PdfDictionary)) continue;
    if (visited.has(node) || visited.size >= mostNodes) throw new PdfFormatError('The name tree is damaged');
    visited.add(node);
    const names = node.array('Names') ?? [];
    for (let at = 0; at + 1 < names.length; at += 2) {
      file.spend(1);
      if (++found > mostAttachments) throw new PdfFormatError(`The file has more than ${mostAttachments} attachments`);
      const [key, value] = [resolve(names[at] ?? null), resolve(names[at + 1] ?? null)];
      if (key instanceof PdfString && value instanceof PdfDictionary) yield [key.textOfStart(longestName), value];
      if (found % held.attachments === 0) file.forget();
    }
    waiting.push(...(node.array('Kids') ?? []).slice(0, mostNodes).reverse());
  }
}

/** The name that an attachment goes by. */
export function attachmentName(specification: PdfDictionary): string {
  const name = specification.string('UF') ?? specification.string('F');
  return name === undefined ? '' : name.textOfStart(longestName);
}
