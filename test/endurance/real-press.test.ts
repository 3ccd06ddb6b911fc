import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { catalogue, findForm } from '../../src/forms/catalogue.ts';
import type { BatchOrder } from '../../src/orders/batch-order.ts';
import { templatesFolder } from '../support/archive/printing.ts';
import { generatedFilings } from '../support/filings/generated.ts';

let composition: Composition;
beforeAll(async () => {
  composition = compose();
  await composition.engine.start();
});
afterAll(async () => composition.close(AbortSignal.abort()));

const order: BatchOrder = {
  ...{ output: 'zip', format: 'pdf', profile: 'pdfa-3a', onError: 'skip', strict: false, totals: 'as-filed' },
};

interface Item {
  readonly form: string;
  readonly filing: string;
}

/** All forms, by turns: the samples and some that nobody made up. */
function items(generated: number): Item[] {
  const of = (form: string): Item[] => [
    ...['official', 'blank', 'full'].map((name) => ({
      form,
      // As a person wrote it, blanks and all: it is embedded byte for byte.
      filing: readFileSync(join(templatesFolder, form, 'samples', `${name}.json`), 'utf8').trim(),
    })),
    ...generatedFilings(form, generated, 5).map(({ filing }) => ({ form, filing: JSON.stringify(filing) })),
  ];
  const [first = [], ...others] = catalogue.map(({ id }) => of(id));
  return first.flatMap((item, index) => [item, ...others.flatMap((items) => items.slice(index, index + 1))]);
}

async function print(all: readonly Item[], overrides: Partial<BatchOrder> = {}, during?: () => void) {
  const body = `[${all.map(({ form, filing }) => `{"form":"${form}","filing":${filing}}`).join(',')}]`;
  const signal = new AbortController().signal;
  const delivery = await composition.batches.start(
    { ...order, ...overrides },
    { notation: 'array', bytes: Readable.from([Buffer.from(body)]) as AsyncIterable<Uint8Array> },
    { signal, drain: signal },
  );
  const pieces: Uint8Array[] = [];
  for await (const piece of delivery.bytes) {
    if (pieces.length === 0) during?.();
    pieces.push(piece);
  }
  const zip = new PizZip(Buffer.concat(pieces));
  const manifest = JSON.parse(zip.files['manifest.json']?.asText() ?? '') as {
    readonly counts: object;
    readonly items: readonly { readonly file: string; readonly pages?: number; readonly sha256: string }[];
  };
  return { manifest, bytesOf: (file: string) => zip.files[file]?.asUint8Array() ?? new Uint8Array() };
}

describe('a batch of all forms', () => {
  it.each(['pdf', 'docx'] as const)('has the same bytes as each filing alone: %s', async (format) => {
    const all = items(3);
    const profile = format === 'pdf' ? order.profile : 'plain';
    const { manifest, bytesOf } = await print(all, { format, profile });
    expect(manifest.counts).toEqual({ total: all.length, printed: all.length, refused: 0 });
    for (const [index, { file, pages, sha256 }] of manifest.items.entries()) {
      const item = all[index];
      const form = item && findForm(item.form);
      if (item === undefined || form === undefined) throw new Error('The manifest has more items than the batch');
      const alone = await composition.press.make(
        { form, source: Buffer.from(item.filing), format, profile, strict: false, totals: 'as-filed' },
        { signal: AbortSignal.timeout(60_000) },
      );
      expect(Buffer.from(bytesOf(file)).equals(alone.bytes)).toBe(true);
      expect(createHash('sha256').update(alone.bytes).digest('hex')).toBe(sha256);
      expect(pages).toBe(alone.pages);
    }
  });

  it('loses nothing when the browser is killed meanwhile', async () => {
    const all = items(20);
    const { manifest } = await print(all, { profile: 'plain' }, () => {
      const { pid } = composition.engine.browser ?? {};
      if (pid === undefined) throw new Error('There is no browser to kill');
      process.kill(pid, 'SIGKILL');
    });
    expect(manifest.counts).toEqual({ total: all.length, printed: all.length, refused: 0 });
  });
});
