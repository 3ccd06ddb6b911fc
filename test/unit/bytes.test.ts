import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteCollector } from '../../src/bytes.ts';

describe('A collector of bytes', () => {
  it('gives what it was given, in pieces of any size, and has nothing left', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (pieces) => {
        const collector = new ByteCollector();
        for (const piece of pieces) collector.add(piece);
        expect(collector.length).toBe(pieces.reduce((sum, { length }) => sum + length, 0));
        expect(collector.take()).toEqual(Buffer.concat(pieces));
        expect(collector.length).toBe(0);
        expect(collector.take()).toHaveLength(0);
      }),
    );
  });

  it('takes one block for very many small pieces, not a Buffer for each', () => {
    const collector = new ByteCollector();
    const before = process.memoryUsage().arrayBuffers;
    for (let count = 0; count < 300_000; count += 1) collector.add(Uint8Array.of(count));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2_000_000);
    expect(collector.take()).toHaveLength(300_000);
  });
});
