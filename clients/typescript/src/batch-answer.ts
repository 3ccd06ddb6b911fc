import { IncompleteAnswerError } from './errors.ts';
import type { BatchManifest } from './types.ts';
import { type ZipPiece, ZipPieces } from './zip-pieces.ts';

const manifestEntry = 'manifest.json';

/** What a batch is answered with: a ZIP, which is handed on, or one that holds a volume, which is taken out. */
export type Packing = 'zip' | 'volume';

/** The bytes of a batch as they come, and its manifest when they have come. */
export function batchAnswer(answer: ReadableStream<Uint8Array>, packing: Packing) {
  const pieces = answer.getReader();
  const zip = new ZipPieces();
  const packed: Uint8Array<ArrayBuffer>[] = [];
  let tell: (manifest: Promise<BatchManifest>) => void;
  const manifest = new Promise<BatchManifest>((resolve) => (tell = resolve));
  // Whoever reads the body may not care for the manifest.
  manifest.catch(() => undefined);
  const end = (outcome: Promise<BatchManifest>): void => tell(outcome);
  const fail = (reason: unknown): Error => {
    const error = new IncompleteAnswerError('the answer broke off before its end', { cause: reason });
    end(Promise.reject(error));
    return error;
  };
  const take = (bytes: Uint8Array): readonly ZipPiece[] => {
    const taken = [...zip.push(bytes)];
    packed.push(...taken.filter(({ entry }) => entry === manifestEntry).map((piece) => piece.bytes.slice()));
    return taken.filter(({ entry }) => entry !== manifestEntry);
  };

  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await pieces.read();
        if (!done) {
          const files = take(value);
          for (const bytes of packing === 'zip' ? [value] : files.map((file) => file.bytes)) controller.enqueue(bytes);
        } else if (zip.isComplete && packed.length > 0) {
          end(readManifest(packed));
          controller.close();
        } else controller.error(fail(undefined));
      } catch (error) {
        controller.error(fail(error));
      }
    },
    cancel: async (reason) => {
      fail(reason);
      await pieces.cancel(reason);
    },
  });
  return { body, manifest };
}

async function readManifest(packed: Uint8Array<ArrayBuffer>[]): Promise<BatchManifest> {
  const deflated = new Blob(packed).stream();
  return (await new Response(deflated.pipeThrough(new DecompressionStream('deflate-raw'))).json()) as BatchManifest;
}
