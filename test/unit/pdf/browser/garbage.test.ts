import type { CDPSession } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { GarbageCollector } from '../../../../src/pdf/browser/garbage-collector.ts';

/** A session that tells of so many nodes, and notes what it is asked. */
function sessionWith(nodes: number): { readonly session: CDPSession; readonly asked: string[] } {
  const asked: string[] = [];
  const send = async (method: string): Promise<object> => {
    asked.push(method);
    if (nodes < 0) throw new Error('Session closed');
    return Promise.resolve({ nodes });
  };
  return { session: { send } as unknown as CDPSession, asked };
}

const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what a page has printed', () => {
  it('is looked at after every few documents, and collected only when there is much of it', async () => {
    for (const [nodes, expected] of [
      [10_000, ['Memory.getDOMCounters']],
      [200_000, ['Memory.getDOMCounters', 'HeapProfiler.collectGarbage']],
    ] as const) {
      const { session, asked } = sessionWith(nodes);
      const garbage = new GarbageCollector(session);
      garbage.printed(4);
      await settled();
      expect(asked).toEqual([]);
      garbage.printed(4);
      await settled();
      expect(asked).toEqual(expected);
    }
  });

  it('is nobody’s concern any more when the page is lost', async () => {
    const { session, asked } = sessionWith(-1);
    new GarbageCollector(session).printed(8);
    await settled();
    expect(asked).toEqual(['Memory.getDOMCounters']);
  });
});
