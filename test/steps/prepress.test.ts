import { afterAll, describe, expect, it } from 'vitest';
import { type BatchRecord, RecordError, readRecord } from '../../src/documents/batch/records/batch-record.ts';
import type { PreparedDocument } from '../../src/documents/prepared-document.ts';
import { AppError } from '../../src/errors.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import type { DocumentOrder } from '../../src/orders/document-order.ts';
import { openPageMaterial } from '../../src/page-material.ts';
import { markPages } from '../../src/pdf/print/marked-page.ts';
import { openPrepress } from '../../src/prepress/open-prepress.ts';
import { createThreadedPrepress } from '../../src/prepress/threaded-prepress.ts';
import { isSmall } from '../../src/prepress/work-size.ts';
import { changed, formOf, sample, sampleBytes } from '../support/filing-report.ts';
import { stepsOf } from '../support/steps.ts';

const maxPages = 500;
const immediate = openPrepress(openPageMaterial(), maxPages);
const prepress = createThreadedPrepress({ immediate, settings: { maxPages }, threads: 1 });
afterAll(async () => prepress.close());

const annex2 = formOf('annex-2');
const forever = { signal: new AbortController().signal };
const json = (filing: unknown): Buffer => Buffer.from(JSON.stringify(filing));
const orderOf = (source: Uint8Array, order: Partial<DocumentOrder> = {}): DocumentOrder => ({
  ...{ form: annex2, source, format: 'pdf', profile: 'plain', strict: false, totals: 'as-filed' },
  ...order,
});

/** Forty rows of one unbroken run. */
const rowsOf = (character: string, length = 2_000): Buffer =>
  json(
    changed(sample('annex-2', 'official'), {
      '/schedule': Array.from({ length: 40 }, () => ({ period: '2021年', content: character.repeat(length) })),
    }),
  );

describe('A filing as offices send it', () => {
  it.each(catalogue.flatMap(({ id }) => (['blank', 'official', 'full'] as const).map((name) => ({ id, name }))))(
    'is small: $id $name',
    ({ id, name }) => {
      expect(isSmall(sampleBytes(id, name))).toBe(true);
    },
  );

  it('is not small when it has many rows, however short they are', () => {
    expect(isSmall(json({ schedule: Array(1_000).fill({}) }))).toBe(false);
    expect(isSmall(json(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`k${index}`, 0]))))).toBe(
      false,
    );
    expect(isSmall(Buffer.from('['.repeat(1_100)))).toBe(false);
  });
});

describe('A large filing', () => {
  it.each(['pdf', 'docx', 'html'] as const)(
    'costs the event loop no step of setting lines and pages: %s',
    async (format) => {
      const order = orderOf(rowsOf('я', 1_000), { format });
      const steps = await stepsOf('/src/', async () => prepress.prepare(order, forever));
      const here = await stepsOf('/src/', () => immediate.prepare(order));
      expect(here).toBeGreaterThan(300_000);
      expect(steps).toBeLessThan(2_000);
    },
  );

  it.each(catalogue.flatMap(({ id }) => (['pdf', 'docx', 'html'] as const).map((format) => ({ id, format }))))(
    'is prepared in a thread as it would be here: $id, $format',
    async ({ id, format }) => {
      const order = orderOf(sampleBytes(id, 'longest'), { form: formOf(id), format });
      expect(isSmall(order.source)).toBe(false);
      const [there, here] = [await prepress.prepare(order, forever), immediate.prepare(order)];
      expect(bytesOf(there)).toEqual(bytesOf(here));
      expect({ ...there, content: undefined }).toEqual({ ...here, content: undefined });
    },
  );

  it('is refused with all of its findings', async () => {
    const source = json({ ...(sample('annex-2', 'longest') as object), unknown: 1, other: 2 });
    const there = await prepress.validate({ form: annex2, source }, forever);
    expect(there).toEqual(immediate.validate({ form: annex2, source }));
    const refusal: unknown = await prepress.check(orderOf(source), forever).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'invalid-filing', context: { findings: there.errors } });
  });

  it('is refused before it is printed when it has more pages than a document may have', async () => {
    await expect(prepress.prepare(orderOf(rowsOf('字', 20_000)), forever)).rejects.toMatchObject({
      code: 'too-many-pages',
      context: { members: { limit: maxPages } },
    });
  });

  it('ends where its caller leaves or its deadline passes, and the next one is served', async () => {
    const large = orderOf(rowsOf('я', 20_000));
    const leaving = new AbortController();
    const work = [large, large].map(async (order) => prepress.prepare(order, { signal: leaving.signal }));
    leaving.abort(new AppError('client-gone', ''));
    for (const left of work) await expect(left).rejects.toMatchObject({ code: 'client-gone' });
    expect((await prepress.prepare(orderOf(rowsOf('字', 500)), forever)).fileName).toContain('附件2');
  });

  it('is not even begun for a caller who has left', async () => {
    const gone = { signal: AbortSignal.abort(new AppError('client-gone', '')) };
    for (const source of [sampleBytes('annex-2', 'official'), rowsOf('字')]) {
      await expect(prepress.prepare(orderOf(source), gone)).rejects.toMatchObject({ code: 'client-gone' });
      await expect(prepress.validate({ form: annex2, source }, gone)).rejects.toMatchObject({ code: 'client-gone' });
      await expect(prepress.check(orderOf(source), gone)).rejects.toMatchObject({ code: 'client-gone' });
    }
  });

  it('has a list of contents filled in a thread when it is long', async () => {
    const entry = { title: '项目', department: '局', firstPage: 1, number: 1 };
    const viewOf = (entries: number): object => ({
      digits: '',
      sections: [{ department: '局', entries: Array(entries).fill(entry) }],
    });
    for (const entries of [2, 2_000]) {
      const view = viewOf(entries);
      const { alone, ...there } = await prepress.fill('volume', '目录', view, forever);
      expect(there).toEqual(immediate.fill('volume', '目录', view));
      expect(alone === undefined).toBe(entries === 2);
    }
  });
});

