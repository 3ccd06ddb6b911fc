import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finisher } from '../../src/pdf/finish/finisher.ts';
import type { PrintingEngine } from '../../src/pdf/printer.ts';
import { type SamplePage, printElsewhere, samplePages } from '../support/engine-samples.ts';
import { createTestEngine, within } from '../support/engine.ts';
import { pageTexts } from '../support/pdf/page-texts.ts';

/** What a caller would get of a print. */
function digest(print: Uint8Array, { page, properties }: SamplePage): string {
  const parts = finisher.takeApart(print, [page]);
  const digests = (['plain', 'pdfa-2a'] as const).flatMap((profile) =>
    parts.map((part) => finisher.finish(part, profile, properties).bytes),
  );
  return digests.map((bytes) => createHash('sha256').update(bytes).digest('hex')).join(' ');
}

describe('a print', () => {
  const samples = samplePages();
  let engine: PrintingEngine;
  let first: readonly string[] = [];

  const printAll = async (): Promise<string[]> => {
    const prints = samples.map(async (sample) => digest(await engine.print(sample.page, within(60_000)), sample));
    return Promise.all(prints);
  };

  beforeAll(async () => {
    engine = createTestEngine({ blankPage: samples[0].blankPage, forms: samples.map(({ page }) => page.form) });
    first = await printAll();
  });
  afterAll(async () => engine.close());

  it('has one page number on each page', async () => {
    const texts = await pageTexts(await engine.print(samples[1].page, within(60_000)));
    expect(texts.map((text) => text.split(' ')[0])).toEqual(texts.map((_, index) => String(index + 1)));
  });

  it('has the same bytes in another process with another time zone, locale and home', async () => {
    const environment = { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', HOME: '/', USER: 'nobody' };
    const prints = await printElsewhere(
      samples.map(({ page }) => page),
      environment,
    );
    expect(prints.map((print, index) => digest(print, samples[index] ?? samples[0]))).toEqual(first);
  });
});
