import { extname } from 'node:path';
import { TaskThread } from '../../concurrency/task-thread.ts';
import type { ThreadLoad } from '../../concurrency/thread-pool.ts';
import type { Volume, VolumeBinder, VolumeBinding, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { Profile } from '../../orders/options.ts';
import { profileTable } from '../finish/profiles.ts';
import { type BinderThread, ThreadedVolume } from './threaded-volume.ts';

/** Milliseconds that a thread may take for an item, or for the end of a volume: what takes longer never ends. */
const longestTask = 120_000;
/** Milliseconds for which a thread without a volume waits for the next one. */
const idleTime = 30_000;

const binderThread = new URL(`binder-thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Joins document parts into volumes (ADR 0090), in threads beside the event loop: each volume has one for itself as long
 * as it is open, so that no volume waits for another, and none is lost with another. A thread whose volume has been
 * closed is used again; its code is warm.
 */
export class ThreadedBinder implements VolumeBinder {
  readonly #module: URL;
  readonly #taskTime: number;
  readonly #all = new Set<BinderThread>();
  readonly #ending = new Set<BinderThread>();
  readonly #resting = new Map<BinderThread, NodeJS.Timeout>();

  /** @param taskTime milliseconds after which a task is given up, and its thread with it */
  constructor(module = binderThread, taskTime = longestTask) {
    this.#module = module;
    this.#taskTime = taskTime;
  }

  /** Volumes that are open, and threads. None waits for another. */
  get load(): ThreadLoad {
    const threads = [...this.#all, ...this.#ending].reduce((sum, { alive }) => sum + alive, 0);
    return { waiting: 0, running: this.#all.size - this.#resting.size, threads };
  }

  /**
   * PDF/A-1 has no attachments (ISO 19005-1, 6.1.11), PDF/A-2 only ones that are PDF/A themselves (ISO 19005-2, 6.8),
   * PDF/A-3 any (ISO 19005-3, 6.8); what claims nothing may have them too.
   */
  carriesManifest(profile: Profile): boolean {
    const { pdfa, embedsFiling } = profileTable[profile];
    return embedsFiling || pdfa === undefined;
  }

  async open(binding: VolumeBinding, numbers?: VolumePrint): Promise<Volume> {
    const [thread, timer] = [...this.#resting].at(-1) ?? [this.#start(), undefined];
    clearTimeout(timer);
    this.#resting.delete(thread);
    return ThreadedVolume.open(thread, [binding, numbers], this.#taskTime, (isGood) => {
      if (isGood) this.#rest(thread);
      else void this.#end(thread);
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#all, ...this.#ending].map(async (thread) => this.#end(thread)));
  }

  #start(): BinderThread {
    // It holds a volume between its tasks: it does not end by itself.
    const thread: BinderThread = new TaskThread(this.#module, { idleTime: undefined });
    this.#all.add(thread);
    return thread;
  }

  #rest(thread: BinderThread): void {
    if (!this.#all.has(thread)) return;
    this.#resting.set(thread, setTimeout(() => void this.#end(thread), idleTime).unref());
  }

  async #end(thread: BinderThread): Promise<void> {
    clearTimeout(this.#resting.get(thread));
    this.#resting.delete(thread);
    this.#all.delete(thread);
    this.#ending.add(thread);
    await thread.close();
    this.#ending.delete(thread);
  }
}
