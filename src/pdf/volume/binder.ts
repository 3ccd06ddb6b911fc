import { extname } from 'node:path';
import { TaskThread } from '../../concurrency/task-thread.ts';
import type { Volume, VolumeBinder, VolumeBinding, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { PdfProperties, PrintedPart } from '../../documents/ports.ts';
import { notVouchedFor } from '../archive/not-vouched-for.ts';
import { profileTable } from '../archive/profiles.ts';
import type { BinderAnswer, BinderResult, BinderTask } from './binder-thread.ts';
import type { WaitingPart } from './volume-in-hand.ts';

/** Milliseconds without a volume after which the thread ends. */
const idleTime = 30_000;

/**
 * Creates the binder: it joins document parts into volumes (ADR 0090), in a thread beside the event loop. All volumes
 * share the thread, task by task: none takes longer than a form does.
 */
export function createVolumeBinder(): VolumeBinder {
  const thread = new BinderThread();
  return {
    carriesManifest: (profile) => mayCarryManifest(profileTable[profile]),
    open: async (binding, numbers) => openVolume(thread, binding, numbers),
    close: async () => thread.close(),
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
  thread: BinderThread,
  binding: VolumeBinding,
  numbers: VolumePrint | undefined,
): Promise<Volume> {
  const volume = thread.enter();
  const run = async (task: TaskOfVolume): Promise<BinderResult> => thread.run({ ...task, volume });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await run({ kind: 'close' }).catch(() => undefined);
    thread.leave();
  };
  try {
    await run({ kind: 'open', binding, numbers });
  } catch (error) {
    await close();
    throw error;
  }
  const { embedsFiling } = profileTable[binding.profile];
  return {
    take: async (print, pages) => {
      const { parts = [] } = await run({ kind: 'take', print, pages });
      return parts.map((part) => new ThreadPart(part));
    },
    add: async (part, item) => {
      const properties = embedsFiling ? item.properties : withoutSource(item.properties);
      const { firstPage, pages, bytes } = await run({ kind: 'add', part: idOf(part), item: { ...item, properties } });
      if (firstPage === undefined || pages === undefined || bytes === undefined) throw wrongAnswer();
      return { firstPage, pages, bytes };
    },
    discard: async (part) => {
      await run({ kind: 'discard', part: idOf(part) });
    },
    addContents: async (contents) => {
      const { bytes } = await run({ kind: 'contents', contents });
      if (bytes === undefined) throw wrongAnswer();
      return bytes;
    },
    end: async (title, manifest) => {
      const { pages, bytes } = await run({ kind: 'end', title, manifest });
      if (pages === undefined || bytes === undefined) throw wrongAnswer();
      return { pages, bytes };
    },
    close,
  };
}

/** A task without the number of its volume. */
type TaskOfVolume = BinderTask extends infer Task ? (Task extends BinderTask ? Omit<Task, 'volume'> : never) : never;

/** The thread of the binder, which takes one task after the other. */
class BinderThread {
  readonly #thread = new TaskThread<BinderTask, BinderAnswer>(
    new URL(`binder-thread${extname(import.meta.url)}`, import.meta.url),
    // It holds the volumes: it ends when there is none.
    { idleTime: undefined },
  );
  #last: Promise<unknown> = Promise.resolve();
  #volumes = 0;
  #lastNumber = 0;
  #idle: NodeJS.Timeout | undefined;

  /** A number for a new volume. */
  enter(): number {
    clearTimeout(this.#idle);
    this.#volumes += 1;
    return ++this.#lastNumber;
  }

  leave(): void {
    this.#volumes -= 1;
    if (this.#volumes === 0) this.#idle = setTimeout(() => void this.#thread.close(), idleTime).unref();
  }

  /** Rejects with AppError `internal` for what cannot be vouched for, which a thread that died cannot either. */
  async run(task: BinderTask): Promise<BinderResult> {
    const { signal } = new AbortController();
    const answer = this.#last.then(async () => this.#thread.run(task, signal));
    this.#last = answer.catch(() => undefined);
    const result = await answer.catch((error: unknown) => {
      throw notVouchedFor(error);
    });
    if ('fault' in result) throw notVouchedFor(result.fault);
    return result;
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle);
    await this.#last;
    await this.#thread.close();
  }
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

function wrongAnswer(): Error {
  return new Error('The thread answered another question');
}
