import type { Call, CallResult } from '../../concurrency/calls.ts';
import { ThreadDied, ThreadNotLoaded } from '../../concurrency/live-thread.ts';
import type { TaskThread } from '../../concurrency/task-thread.ts';
import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type {
  AddedItem,
  BoundEnd,
  Volume,
  VolumeBinding,
  VolumeItem,
  VolumePrint,
} from '../../documents/batch/volume-ports.ts';
import type { FilledPage, PrintedPart } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { checkFailure } from '../finish/check-failure.ts';
import { sentProperties } from '../finish/profiles.ts';
import { counted } from '../print/marked-page.ts';
import type { BinderCalls } from './binder-thread.ts';

export type BinderThread = TaskThread<BinderCalls>;

/** A volume in a thread, which takes one task after the other. What it holds is lost when it dies. */
export class ThreadedVolume implements Volume {
  readonly #thread: BinderThread;
  readonly #profile: VolumeBinding['profile'];
  readonly #taskTime: number;
  readonly #leave: (isGood: boolean) => void;
  readonly #lost = new AbortController();
  #full: AppError | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed: Promise<void> | undefined;

  private constructor(
    thread: BinderThread,
    profile: VolumeBinding['profile'],
    taskTime: number,
    leave: (isGood: boolean) => void,
  ) {
    this.#thread = thread;
    this.#profile = profile;
    this.#taskTime = taskTime;
    this.#leave = leave;
  }

  /** @param leave called when the volume is closed: whether its thread is good for another one */
  static async open(
    thread: BinderThread,
    opened: readonly [VolumeBinding, VolumePrint | undefined],
    taskTime: number,
    leave: (isGood: boolean) => void,
  ): Promise<ThreadedVolume> {
    const volume = new ThreadedVolume(thread, opened[0].profile, taskTime, leave);
    try {
      await volume.#run(['open', ...opened]);
      return volume;
    } catch (error) {
      await volume.close();
      throw error;
    }
  }

  /** Aborts, with an AppError, when the thread has died. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  get full(): AppError | undefined {
    return this.#full;
  }

  async take(print: Uint8Array, pages: readonly FilledPage[]): Promise<readonly PrintedPart[]> {
    return this.#run(['take', print, pages.map(counted)]);
  }

  async discard({ id }: PrintedPart): Promise<void> {
    return this.#run(['discard', id]);
  }

  async add({ id }: PrintedPart, item: VolumeItem): Promise<AddedItem> {
    return this.#run(['add', id, { ...item, properties: sentProperties(item.properties, this.#profile) }]);
  }

  async addContents(contents: VolumePrint): Promise<Uint8Array> {
    return this.#run(['addContents', contents]);
  }

  async end(title: string, manifest: DeflatedText | undefined): Promise<BoundEnd> {
    return this.#run(['end', title, manifest]);
  }

  /** Forgets the volume and leaves the thread to others. */
  async close(): Promise<void> {
    this.#closed ??= this.#run(['close'])
      .catch(() => undefined)
      .then(() => this.#leave(!this.lost.aborted));
    await this.#closed;
  }

  /** Rejects with AppError `internal` for what cannot be vouched for, `volume-full`, or the reason of `lost`. */
  async #run<Name extends keyof BinderCalls>(call: Call<BinderCalls, Name>): Promise<CallResult<BinderCalls, Name>> {
    const answer = this.#last.then(async () => {
      this.lost.throwIfAborted();
      return this.#inTime(call);
    });
    this.#last = answer.catch(() => undefined);
    return answer.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'volume-full') throw (this.#full ??= error);
      // Any other AppError says that the task was not ended in time, or that the thread holds no volume.
      const isLost = [AppError, ThreadDied, ThreadNotLoaded].some((kind) => error instanceof kind);
      if (isLost) return this.#lose(error);
      throw checkFailure(error);
    });
  }

  /** The time is that of the task: how long a thread takes to start says nothing of what it does. */
  async #inTime<Name extends keyof BinderCalls>(call: Call<BinderCalls, Name>): Promise<CallResult<BinderCalls, Name>> {
    const stop = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const begun = (): void => {
      timer = setTimeout(() => stop.abort(new DOMException('Too late', 'TimeoutError')), this.#taskTime);
    };
    return this.#thread.run(call, stop.signal, begun).finally(() => clearTimeout(timer));
  }

  #lose(cause: unknown): never {
    if (!this.lost.aborted) {
      this.#lost.abort(new AppError('internal', '合订本没有做完：装订它的线程中断了。', { cause }));
    }
    throw this.lost.reason;
  }
}
