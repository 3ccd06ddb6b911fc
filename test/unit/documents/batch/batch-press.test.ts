import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import type { BatchDelivery } from '../../../../src/documents/batch/batch-press.ts';
import { AppError } from '../../../../src/errors.ts';
import { shop } from '../../../support/batch-shop.ts';
import { deferred } from '../../../support/deferred.ts';

interface Manifest {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly counts: object;
  readonly complete: boolean;
}

async function unpack(
  delivery: BatchDelivery,
): Promise<{ names: string[]; zip: PizZip; manifest: Manifest; bytes: Buffer }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of delivery.bytes) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const zip = new PizZip(bytes);
  const manifest = JSON.parse(zip.files['manifest.json']?.asText() ?? '') as Manifest;
  return { names: Object.keys(zip.files), zip, manifest, bytes };
}

/** Sends these lines and then nothing, without an end. */
async function* silence(...lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
  await new Promise(() => undefined);
}

const record = (filing: object, name?: string, form = 'annex-2'): string => JSON.stringify({ form, filing, name });
const good = (number: number): string => record({ number });

describe('a ZIP of a batch', () => {
  it('has the items in order under their names, and the manifest last', async () => {
    const lines = [record({ n: 1 }, '甲/乙'), record({ n: 2 }, undefined, 'annex-4'), record({ n: 3 }, 'CON')];
    const { names, manifest, zip } = await unpack(await shop().start(lines));
    expect(names).toEqual(['0001-甲_乙.pdf', '0002-样例.pdf', '0003-CON.pdf', 'manifest.json']);
    expect(manifest.counts).toEqual({ total: 3, printed: 3, refused: 0 });
    expect(manifest.complete).toBe(true);
    expect(manifest.items[1]).toMatchObject({
      index: 2,
      line: 2,
      form: 'annex-4',
      name: '样例',
      status: 'printed',
      pages: 5,
    });
    for (const { file, sha256 } of manifest.items) {
      const bytes = zip.files[String(file)]?.asUint8Array() ?? new Uint8Array();
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });

  it('is the same bytes each time', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => good(index));
    const one = await unpack(await shop().start(lines));
    const other = await unpack(await shop().start(lines));
    expect(one.bytes.equals(other.bytes)).toBe(true);
  });

  it('leaves bad records out, whatever is wrong with them, and says what it was', async () => {
    const lines = [
      good(1),
      '{"form":"annex-2","filing":',
      'not JSON',
      record({ bad: '错' }),
      record({}, undefined, 'annex-9'),
      `{"form":"annex-2","filing":{"x":"${'x'.repeat(1000)}"}}`,
      '{"form":"annex-2","file":{}}',
      good(8),
    ];
    const { names, manifest } = await unpack(await shop().start(lines));
    expect(names).toEqual(['0001-样例.pdf', '0008-样例.pdf', 'manifest.json']);
    expect(manifest.counts).toEqual({ total: 8, printed: 2, refused: 6 });
    expect(manifest.items.map(({ status }) => status)).toEqual([
      'printed',
      ...Array<string>(6).fill('refused'),
      'printed',
    ]);
    expect(manifest.items.slice(1, 7).map(({ problem }) => (problem as { code: string }).code)).toEqual([
      'invalid-json',
      'invalid-json',
      'invalid-filing',
      'form-not-found',
      'too-large',
      'invalid-record',
    ]);
    expect(manifest.items[3]).toMatchObject({
      form: 'annex-2',
      problem: { status: 422, errors: [{ rule: 'bad', pointer: '/bad', label: '坏', message: '错' }] },
    });
  });

  it('refuses the whole before anything is printed when it may not leave any out', async () => {
    const { start, documents } = shop();
    const lines = [good(1), record({ bad: '错' }, '乙'), good(3), '[]'];
    const refusal = await start(lines, { onError: 'fail' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      code: 'invalid-batch',
      context: {
        members: {
          total: 4,
          items: [
            { index: 2, name: '乙', code: 'invalid-filing' },
            { index: 4, code: 'invalid-record' },
          ],
        },
        findings: [{ pointer: '/1/filing/bad', label: '第 2 项 › 坏' }, { pointer: '/3' }],
      },
    });
    expect(documents.printed).toEqual([]);
  });

  it('is the same whether it was checked as a whole or not, in memory or in a file', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => good(index));
    const skipping = await unpack(await shop().start(lines));
    const inMemory = await unpack(await shop().start(lines, { onError: 'fail' }));
    const inFile = await unpack(
      await shop({ spool: { memory: 100, total: 100_000 } }).start(lines, { onError: 'fail' }),
    );
    expect(inMemory.bytes.equals(skipping.bytes)).toBe(true);
    expect(inFile.bytes.equals(skipping.bytes)).toBe(true);
  });

  it('refuses to keep more than it may', async () => {
    const lines = Array.from({ length: 200 }, (_, index) => good(index));
    const started = shop({ spool: { memory: 100, total: 1000 } }).start(lines, { onError: 'fail' });
    await expect(started).rejects.toMatchObject({ code: 'too-large', context: { members: { limit: 1000 } } });
  });

  it('refuses a batch of nothing', async () => {
    await expect(shop().start([])).rejects.toMatchObject({ code: 'empty-batch' });
    await expect(shop().start([], { onError: 'fail' })).rejects.toMatchObject({ code: 'empty-batch' });
  });
});

