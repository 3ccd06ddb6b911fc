import { serveTasks } from '../../../src/concurrency/serve-tasks.ts';
import type { BinderAnswer, BinderTask } from '../../../src/pdf/volume/binder-tasks.ts';

/** Items that the volume has, one page and one line each; undefined while there is no volume. */
let items: number | undefined;
let parts = 0;

/**
 * A binder without PDF, whose thread dies of an item that says so in its filing, `{"die": "exit"}`, `"throw"`, or `"hang"`, and
 * whose volume is full after so many items as the filing of the first says, `{"most": 2}`.
 */
serveTasks<BinderTask, BinderAnswer>(async (task) => ({ result: await answer(task), transfer: [] }));

let most = Infinity;

async function answer(task: BinderTask): Promise<BinderAnswer> {
  if (task.kind === 'open') items = 0;
  if (items === undefined) return { gone: true };
  switch (task.kind) {
    case 'open':
      most = Infinity;
      return {};
    case 'take':
      return { parts: task.pages.map(() => ({ id: (parts += 1), pageCount: 1 })) };
    case 'add': {
      const line = Buffer.from(task.item.properties.source.bytes).toString();
      const filing = JSON.parse(line) as { readonly die?: string; readonly most?: number };
      if (filing.die !== undefined) return die(filing.die);
      if (items >= (most = filing.most ?? most)) return { full: true };
      items += 1;
      return { firstPage: items, pages: 1, bytes: Buffer.from(`${line}\n`) };
    }
    case 'end':
      return { pages: items, bytes: Buffer.from('end') };
    case 'close':
      items = undefined;
      return {};
    case 'discard':
    case 'contents':
      return {};
  }
}

async function die(way: string): Promise<never> {
  if (way === 'exit') process.exit(1);
  if (way === 'hang') for (;;);
  setImmediate(() => {
    throw new Error('as asked');
  });
  return new Promise(() => undefined);
}
