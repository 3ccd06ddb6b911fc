import { manifestName } from '../../documents/batch/manifest.ts';
import { PdfDictionary, PdfString, resolve, type PdfObject } from '../../pdf/document/objects.ts';
import { readPdf } from '../../pdf/document/reader.ts';
import { readManifest, type Manifest } from './manifest-file.ts';

/** The manifest that is embedded in a volume; undefined where there is none. */
export function volumeManifest(pdf: Uint8Array): Manifest | undefined {
  try {
    const file = readPdf(pdf);
    const specification = named(file.catalog.dictionary('Names')?.dictionary('EmbeddedFiles'), manifestName);
    const stream = specification?.dictionary('EF')?.stream('F');
    return stream && readManifest(file.decode(stream));
  } catch {
    return undefined;
  }
}

/** A value of a name tree (ISO 32000-1, 7.9.6). */
function named(node: PdfDictionary | undefined, name: string): PdfDictionary | undefined {
  const names = node?.array('Names')?.map((item) => resolve(item)) ?? [];
  const at = names.findIndex((item, index) => index % 2 === 0 && item instanceof PdfString && item.textValue === name);
  if (at >= 0) return asDictionary(names[at + 1]);
  for (const kid of node?.array('Kids') ?? []) {
    const found = named(asDictionary(resolve(kid)), name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function asDictionary(item: PdfObject | undefined): PdfDictionary | undefined {
  return item instanceof PdfDictionary ? item : undefined;
}
