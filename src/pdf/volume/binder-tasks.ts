import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { VolumeBinding, VolumeItem, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { FilledPage } from '../../documents/ports.ts';
import { VolumeFull } from './volume-full.ts';
import { OpenVolume, type WaitingPart } from './open-volume.ts';

/** What is to be done with the volume that the thread holds. */
export type BinderTask =
  | { readonly kind: 'open'; readonly binding: VolumeBinding; readonly numbers: VolumePrint | undefined }
  | { readonly kind: 'take'; readonly print: Uint8Array; readonly pages: readonly FilledPage[] }
  | { readonly kind: 'add'; readonly part: number; readonly item: VolumeItem }
  | { readonly kind: 'discard'; readonly part: number }
  | { readonly kind: 'contents'; readonly contents: VolumePrint }
  | { readonly kind: 'end'; readonly title: string; readonly manifest: DeflatedText | undefined }
  | { readonly kind: 'close' };

/** What came of it; numbers and bytes where there are some. */
export interface BinderResult {
  readonly parts?: readonly WaitingPart[];
  readonly firstPage?: number;
  readonly pages?: number;
  readonly bytes?: Uint8Array;
}

/**
 * Errors lose their class on the way between threads: `fault` is what cannot be vouched for, `full` says that no item
 * can be added any more, `gone` that this is another thread than the one which held the volume.
 */
export type BinderAnswer = BinderResult | { readonly fault: Error } | { readonly full: true } | { readonly gone: true };

let held: OpenVolume | undefined;

export function answerBinderTask(task: BinderTask): BinderAnswer {
  try {
    if (task.kind === 'open') {
      held = new OpenVolume(task.binding, task.numbers);
      return {};
    }
    if (task.kind === 'close') {
      held = undefined;
      return {};
    }
    return held === undefined ? { gone: true } : perform(held, task);
  } catch (error) {
    if (error instanceof VolumeFull) return { full: true };
    return { fault: error instanceof Error ? error : new Error(String(error)) };
  }
}

function perform(volume: OpenVolume, task: Exclude<BinderTask, { kind: 'open' | 'close' }>): BinderResult {
  switch (task.kind) {
    case 'take':
      return { parts: volume.take(task.print, task.pages) };
    case 'add':
      return volume.add(task.part, task.item);
    case 'discard':
      volume.discard(task.part);
      return {};
    case 'contents':
      return { bytes: volume.addContents(task.contents) };
    case 'end':
      return volume.end(task.title, task.manifest);
  }
}