describe('A filing of 1 kB that fills hundreds of pages', () => {
  const source = json({
    ...(sample('annex-2', 'blank') as object),
    projectName: 'x',
    subprojects: Array(440).fill({}),
  });

  it.each(['pdf', 'docx', 'html'] as const)('costs the event loop no step of filling them: %s', async (format) => {
    const order = orderOf(source, { format });
    expect(isSmall(source)).toBe(true);
    expect(await stepsOf('/src/page/', async () => prepress.prepare(order, forever))).toBe(0);
    const { content } = await prepress.prepare(order, forever);
    const marking = await stepsOf('/src/pdf/', () => 'page' in content && markPages([content.page]));
    expect(marking).toBeLessThan(100);
    const here = immediate.prepare(order);
    expect(bytesOf(await prepress.prepare(order, forever))).toEqual(bytesOf(here));
  });
});

describe('A record of a batch that has megabytes', () => {
  const record = (inside: string): Buffer => Buffer.from(`{"form":"annex-2",${inside}"filing":{"a":1}}`);
  /** What came of reading a record, as text: what a thread sends has no causes. */
  const outcome = async (read: () => unknown): Promise<string> => {
    try {
      const { form, filing, name } = (await read()) as BatchRecord;
      return JSON.stringify([form.id, Buffer.from(filing).toString(), name]);
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      const { code, message, context } = error.problem;
      return JSON.stringify([code, message, context.findings, context.members, error.labels]);
    }
  };

  it.each([
    ['members', record('"a":1,'.repeat(600_000))],
    ['a name', record(`"name":"${'. '.repeat(1_000_000)}x",`)],
    ['line feeds', record(`${'\n'.repeat(4_000_000)}x `)],
    ['brackets', Buffer.from(`{"form":"annex-2","filing":${'['.repeat(4_000_000)}}`)],
    ['escapes', record(`"name":"${'\\u00e9'.repeat(650_000)}",`)],
    ['text', Buffer.from(`{"form":"annex-2","filing":"${'字'.repeat(1_000_000)}","name":"甲"}`)],
  ])('of %s costs the event loop no step of reading it', async (_, bytes) => {
    const there = async (): Promise<string> => outcome(async () => prepress.readRecord(bytes, forever));
    // Not in its message: Vitest would print megabytes.
    expect((await there()) === (await outcome(() => readRecord(bytes)))).toBe(true);
    const steps = await stepsOf('/src/', there);
    expect(steps).toBeLessThan(2_000);
  });
});

/** The file, or the page and what a print of it alone is made of. */
function bytesOf({ content }: Pick<PreparedDocument, 'content'>): unknown {
  if ('file' in content) return Buffer.from(content.file).toString('base64');
  return { ...content.page, alone: markPages([content.page]) };
}
