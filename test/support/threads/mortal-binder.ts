import { serveCalls } from '../../../src/concurrency/serve-calls.ts';
import type { VolumeItem } from '../../../src/documents/batch/volume-ports.ts';
import { AppError } from '../../../src/errors.ts';

/** Items that the volume has, one page and one line each; undefined while there is no volume. */
let items: number | undefined;
let most = Infinity;
let parts = 0;

/**
 * A binder without PDF, whose thread dies of an item that says so in its filing, `{"die": "exit"}`, `"throw"`, or `"hang"`, and
 * whose volume is full after so many items as the filing of the first says, `{"most": 2}`.
 */
serveCalls({
  open: () => {
    [items, most] = [0, Infinity];
  },
  take: (_print: Uint8Array, pages: readonly unknown[]) => pages.map(() => ({ id: (parts += 1), pageCount: 1 })),
  add: async (_part: number, item: VolumeItem) => {
    if (items === undefined) throw new AppError('internal', 'No volume');
    const line = Buffer.from(item.properties.source.bytes).toString();
    const filing = JSON.parse(line) as { readonly die?: string; readonly most?: number };
    if (filing.die !== undefined) return die(filing.die);
    if (items >= (most = filing.most ?? most)) throw new AppError('volume-full', '');
    items += 1;
    return { firstPage: items, pages: 1, bytes: Buffer.from(`${line}\n`) };
  },
  discard: () => undefined,
  end: () => ({ pages: items, bytes: Buffer.from('end') }),
  close: () => {
    items = undefined;
  },
});

async function die(way: string): Promise<never> {
  if (way === 'exit') process.exit(1);
  if (way === 'hang') for (;;);
  setImmediate(() => {
    throw new Error('as asked');
  });
  return new Promise(() => undefined);
}
