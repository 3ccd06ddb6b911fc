import { Moved } from '../../concurrency/calls.ts';
import { serveCalls } from '../../concurrency/serve-calls.ts';
import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { VolumeBinding, VolumeItem, VolumePrint } from '../../documents/batch/volume-ports.ts';
import type { FilledPage } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { OpenVolume } from './open-volume.ts';

/** The volume that the thread holds. */
let held: OpenVolume | undefined;

const calls = {
  open: (binding: VolumeBinding, numbers: VolumePrint | undefined) => {
    held = new OpenVolume(binding, numbers);
  },
  take: (print: Uint8Array, pages: readonly FilledPage[]) => volume().take(print, pages),
  add: (part: number, item: VolumeItem) => withBytes(volume().add(part, item)),
  discard: (part: number) => volume().discard(part),
  addContents: (contents: VolumePrint) => {
    const bytes = volume().addContents(contents);
    return new Moved(bytes, [bytes]);
  },
  end: (title: string, manifest: DeflatedText | undefined) => withBytes(volume().end(title, manifest)),
  close: () => {
    held = undefined;
  },
};
export type BinderCalls = typeof calls;
serveCalls(calls);

function volume(): OpenVolume {
  // Another thread than this one held it, and has ended.
  if (held === undefined) throw new AppError('internal', '合订本没有打开。');
  return held;
}

function withBytes<Result extends { readonly bytes: Uint8Array }>(result: Result): Moved<Result> {
  return new Moved(result, [result.bytes]);
}
