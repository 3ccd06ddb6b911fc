import { serveTasks, type Served } from '../../concurrency/serve-tasks.ts';
import { answerBinderTask, type BinderAnswer, type BinderTask } from './binder-tasks.ts';

serveTasks<BinderTask, BinderAnswer>((task) => Promise.resolve(served(answerBinderTask(task))));

/** Bytes that have a buffer of their own are moved. */
function served(result: BinderAnswer): Served<BinderAnswer> {
  const bytes = 'bytes' in result ? result.bytes : undefined;
  const owned = bytes?.buffer instanceof ArrayBuffer && bytes.buffer.byteLength === bytes.byteLength;
  return { result, transfer: owned ? [bytes.buffer] : [] };
}
