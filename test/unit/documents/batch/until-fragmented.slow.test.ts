import { describe, expect, it } from 'vitest';
import { splitRecords } from '../../../../src/documents/batch/records/raw-record.ts';
import { ArraySplitter } from '../../../../src/documents/batch/records/split-array.ts';
import { LineSplitter } from '../../../../src/documents/batch/records/split-lines.ts';
import { untilFragmented } from '../../../../src/documents/batch/until-fragmented.ts';

const chunkSize = 65_536;

/** A body that comes in chunks as sockets read them, and says what became of it. */
function bodyOf(text: string) {
  const state = { read: 0, left: false };
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const chunk = bytes.subarray(at, at + chunkSize);
        state.read += chunk.length;
        yield await Promise.resolve(chunk);
      }
    } finally {
      state.left = true;
    }
  }
  return { state, chunks };
}

describe.each([
  ['an array', () => new ArraySplitter(1_000), (count: number) => `[${'1,'.repeat(count)}1]`],
  ['commas', () => new ArraySplitter(1_000), (count: number) => `[${','.repeat(count)}]`],
  ['lines', () => new LineSplitter(1_000), (count: number) => '1\n'.repeat(count)],
])('A body of 200,000 fragments, as %s', (_, open, bodyWith) => {
  it('makes room for others after every slice of it', async () => {
    let turns = 0;
    let records = 0;
    let sinceTurn = 0;
    let most = 0;
    const next = async (): Promise<void> => {
      turns += 1;
      sinceTurn = 0;
      return Promise.resolve();
    };
    for await (const record of splitRecords(bodyOf(bodyWith(200_000)).chunks(), open(), { next })) {
      records += record.index > 0 ? 1 : 0;
      most = Math.max(most, (sinceTurn += 1));
    }
    expect(records).toBeGreaterThanOrEqual(200_000);
    expect(turns).toBeGreaterThan(90);
    expect(most).toBeLessThanOrEqual(2_048 + 64);
  });

  it('is read to its end, and not split beyond the first thousand', async () => {
    const { state, chunks } = bodyOf(bodyWith(200_000));
    const splitter = open();
    let split = 0;
    const counting = {
      push: (chunk: Uint8Array) => {
        split += chunk.length;
        return splitter.push(chunk);
      },
      end: () => splitter.end(),
    };
    const source = untilFragmented(chunks(), counting);
    let records = 0;
    for await (const record of source) records += record.index > 0 ? 1 : 0;
    expect(records).toBe(1_001);
    expect(source.fault?.code).toBe('invalid-batch');
    expect(split).toBeLessThan(2 * 2_048);
    expect(state).toEqual({ read: bodyWith(200_000).length, left: true });
  });
});

describe('A body of batches that is left', () => {
  it('is left by whoever splits it too', async () => {
    const { state, chunks } = bodyOf(`[${'{"form":"annex-2","filing":{"a":"0123456789"}},'.repeat(5_000)}1]`);
    for await (const record of untilFragmented(chunks(), new ArraySplitter(1_000))) if (record.index === 3) break;
    expect(state).toEqual({ read: chunkSize, left: true });
  });
});
