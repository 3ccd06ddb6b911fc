import { extname } from 'node:path';
import type { Volume, VolumeBinder, VolumeBinding, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { PdfProperties, PrintedPart } from '../../documents/ports.ts';
import { profileTable } from '../finish/profiles.ts';
import { counted } from '../print/marked-page.ts';
import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { WaitingPart } from './binder-thread.ts';
import { VolumeThreads, type VolumeThread } from './volume-thread.ts';

/** Milliseconds that a thread may take for an item, or for the end of a volume: what takes longer never ends. */
const longestTask = 120_000;

/** The binder with threads that can be counted. */
export interface ThreadedBinder extends VolumeBinder {
  readonly load: ThreadLoad;
}

const binderThread = new URL(`binder-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Creates the binder: it joins document parts into volumes (ADR 0090), in threads beside the event loop, one for each
 * volume that is open.
 */
export function createVolumeBinder(module = binderThread, taskTime = longestTask): ThreadedBinder {
  const threads = new VolumeThreads(module, taskTime);
  return {
    get load() {
      return threads.load;
    },
    carriesManifest: (profile) => mayCarryManifest(profileTable[profile]),
    open: async (binding, numbers) => openVolume(threads.take(), binding, numbers),
    close: async () => threads.close(),
  };
}

/**
 * PDF/A-1 has no attachments (ISO 19005-1, 6.1.11), PDF/A-2 only ones that are PDF/A themselves (ISO 19005-2, 6.8),
 * PDF/A-3 any (ISO 19005-3, 6.8); what claims nothing may have them too.
 */
function mayCarryManifest({ pdfa, embedsFiling }: { readonly pdfa: unknown; readonly embedsFiling: boolean }): boolean {
  return embedsFiling || pdfa === undefined;
}

/** A part that waits in the thread. */
class ThreadPart implements PrintedPart, WaitingPart {
  readonly id: number;
  readonly pageCount: number;

  constructor({ id, pageCount }: WaitingPart) {
    this.id = id;
    this.pageCount = pageCount;
  }
}

async function openVolume(
  thread: VolumeThread,
  binding: VolumeBinding,
  numbers: VolumePrint | undefined,
): Promise<Volume> {
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => (closed ??= thread.close());
  try {
    await thread.run(['open', binding, numbers]);
  } catch (error) {
    await close();
    throw error;
  }
  const { embedsFiling } = profileTable[binding.profile];
  return {
    take: async (print, pages) => {
      const parts = await thread.run(['take', print, pages.map(counted)]);
      return parts.map((part) => new ThreadPart(part));
    },
    add: async (part, item) => {
      const properties = embedsFiling ? item.properties : withoutSource(item.properties);
      return thread.run(['add', idOf(part), { ...item, properties }]);
    },
    discard: async (part) => thread.run(['discard', idOf(part)]),
    addContents: async (contents) => thread.run(['addContents', contents]),
    end: async (title, manifest) => thread.run(['end', title, manifest]),
    lost: thread.lost,
    get full() {
      return thread.full;
    },
    close,
  };
}

/** The filing itself travels to the thread only where the volume will hold it. */
function withoutSource(properties: PdfProperties): PdfProperties {
  return { ...properties, source: { ...properties.source, bytes: new Uint8Array() } };
}

/** Parts come from `take` and nowhere else. */
function idOf(part: PrintedPart): number {
  if (part instanceof ThreadPart) return part.id;
  throw new TypeError('The part was not taken from a print');
}
