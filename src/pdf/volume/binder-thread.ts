import { Moved } from '../../concurrency/calls.ts';
import { serveCalls } from '../../concurrency/serve-calls.ts';
import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { VolumeBinding, VolumeItem, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { FilledPage, PrintedPart } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { type DocumentPart, documentPart } from '../finish/document-part.ts';
import { type MarkedPart, readMarkedPrint } from '../print/marked-print.ts';
import type { Print } from '../print/print.ts';
import { contentsLinksOf } from './contents-links.ts';
import { PageNumbers } from './page-numbers.ts';
import { VolumeWriter } from './volume-writer.ts';

/**
 * The volume that the thread binds, with the parts that wait, from the first task to the last. Prints come in any order,
 * items in theirs. The same items in the same order give the same bytes, whatever groups they were printed in.
 */
let held: { readonly writer: VolumeWriter; readonly waiting: Map<number, MarkedPart> } | undefined;
let lastId = 0;

/** Throw PdfFormatError for a print or an item that fails a check. */
const calls = {
  open: (binding: VolumeBinding, numbers: VolumePrint | undefined) => {
    const pageNumbers = numbers && new PageNumbers(partOf(numbers).part);
    held = { writer: new VolumeWriter(binding, pageNumbers), waiting: new Map() };
  },
  /** Takes the print of these pages apart, in their order. */
  take: (print: Uint8Array, pages: readonly FilledPage[]) => {
    const { waiting } = volume();
    return readMarkedPrint(print, pages).map((part): PrintedPart => {
      waiting.set(++lastId, part);
      return { id: lastId, pageCount: part.pageCount };
    });
  },
  add: (id: number, item: VolumeItem) => {
    const { writer, waiting } = volume();
    const part = waiting.get(id);
    if (part === undefined) throw new RangeError('The part has not been taken, or has been added already');
    waiting.delete(id);
    return withBytesOf(writer, writer.addItem(documentPart(part.read()), item));
  },
  discard: (id: number) => {
    volume().waiting.delete(id);
  },
  addContents: (contents: VolumePrint) => {
    const { writer } = volume();
    const { part, print } = partOf(contents);
    writer.addContents(part, contentsLinksOf(print));
    const bytes = writer.take();
    return new Moved(bytes, [bytes]);
  },
  end: (title: string, manifest: DeflatedText | undefined) => {
    const { writer } = volume();
    return withBytesOf(writer, writer.end(title, manifest));
  },
  close: () => {
    held = undefined;
  },
};
export type BinderCalls = typeof calls;
serveCalls(calls);

function volume(): NonNullable<typeof held> {
  // Another thread than this one held it, and has ended.
  if (held === undefined) throw new AppError('internal', '合订本没有打开。');
  return held;
}

function withBytesOf<Result>(writer: VolumeWriter, result: Result): Moved<Result & { readonly bytes: Uint8Array }> {
  const bytes = writer.take();
  return new Moved({ ...result, bytes }, [bytes]);
}

/** A print of the page template of volumes, which has links. */
function partOf({ print: bytes, page }: VolumePrint): { readonly part: DocumentPart; readonly print: Print } {
  const [marked] = readMarkedPrint(bytes, [page], { links: true });
  if (marked === undefined) throw new TypeError('A print of one page has one part');
  const print = marked.read();
  return { part: documentPart(print), print };
}
