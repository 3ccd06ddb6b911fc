import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type BatchDelivery, type BatchPress, createBatchPress } from '../../src/documents/batch/batch-press.ts';
import type { BatchOrder } from '../../src/orders/batch-order.ts';
import { ThreadedBinder } from '../../src/pdf/volume/binder.ts';
import { type FakeItemPress, createFakeItemPress } from '../support/fake-item-press.ts';
import { createFakeVolumes } from '../support/fake-volumes.ts';

let items: FakeItemPress;
/** The same for all tests: threads whose volumes were closed are used again. A task may take some seconds. */
const binder = new ThreadedBinder(new URL('../support/threads/mortal-binder.ts', import.meta.url), 2_500);
afterAll(async () => binder.close());
/** Two batches at a time. */
let press: BatchPress;
beforeEach(() => {
  items = createFakeItemPress();
  press = createBatchPress({
    identity: { build: 'filing-press/0.0.0', fonts: {} },
    documents: items,
    volumes: {
      ...createFakeVolumes(items),
      binder,
      items: (volume) => ({
        prepare: async (order, limits) => items.prepare(order, limits),
        check: async (order, limits) => items.check(order, limits),
        print: async (prepared, limits) => {
          if (volume.full !== undefined) return prepared.map(() => volume.full ?? expect.unreachable());
          await items.print(prepared, limits);
          const page = { form: 'annex-2', title: '', body: '' };
          const parts = await volume.take(
            new Uint8Array(),
            prepared.map(() => page),
          );
          return parts.flatMap((part, at) => (prepared[at] === undefined ? [] : [{ prepared: prepared[at], part }]));
        },
      }),
    },
    ...{ size: { side: 2, group: 2, ahead: 8 }, bounds: { places: 2, open: 4 }, recordLimit: 1_000 },
    spool: { memory: 1_000_000, total: 1_000_000 },
  });
});

const order: BatchOrder = {
  ...{ output: 'volume', format: 'pdf', profile: 'pdfa-3b', onError: 'skip', strict: false, totals: 'as-filed' },
};

async function start(filings: readonly object[], change: Partial<BatchOrder> = {}): Promise<BatchDelivery> {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const filing of filings)
      yield await Promise.resolve(Buffer.from(`${JSON.stringify({ form: 'annex-2', filing })}\n`));
  }
  const { signal } = new AbortController();
  return press.start({ ...order, ...change }, { notation: 'lines', bytes: bytes() }, { signal, drain: signal });
}

async function whole({ bytes }: BatchDelivery): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const numbered = (count: number): object[] => Array.from({ length: count }, (_, number) => ({ number }));
const textOf = (filings: readonly object[]): string =>
  [...filings.map((filing) => JSON.stringify(filing)), 'end'].join('\n');

describe('a thread that dies with a volume in it', () => {
  it('breaks that volume off and costs no other', async () => {
    const dying = await start([...numbered(3), { die: 'exit' }, ...numbered(200)]);
    const other = await start(numbered(20));
    const [broken, kept] = await Promise.allSettled([whole(dying), whole(other)]);
    expect(broken).toMatchObject({ status: 'rejected', reason: { code: 'internal', message: /线程中断/ } });
    expect(kept).toEqual({ status: 'fulfilled', value: textOf(numbered(20)) });
    // It ends at once rather than print what nobody will bind.
    expect(items.printed.flat().length).toBeLessThan(60);

    // Its place is free, for two at a time, and the next threads hold volumes as the first did.
    const [volume, zip] = await Promise.all([start(numbered(9)), start(numbered(2), { output: 'zip' })]);
    expect(await whole(volume)).toBe(textOf(numbered(9)));
    expect(await whole(zip)).toContain('manifest.json');
  });

  it('answers an error where nothing was sent yet, rather than call the filings bad', async () => {
    for (const [die, onError] of [
      ['exit', 'skip'],
      ['throw', 'fail'],
    ] as const) {
      await expect(start([{ die }], { onError }).then(whole)).rejects.toMatchObject({ code: 'internal' });
    }
    expect(await whole(await start(numbered(2)))).toBe(textOf(numbered(2)));
  });
});

describe('a volume that is full', () => {
  it('ends with what it has, and says of the others what to do, without printing them', async () => {
    const delivery = await start([{ most: 2 }, ...numbered(199)]);
    expect(await whole(delivery)).toBe(textOf([{ most: 2 }, { number: 0 }]));
    expect(delivery.counts()).toEqual({ total: 200, printed: 2, refused: 198 });
    expect(items.printed.flat().length).toBeLessThan(60);
  });

  it('is broken off, with that reason, where none may be missing', async () => {
    const filings = [{ most: 2 }, ...numbered(9)];
    await expect(start(filings, { onError: 'fail' }).then(whole)).rejects.toMatchObject({ code: 'volume-full' });
  });
});

describe('two volumes at once', () => {
  it('do not wait for a thread that never ends its task, which is given up', async () => {
    const hanging = whole(await start([...numbered(3), { die: 'hang' }]));
    hanging.catch(() => undefined);
    expect(await whole(await start(numbered(20)))).toBe(textOf(numbered(20)));
    await expect(hanging).rejects.toMatchObject({ code: 'internal', cause: { code: 'deadline-exceeded' } });
    expect(await whole(await start(numbered(2)))).toBe(textOf(numbered(2)));
  });

  it('do not wait for the reader of the other', async () => {
    const stalled = await start(numbered(60));
    await stalled.bytes.next();
    expect(await whole(await start(numbered(60)))).toBe(textOf(numbered(60)));
    await sleep(50);
    // No further than items are read ahead.
    expect(items.printed.flat().length).toBeLessThan(60 + 20);
    const first = items.printed.flat().length;
    expect((await whole(stalled)).endsWith('end')).toBe(true);
    expect(items.printed.flat().length).toBeGreaterThan(first);
  });
});