describe('a failure of the engine', () => {
  it('is tried again when it passes', async () => {
    const { start, documents } = shop();
    let failures = 2;
    documents.before = async () => {
      if (failures-- > 0) throw new AppError('browser-unavailable', '打印引擎正在恢复。', { retryAfter: 0.01 });
      return Promise.resolve();
    };
    const { manifest } = await unpack(await start([good(1), good(2)]));
    expect(manifest.counts).toEqual({ total: 2, printed: 2, refused: 0 });
  });

  it('is reported for the items that it hits, and costs the others nothing', async () => {
    const { start, documents } = shop();
    let groups = 0;
    documents.before = async () => {
      groups += 1;
      if (groups === 2) throw new Error('at Object.secret (/srv/secret.ts)');
      return Promise.resolve();
    };
    const { manifest } = await unpack(await start(Array.from({ length: 12 }, (_, index) => good(index))));
    const refused = manifest.items.filter(({ status }) => status === 'refused');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(12);
    expect(refused[0]).toMatchObject({ problem: { code: 'internal', status: 500 } });
    expect(JSON.stringify(refused)).not.toContain('secret');
  });
});

describe('the end of the service', () => {
  it('ends the ZIP whole and says what is missing', async () => {
    const { start, documents, drain } = shop();
    documents.before = async (signal) => {
      await sleep(5);
      if (documents.printed.length === 3) drain.abort(new AppError('draining', '服务正在停止。'));
      if (signal.aborted) throw new AppError('draining', '服务正在停止。');
    };
    const { manifest, names } = await unpack(await start(Array.from({ length: 60 }, (_, index) => good(index))));
    const printed = manifest.items.filter(({ status }) => status === 'printed');
    expect(names.length).toBe(printed.length + 1);
    expect(printed.length).toBeLessThan(60);
    expect(manifest.items.length).toBe(60);
    expect(manifest.items.at(-1)).toMatchObject({ status: 'refused', problem: { code: 'draining' } });
    expect(manifest.complete).toBe(false);
  });

  it('does not wait for a sender that has stopped', async () => {
    const { start, drain } = shop();
    async function* stopping(): AsyncGenerator<string> {
      yield good(1);
      yield good(2);
      drain.abort(new AppError('draining', '服务正在停止。'));
      await new Promise(() => undefined);
    }
    const { manifest } = await unpack(await start(stopping()));
    expect(manifest.items.length).toBe(2);
    expect(manifest.complete).toBe(false);
  });
});

