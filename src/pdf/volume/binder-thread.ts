import { serveTasks } from '../../concurrency/serve-tasks.ts';
import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { VolumeBinding, VolumeItem, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { FilledPage } from '../../documents/ports.ts';
import { VolumeInHand, type WaitingPart } from './volume-in-hand.ts';

/** What is to be done with a volume of this number. */
export type BinderTask = { readonly volume: number } & (
  | { readonly kind: 'open'; readonly binding: VolumeBinding; readonly numbers: VolumePrint | undefined }
  | { readonly kind: 'take'; readonly print: Uint8Array; readonly pages: readonly FilledPage[] }
  | { readonly kind: 'add'; readonly part: number; readonly item: VolumeItem }
  | { readonly kind: 'discard'; readonly part: number }
  | { readonly kind: 'contents'; readonly contents: VolumePrint }
  | { readonly kind: 'end'; readonly title: string; readonly manifest: DeflatedText | undefined }
  | { readonly kind: 'close' }
);

/** What came of it; numbers and bytes where there are some. */
export interface BinderResult {
  readonly parts?: readonly WaitingPart[];
  readonly firstPage?: number;
  readonly pages?: number;
  readonly bytes?: Uint8Array;
}

/** Errors lose their class on the way between threads. */
export type BinderAnswer = BinderResult | { readonly fault: Error };

const volumes = new Map<number, VolumeInHand>();

serveTasks<BinderTask, BinderAnswer>((task) => {
  const result = answer(task);
  const bytes = 'bytes' in result ? result.bytes : undefined;
  const owned = bytes?.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength;
  return Promise.resolve({ result, transfer: owned ? [bytes.buffer] : [] });
});

function answer(task: BinderTask): BinderAnswer {
  try {
    return perform(task);
  } catch (error) {
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }
}

function perform(task: BinderTask): BinderResult {
  switch (task.kind) {
    case 'open':
      volumes.set(task.volume, new VolumeInHand(task.binding, task.numbers));
      return {};
    case 'take':
      return { parts: inHand(task.volume).take(task.print, task.pages) };
    case 'add':
      return inHand(task.volume).add(task.part, task.item);
    case 'discard':
      inHand(task.volume).discard(task.part);
      return {};
    case 'contents':
      return { bytes: inHand(task.volume).addContents(task.contents) };
    case 'end':
      return inHand(task.volume).end(task.title, task.manifest);
    case 'close':
      volumes.delete(task.volume);
      return {};
  }
}

function inHand(number: number): VolumeInHand {
  const volume = volumes.get(number);
  if (volume === undefined) throw new RangeError('The thread that the volume was in has ended');
  return volume;
}
