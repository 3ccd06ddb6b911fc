import { createHash } from 'node:crypto';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ThreadedRaster } from '../../src/pdf/raster.ts';
import { createTestEngine, testPage, within } from '../support/engine.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('the raster', () => {
  const raster = new ThreadedRaster();
  let pdf: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    const engine = createTestEngine({ pages: 1 });
    pdf = await engine.print(testPage('<p>第一页</p><p style="break-before:page">第二页</p>'), within(60_000));
    await engine.close();
  });
  afterAll(async () => raster.close());

  it.each([
    [36, 298, 421],
    [96, 793, 1123],
    [600, 4958, 7016],
  ])('draws a page at %i dpi: %i × %i pixels, black on white', async (dpi, width, height) => {
    const picture = PNG.sync.read(Buffer.from(await raster.png(pdf, 1, dpi, within(60_000))));
    expect(Math.abs(picture.width - width)).toBeLessThanOrEqual(1);
    expect(Math.abs(picture.height - height)).toBeLessThanOrEqual(1);
    const grey = new Set<number>();
    for (let index = 0; index < picture.data.length; index += 4) grey.add(picture.data[index] ?? 0);
    expect(picture.data[0]).toBe(255);
    expect(Math.min(...grey)).toBeLessThan(150); // strokes are thinner than a pixel at 36 dpi
  });

  it('gives the same bytes again, also with another thread, and other bytes for another page', async () => {
    const first = sha256(await raster.png(pdf, 1, 96, within(60_000)));
    const other = new ThreadedRaster();
    expect(sha256(await other.png(pdf, 1, 96, within(60_000)))).toBe(first);
    await other.close();
    expect(sha256(await raster.png(pdf, 2, 96, within(60_000)))).not.toBe(first);
  });

  it('leaves the file that it was given as it is', async () => {
    const before = sha256(pdf);
    await raster.png(pdf, 1, 96, within(60_000));
    expect(sha256(pdf)).toBe(before);
  });

  it('says how many pages there are to who asks for one beyond', async () => {
    await expect(raster.png(pdf, 3, 96, within(60_000))).rejects.toMatchObject({
      code: 'page-not-found',
      status: 404,
      context: { members: { pages: 2 } },
    });
  });

  it('does not hold up the event loop', async () => {
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    turn();
    await raster.png(pdf, 1, 600, within(60_000));
    isDone = true;
    // Some milliseconds of the raster's work on the loop would be two or three turns.
    expect(turns).toBeGreaterThan(100);
  });

  it('stops when the caller has gone, and goes on with the next', async () => {
    const caller = new AbortController();
    const job = raster.png(pdf, 1, 600, { signal: caller.signal });
    const next = raster.png(pdf, 1, 96, within(60_000));
    setTimeout(() => caller.abort(), 50);
    await expect(job).rejects.toMatchObject({ code: 'client-gone' });
    await expect(next).resolves.toBeInstanceOf(Uint8Array);
  });

  it('rejects what is no PDF, and goes on with the next', async () => {
    await expect(raster.png(Buffer.from('no PDF'), 1, 96, within(60_000))).rejects.toThrow('not in PDF format');
    await expect(raster.png(pdf, 1, 96, within(60_000))).resolves.toBeInstanceOf(Uint8Array);
  });
});