describe('batches at the same time', () => {
  it('are as many as there may be; one that is printed makes room, read or not', async () => {
    const { start, documents, press } = shop();
    const release = deferred<undefined>();
    documents.before = async () => release.promise;
    const working = [start([good(1), good(2)]), start([good(1)])];
    await expect.poll(() => press.places.taken).toBe(2);
    await expect(start([good(1)])).rejects.toMatchObject({ code: 'overloaded', context: { retryAfter: 10 } });
    release.resolve(undefined);
    const unread = await Promise.all(working);
    await expect(start([])).rejects.toMatchObject({ code: 'empty-batch' });
    await unpack(await start([good(1)]));
    await unpack(await start([good(1)]));
    for (const { bytes } of unread) await bytes.return?.();
  });

  it('that wait for their senders, or are not read, keep no place from others', async () => {
    const { start, press } = shop();
    const silent = start(silence(good(1)));
    const neverBegun = start(silence());
    const unread = await start(Array.from({ length: 40 }, (_, index) => good(index)));
    const { bytes } = await silent;
    await expect.poll(() => [press.places.taken, press.places.open]).toEqual([0, 3]);
    expect((await unpack(await start([good(1), good(2)]))).manifest.counts).toMatchObject({ printed: 2 });
    await bytes.return?.();
    await unread.bytes.return?.();
    neverBegun.catch(() => undefined);
  });

  it('whose sender is too slow end whole, and say why', async () => {
    const { start } = shop();
    async function* slow(): AsyncGenerator<string> {
      yield await Promise.resolve(good(1));
      throw new AppError('request-timeout', '正文来得太慢。');
    }
    const { manifest, names } = await unpack(await start(slow()));
    expect(names).toEqual(['0001-样例.pdf', 'manifest.json']);
    expect(manifest).toMatchObject({ complete: false, ending: { code: 'request-timeout', status: 408 } });
    await expect(start(slow(), { onError: 'fail' })).rejects.toMatchObject({ code: 'request-timeout' });
    async function* never(): AsyncGenerator<string> {
      yield* [];
      throw new AppError('request-timeout', await Promise.resolve('正文来得太慢。'));
    }
    await expect(start(never())).rejects.toMatchObject({ code: 'request-timeout' });
  });
});

describe('a client that has gone', () => {
  it('stops the work', async () => {
    const { start, documents, client } = shop();
    documents.before = async (signal) => {
      if (signal.aborted) throw new AppError('client-gone', '客户端已断开。');
      return Promise.resolve();
    };
    const delivery = await start(Array.from({ length: 1000 }, (_, index) => good(index)));
    await delivery.bytes.next();
    client.abort();
    await delivery.bytes.return?.();
    const printed = documents.printed.flat().length;
    await sleep(20);
    expect(documents.printed.flat().length).toBe(printed);
    expect(printed).toBeLessThan(40);
  });
});

describe('a batch that is taken file by file', () => {
  const lines = [good(1), 'nonsense', good(3)];

  it('has the files and the items of the ZIP', async () => {
    const { zip, manifest } = await unpack(await shop().start(lines));
    const { files, ending } = await shop().files(lines);
    const items: object[] = [];
    for await (const { item, bytes } of files) {
      items.push(JSON.parse(JSON.stringify(item)) as object);
      if (bytes !== undefined) expect(Buffer.from(bytes)).toEqual(zip.files[item.file]?.asNodeBuffer());
    }
    expect(items).toEqual(manifest.items);
    expect(ending()).toBeUndefined();
  });

  it('lets go of everything when it is left', async () => {
    const { press, files } = shop();
    const taken = await files(silence(good(1), good(2)));
    expect(press.places.open).toBe(1);
    await taken.files.return?.();
    expect(press.places.open).toBe(0);
  });

  it('tells of the items of a volume as they are bound', async () => {
    const told: string[] = [];
    const delivery = await shop().start(lines, { output: 'volume' }, ({ index, status }) =>
      told.push(`${index} ${status}`),
    );
    for await (const piece of delivery.bytes) expect(piece.length).toBeGreaterThan(0);
    expect(told).toEqual(['1 printed', '2 refused', '3 printed']);
  });
});
