import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Manifest, manifestName, readBatchManifest } from '../../documents/batch/manifest.ts';
import { volumeName } from '../../documents/batch/volume-envelope.ts';
import type { BatchFile } from '../../documents/batch/zip-output.ts';
import { ZipStreamError, zipEntries, zipEntriesInPieces } from '../../zip/zip-stream.ts';
import { type BoundVolume, ConnectionLost, type PrintedBatch } from './batch-service.ts';
import { entryFile, nameInFile } from './output/entry-file.ts';

/** Bytes of one file, or of the manifest. */
const entryLimit = 1024 * 1024 * 1024;

/** The ZIP that a service answers a batch with: the files as they come, and from the manifest what became of all. */
export function printedBatch(answer: IncomingMessage, interruption: AbortSignal): PrintedBatch {
  let isComplete = false;
  async function* files(): AsyncGenerator<BatchFile, void, undefined> {
    let manifest: Manifest | undefined;
    for await (const { name, bytes } of zipEntries(bytesOf(answer, interruption), entryLimit)) {
      if (name === manifestName) manifest = readBatchManifest(bytes);
      else yield arrivedFile(name, bytes);
    }
    if (manifest === undefined) throw new ConnectionLost('答复里没有可用的清单 manifest.json');
    const { items, complete, ending } = manifest;
    isComplete = complete;
    for (const item of items) {
      // Not printed because it had to end: it did not come to this one.
      if (complete || item.status === 'printed' || item.problem.code !== ending?.code) yield { item };
    }
  }
  return { files: untilCutOff(files()), isComplete: () => isComplete };
}

/** What is known of a file before the manifest has come. */
function arrivedFile(name: string, bytes: Uint8Array): BatchFile {
  const file = entryFile(name);
  if (file === undefined) throw new ZipStreamError('答复里有不认识的文件');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { item: { index: file.index, status: 'printed', name: nameInFile(file), file: name, sha256 }, bytes };
}

/** The ZIP with a volume and its manifest. */
export function boundVolume(answer: IncomingMessage, interruption: AbortSignal): BoundVolume {
  let manifest: Manifest | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    let isEmpty = true;
    for await (const { name, pieces } of zipEntriesInPieces(bytesOf(answer, interruption), entryLimit)) {
      if (name === manifestName) manifest = readBatchManifest(await buffer(pieces));
      else if (name !== volumeName) throw new ZipStreamError('答复里有不认识的文件');
      else {
        for await (const piece of pieces) {
          isEmpty &&= piece.length === 0;
          yield piece;
        }
      }
    }
    if (manifest === undefined || isEmpty) throw new ZipStreamError('答复里没有合订本，或没有可用的清单');
  }
  return {
    bytes: untilCutOff(bytes()),
    facts: () => {
      const { build = '', fonts = {}, items = [], complete = false } = manifest ?? {};
      const pages = Number(answer.trailers['x-document-pages']);
      return {
        ...{ identity: { build, fonts }, items, isComplete: complete, pages: pages > 0 ? pages : undefined },
        holdsManifest: answer.headers['x-batch-manifest'] === 'embedded',
      };
    },
  };
}

/** The bytes of an answer. A connection that breaks is an answer that was cut off. */
async function* bytesOf(answer: IncomingMessage, interruption: AbortSignal): AsyncGenerator<Uint8Array, void> {
  try {
    yield* answer as AsyncIterable<Uint8Array>;
  } catch (cause) {
    throw new ConnectionLost(interruption.aborted ? '已中断' : `与服务的连接断了（${(cause as Error).message}）`);
  }
}

async function* untilCutOff<Piece>(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece, void, undefined> {
  try {
    yield* pieces;
  } catch (error) {
    throw error instanceof ZipStreamError && error.isCutOff ? new ConnectionLost(error.message) : error;
  }
}
