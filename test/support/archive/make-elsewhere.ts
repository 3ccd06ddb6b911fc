import { createHash } from 'node:crypto';
import { compose } from '../../../src/composition.ts';
import type { Profile } from '../../../src/documents/ports.ts';
import type { DocumentFormat } from '../../../src/documents/press.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { sampleFiling } from './printing.ts';

/** A document by what it is made of, without functions: it can be sent to another process. */
export interface PlainOrder {
  readonly form: string;
  readonly format: DocumentFormat;
  readonly profile: Profile;
}

/** SHA-256 of each document of the sample `official`, made by a press of its own, all asked for at once. */
export async function digestsOf(orders: readonly PlainOrder[]): Promise<string[]> {
  const composition = compose();
  try {
    return await Promise.all(
      orders.map(async ({ form: id, format, profile }) => {
        const form = catalogue.find((candidate) => candidate.id === id);
        if (form === undefined) throw new Error(`No form ${id}`);
        const source = Buffer.from(JSON.stringify(sampleFiling(id, 'official')));
        const order = { form, source, format, profile, strict: false, totals: 'as-filed' } as const;
        const { bytes } = await composition.press.make(order, { signal: AbortSignal.timeout(100_000) });
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
