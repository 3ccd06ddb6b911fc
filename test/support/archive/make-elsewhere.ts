import { createHash } from 'node:crypto';
import { compose } from '../../../src/composition.ts';
import { readConfig } from '../../../src/config.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import type { DocumentFormat, Profile } from '../../../src/orders/options.ts';
import { sampleFiling } from './printing.ts';

/** A document by what it is made of, without functions: it can be sent to another process. */
export interface PlainOrder {
  readonly form: string;
  readonly format: DocumentFormat;
  readonly profile: Profile;
}

/**
 * SHA-256 of each document of the sample `official`, made by a press of its own, all asked for at once.
 *
 * @param before How many other documents its only page prints first, eight asked for at a time.
 */
export async function digestsOf(orders: readonly PlainOrder[], before = 0): Promise<string[]> {
  const config = readConfig(before === 0 ? {} : { FILING_PRESS_PAGES: '1' });
  const composition = compose(config);
  const make = async ({ form: id, format, profile }: PlainOrder, filing: unknown): Promise<Uint8Array> => {
    const form = catalogue.find((candidate) => candidate.id === id);
    if (form === undefined) throw new Error(`No form ${id}`);
    const source = Buffer.from(JSON.stringify(filing));
    const order = { form, source, format, profile, strict: false, totals: 'as-filed' } as const;
    return (await composition.press.make(order, { signal: AbortSignal.timeout(100_000) })).bytes;
  };
  try {
    const others = Array.from(
      { length: before },
      (_, index) => `<p>第${index}份</p><table><tr><td>${index}</td></tr></table>`,
    );
    const queue = others.entries();
    const { printer } = composition.parts;
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (const [index, body] of queue) {
          const page = { form: catalogue[index % catalogue.length]?.id ?? '', title: `第${index}份`, body };
          await printer.print(page, { signal: AbortSignal.timeout(100_000) });
        }
      }),
    );
    return await Promise.all(
      orders.map(async (order) => {
        const bytes = await make(order, sampleFiling(order.form, 'official'));
        return createHash('sha256').update(bytes).digest('hex');
      }),
    );
  } finally {
    await composition.close();
  }
}

// As a program: orders as JSON in the last argument, digests as JSON on standard output.
if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(await digestsOf(JSON.parse(process.argv[2] ?? '[]') as PlainOrder[])));
}
