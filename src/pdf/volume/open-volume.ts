import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type {
  BoundEnd,
  AddedItem,
  VolumeBinding,
  VolumeItem,
  VolumePrint,
} from '../../documents/batch/volume-ports.ts';
import type { FilledPage } from '../../documents/ports.ts';
import { documentPart, type DocumentPart } from '../finish/document-part.ts';
import { createOutputIntent } from '../finish/output-intent.ts';
import type { Print } from '../print/print.ts';
import { profileTable } from '../finish/profiles.ts';
import { readMarkedPrint, type MarkedPart } from '../print/marked-print.ts';
import { contentsLinksOf } from './contents-links.ts';
import { PageNumbers } from './page-numbers.ts';
import { VolumeWriter } from './volume-writer.ts';

/** A part of a print that waits for its turn. */
export interface WaitingPart {
  readonly id: number;
  readonly pageCount: number;
}

const outputIntent = createOutputIntent();

/**
 * A volume that is being bound, with the prints whose items wait: what a thread keeps from the first task to the last.
 * Prints come in any order, items in theirs. The same items in the same order give the same bytes, whatever groups they
 * were printed in. Throws PdfFormatError for a print or an item that fails a check.
 */
export class OpenVolume {
  readonly #writer: VolumeWriter;
  readonly #waiting = new Map<number, MarkedPart>();
  #lastId = 0;

  constructor(binding: VolumeBinding, numbers: VolumePrint | undefined) {
    const requirements = profileTable[binding.profile];
    const pageNumbers = numbers && new PageNumbers(partOf(numbers).part);
    this.#writer = new VolumeWriter({ binding, requirements, outputIntent, numbers: pageNumbers });
  }

  /** Takes the print of these pages apart, in their order. */
  take(print: Uint8Array, pages: readonly FilledPage[]): WaitingPart[] {
    return readMarkedPrint(print, pages).map((part) => {
      const id = ++this.#lastId;
      this.#waiting.set(id, part);
      return { id, pageCount: part.pageCount };
    });
  }

  add(id: number, item: VolumeItem): AddedItem {
    const part = this.#waiting.get(id);
    if (part === undefined) throw new RangeError('The part has not been taken, or has been added already');
    this.#waiting.delete(id);
    const placed = this.#writer.addItem(documentPart(part.read()), item);
    return { ...placed, bytes: this.#writer.take() };
  }

  /** Forgets a part. */
  discard(id: number): void {
    this.#waiting.delete(id);
  }

  addContents(contents: VolumePrint): Uint8Array {
    const { part, print } = partOf(contents);
    this.#writer.addContents(part, contentsLinksOf(print));
    return this.#writer.take();
  }

  end(title: string, manifest: DeflatedText | undefined): BoundEnd {
    const end = this.#writer.end(title, manifest);
    return { ...end, bytes: this.#writer.take() };
  }
}

/** A print of the page template of volumes, which has links. */
function partOf({ print: bytes, page }: VolumePrint): { readonly part: DocumentPart; readonly print: Print } {
  const [marked] = readMarkedPrint(bytes, [page], { links: true });
  if (marked === undefined) throw new TypeError('A print of one page has one part');
  const print = marked.read();
  return { part: documentPart(print), print };
}
