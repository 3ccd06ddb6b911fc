import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import type { MadeDocument } from '../../src/documents/press.ts';
import { findForm } from '../../src/forms/catalogue.ts';
import type { BatchOrder } from '../../src/orders/batch-order.ts';
import type { DocumentOrder } from '../../src/orders/document-order.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { printVolume } from '../support/volumes.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

/** A filing as offices send them, and the same as it is printed. */
const sent = {
  ...(sampleFiling('annex-4', 'blank') as object),
  projectName: '\uFEFF信息化\u00A0运维\u200B提升',
  filingUnit: '东湖区徐\uE863科\r\n二行',
  projectLeader: '农⼾ cafe\u0301',
};
const right = {
  ...(sampleFiling('annex-4', 'blank') as object),
  projectName: '信息化 运维提升',
  filingUnit: '东湖区徐䶮科\n二行',
  projectLeader: '农户 café',
};
const source = (filing: object): Buffer => Buffer.from(JSON.stringify(filing));
const limits = () => ({ signal: AbortSignal.timeout(60_000) });

let composition: Composition;
beforeAll(() => {
  composition = compose();
});
afterAll(async () => composition.close(AbortSignal.abort()));

async function make(filing: object, more: Partial<DocumentOrder> = {}): Promise<MadeDocument> {
  const form = findForm('annex-4');
  if (form === undefined) throw new Error('No form annex-4');
  const order = {
    form,
    source: source(filing),
    format: 'pdf',
    profile: 'plain',
    strict: false,
    totals: 'as-filed',
  } as const;
  return composition.press.make({ ...order, ...more }, limits());
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('a filing with characters that have only one meaning', () => {
  it('prints what the same filing prints without them, and tells each kind', async () => {
    const [made, plain] = [await make(sent), await make(right)];
    expect(digest(made.bytes)).toBe(digest(plain.bytes));
    expect(made.fileName).toBe(plain.fileName);
    expect(plain.notices).toEqual([]);
    expect(
      made.notices.map(({ severity, rule, pointer, codePoint, positions, replacement }) => [
        ...[severity, rule, pointer, codePoint, positions, replacement],
      ]),
    ).toEqual([
      ['notice', 'normalised', '/projectName', 'U+FEFF', [1], ''],
      ['notice', 'normalised', '/projectName', 'U+00A0', [5], ' '],
      ['notice', 'normalised', '/projectName', 'U+200B', [8], ''],
      ['notice', 'normalised', '/filingUnit', 'U+E863', [5], '䶮'],
      ['notice', 'normalised', '/filingUnit', 'U+000D U+000A', [7], '\n'],
      ['notice', 'normalised', '/projectLeader', 'U+2F3E', [2], '户'],
      ['notice', 'normalised', '/projectLeader', 'U+0065 U+0301', [7], 'é'],
    ]);
  });

  it('is refused when it is to be printed as filed, with every place and what to write instead', async () => {
    const refused: unknown = await make(sent, { text: 'as-filed' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'invalid-filing',
      context: {
        findings: [
          { rule: 'unprintable-character', pointer: '/projectName', codePoint: 'U+FEFF', replacement: '' },
          { rule: 'unprintable-character', pointer: '/projectName', codePoint: 'U+00A0', replacement: ' ' },
          { rule: 'unprintable-character', pointer: '/projectName', codePoint: 'U+200B', replacement: '' },
          { rule: 'unprintable-character', pointer: '/filingUnit', codePoint: 'U+E863', replacement: '䶮' },
          { rule: 'text', pointer: '/filingUnit', codePoint: 'U+000D U+000A', replacement: '\n' },
          { rule: 'unprintable-character', pointer: '/projectLeader', codePoint: 'U+2F3E', replacement: '户' },
          { rule: 'unprintable-character', pointer: '/projectLeader', codePoint: 'U+0065 U+0301', replacement: 'é' },
        ],
      },
    });
    expect(digest((await make(right, { text: 'as-filed' })).bytes)).toBe(digest((await make(right)).bytes));
  });

  it('stays in an archival PDF and in a Word file as it was sent, and is proven by both', async () => {
    for (const more of [{ profile: 'pdfa-3a' }, { format: 'docx' }] as const) {
      const { bytes } = await make(sent, more);
      const { verdict, filing } = await composition.verifier.verify(bytes, limits());
      expect([verdict, filing]).toEqual(['authentic', source(sent).toString()]);
      expect(digest((await make(sent, more)).bytes)).toBe(digest(bytes));
    }
  });

  it('is printed in batches as it is by itself, with its notices in the manifest', async () => {
    const order: BatchOrder = {
      ...{ output: 'zip', format: 'pdf', profile: 'pdfa-2b', onError: 'skip', strict: false, totals: 'as-filed' },
    };
    const body = source([
      { form: 'annex-4', filing: sent },
      { form: 'annex-4', filing: right },
    ]);
    const forever = new AbortController().signal;
    const delivery = await composition.batches.start(
      order,
      { notation: 'array', bytes: Readable.from([body]) },
      { signal: forever, drain: forever },
    );
    const pieces: Uint8Array[] = [];
    for await (const piece of delivery.bytes) pieces.push(piece);
    const entries = Array.from((await zipEntriesOf(Buffer.concat(pieces))).values());
    const alone = await make(sent, { profile: 'pdfa-2b' });
    expect(digest(entries[0] ?? Buffer.alloc(0))).toBe(digest(alone.bytes));
    const manifest = JSON.parse(entries.at(-1)?.toString() ?? '') as { readonly items: readonly object[] };
    expect(manifest.items).toMatchObject([{ notices: alone.notices }, {}]);
    expect(manifest.items[1]).not.toHaveProperty('notices');
  });

  it('is bound in a volume that is proven whole', async () => {
    const items = [
      { form: 'annex-4', filing: JSON.stringify(sent) },
      { form: 'annex-4', filing: '{"projectName":"⼾⻏","revisions":[{}]}' },
    ];
    for (const text of ['normalise', 'as-filed'] as const) {
      const listed = text === 'normalise' ? items : [...items, { form: 'annex-4', filing: JSON.stringify(right) }];
      const order = { profile: 'pdfa-3b', onError: 'skip', text } as const;
      const { pdf } = await printVolume(composition.batches, listed, order);
      expect(await composition.verifier.verify(pdf, limits())).toMatchObject({ verdict: 'authentic', items: 1 });
    }
  });
});

describe('a revision', () => {
  it('is compared with its declaration after both were put right, and what is not printed needs no glyph', async () => {
    const declaration = {
      ...{ fiscalYear: 2021, projectName: '信息化 运维提升', overview: '😀' },
      subprojects: [{ indicators: { quantity: [{ name: '农⼾覆盖率', target: '95\u00A0%' }] } }],
    };
    const indicator = { level1: '产出指标', level2: '数量指标', level3: '农户覆盖率' };
    const revision = { indicator, originalValue: '95 %', revisedValue: '90%', reason: '见附件', evidence: ['通知😀'] };
    const form = findForm('annex-4');
    if (form === undefined) throw new Error('No form annex-4');
    const filing = { projectName: sent.projectName, revisions: [revision], declaration };
    const { errors } = await composition.press.validate({ form, source: source(filing) }, limits());
    expect(errors).toEqual([]);
  });
});
