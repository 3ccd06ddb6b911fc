import { describe, expect, it } from 'vitest';
import { createVolumeItems } from '../../../../src/documents/batch/volume-items.ts';
import type { Volume } from '../../../../src/documents/batch/volume-ports.ts';
import type { PressParts } from '../../../../src/documents/document-press.ts';
import type { PrintedPart } from '../../../../src/documents/ports.ts';
import type { PreparedDocument } from '../../../../src/documents/prepared-document.ts';
import { AppError } from '../../../../src/errors.ts';
import { catalogue } from '../../../../src/forms/catalogue.ts';

/** Prints items of so many pages each; tells which were printed together and which parts are left with the volume. */
async function printed(pages: readonly number[], maxPages = 500) {
  const groups: string[][] = [];
  const waiting = new Set<PrintedPart>();
  const parts = {
    maxPages,
    printer: {
      printTogether: async (filled: readonly { title: string }[]) => {
        groups.push(filled.map(({ title }) => title));
        return Promise.resolve(new Uint8Array());
      },
    },
  } as unknown as PressParts;
  const volume = {
    take: async (_print: Uint8Array, filled: readonly { title: string }[]) => {
      const taken = filled.map(({ title }, id) => ({ id, pageCount: Number(title) }));
      for (const part of taken) waiting.add(part);
      return Promise.resolve(taken);
    },
    discard: async (part: PrintedPart) => Promise.resolve(void waiting.delete(part)),
  } as unknown as Volume;
  const [form] = catalogue;
  const items = pages.map(
    (count) =>
      ({
        order: { form },
        content: { page: { form: form?.id, title: String(count), body: '' } },
      }) as unknown as PreparedDocument,
  );
  const press = createVolumeItems(parts, 1_000)(volume);
  const results = await press.print(items, { signal: AbortSignal.timeout(5_000) });
  const said = results.map((result) => (result instanceof AppError ? result.code : result.part.pageCount));
  return { groups, said, waiting: [...waiting].map(({ pageCount }) => pageCount) };
}

describe('the items of a volume', () => {
  it('are printed together', async () => {
    expect(await printed([5, 1, 8])).toEqual({ groups: [['5', '1', '8']], said: [5, 1, 8], waiting: [5, 1, 8] });
  });

  it('are printed again one by one where a group has more pages than places are exact for', async () => {
    const { groups, said, waiting } = await printed([200, 1, 100]);
    expect(groups).toEqual([['200', '1', '100'], ['200'], ['1'], ['100']]);
    expect([said, waiting]).toEqual([
      [200, 1, 100],
      [200, 1, 100],
    ]);
  });

  it('are refused each for itself when they are too long, and wait for nothing then', async () => {
    const { said, waiting } = await printed([5, 60, 7], 50);
    expect([said, waiting]).toEqual([
      [5, 'too-many-pages', 7],
      [5, 7],
    ]);
  });
});
