import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type PressParts, createDocumentPress } from '../../../src/documents/document-press.ts';
import { beyondLimit } from '../../../src/documents/page-limit.ts';
import { createImmediatePrepress } from '../../../src/documents/prepress.ts';
import { AppError } from '../../../src/errors.ts';
import type { DocumentOrder } from '../../../src/orders/document-order.ts';
import { changed, formOf, sample, sampleBytes } from '../../support/filing-report.ts';
import { promised } from '../../support/immediate-prepress.ts';

const annex2 = formOf('annex-2');

/** Parts that write down what they were given; every print has as many pages as asked for. */
function parts(printedPages = 1, maxPages = 500): PressParts {
  return {
    prepress: promised(
      createImmediatePrepress({
        coverage: {
          firstMissing: (text) => {
            const index = text.indexOf('😀');
            return index < 0 ? undefined : { index, codePoint: 0x1f600 };
          },
        },
        pages: {
          fill: (form, title, view) => ({ form, title, body: JSON.stringify(view) }),
          paginate: () => ({ tables: [], blocks: [], gaps: [], pages: 1 }),
          blankPage: () => '',
          standalone: ({ title, body }) => `${title} ${body}`,
        },
        word: {
          render: (form, _view, { template, documentDate }) => Buffer.from([form, template, documentDate].join(' ')),
        },
        maxPages,
      }),
    ),
    printer: {
      print: async ({ form, title }, { signal }) => {
        signal.throwIfAborted();
        return Promise.resolve(Buffer.from(`${form} ${title}`));
      },
      printTogether: async () => Promise.reject(new Error('not asked for here')),
    },
    finisher: {
      finishAll: async (_print, documents, { maxPages: most }) =>
        Promise.resolve(
          documents.map(({ profile, properties }) =>
            printedPages > most
              ? beyondLimit(printedPages, most)
              : { bytes: Buffer.from(JSON.stringify({ profile, properties })), pages: printedPages },
          ),
        ),
    },
    raster: { png: async (_pdf, page, dpi) => Promise.resolve(Buffer.from(`page ${page} at ${dpi}`)) },
    maxPages,
  };
}

const order: DocumentOrder = {
  form: annex2,
  source: sampleBytes('annex-2', 'official'),
  format: 'pdf',
  profile: 'plain',
  strict: false,
  totals: 'as-filed',
};
const limits = { signal: new AbortController().signal };

const make = async (changes: Partial<DocumentOrder>, press = createDocumentPress(parts())) =>
  press.make({ ...order, ...changes }, limits);

async function failure(promise: Promise<unknown>): Promise<AppError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error('No AppError', { cause: error });
}

const json = (document: unknown): Buffer => Buffer.from(JSON.stringify(document));
const full = sample('annex-2', 'full');

describe('the press', () => {
  it('makes a PDF of a filing, with its name, pages, digest and warnings', async () => {
    const made = await make({});
    expect(made).toMatchObject({
      mediaType: 'application/pdf',
      fileName: '附件2-2021年度-信息化运维提升.pdf',
      pages: 1,
      template: `annex-2@${annex2.templateVersion}`,
    });
    expect(made.warnings).toHaveLength(9);
    expect(Buffer.from(made.sha256)).toEqual(createHash('sha256').update(made.bytes).digest());
  });

  it('tells the finisher what the file is to say about itself, the source as it was sent', async () => {
    const source = Buffer.concat([Buffer.from('\ufeff \n'), order.source]);
    const { bytes } = await make({ source, profile: 'pdfa-3a', totals: 'compute', documentDate: '2021-03-05' });
    const given = JSON.parse(Buffer.from(bytes).toString()) as Record<string, Record<string, unknown>>;
    expect(given['profile']).toBe('pdfa-3a');
    expect(given['properties']).toMatchObject({
      title: '东湖区预算绩效目标申报表（2021年度）信息化运维提升',
      subject: '附件2 预算绩效目标申报表',
      language: 'zh-CN',
      totals: 'compute',
      documentDate: '2021-03-05',
      source: { bytes: JSON.parse(JSON.stringify(source)) as unknown, fileName: '附件2-2021年度-信息化运维提升.json' },
    });
  });

  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'annex-2 annex-2@'],
    ['html', 'text/html; charset=utf-8', '东湖区预算绩效目标申报表'],
    ['png', 'image/png', 'page 1 at 96'],
  ] as const)('makes %s, which has no number of pages', async (format, mediaType, start) => {
    const made = await make({ format });
    expect(made.mediaType).toBe(mediaType);
    expect(made.fileName).toBe(`附件2-2021年度-信息化运维提升.${format}`);
    expect(Buffer.from(made.bytes).toString()).toMatch(new RegExp(`^${start}`));
    expect(made.pages).toBeUndefined();
  });

  it('rasters the page asked for', async () => {
    const { bytes } = await make({ format: 'png', page: 3, dpi: 200 });
    expect(Buffer.from(bytes).toString()).toBe('page 3 at 200');
    expect(Buffer.from((await make({ format: 'png' })).bytes).toString()).toBe('page 1 at 96');
  });

  it('refuses a filing with errors, and tells all of them', async () => {
    const source = json(changed(full, { '/endDate': '2001-01-01', '/nmae': 1, '/overview': '好😀' }));
    const error = await failure(make({ source }));
    expect(error.code).toBe('invalid-filing');
    expect(error.context.findings?.map(({ rule, pointer }) => `${rule} ${pointer}`).toSorted()).toEqual([
      'date-order /endDate',
      'unknown-property /nmae',
      'unprintable-character /overview',
    ]);
  });

  it('refuses warnings under strict, and no more of them once totals are computed', async () => {
    const error = await failure(make({ strict: true }));
    expect([error.code, error.context.findings?.length]).toEqual(['invalid-filing', 9]);
    const source = json(changed(full, { '/funding/total': undefined }));
    expect((await failure(make({ strict: true, source }))).context.findings).toHaveLength(2);
    expect((await make({ strict: true, source, totals: 'compute' })).warnings).toEqual([]);
  });

  it('refuses what is no JSON before it looks for anything else', async () => {
    expect((await failure(make({ source: Buffer.from('{') }))).code).toBe('invalid-json');
    expect((await failure(make({ source: Buffer.from('{"a":1,"a":2}') }))).code).toBe('duplicate-key');
    expect((await failure(make({ source: Buffer.from([0x22, 0xff, 0x22]) }))).code).toBe('invalid-encoding');
  });

  it('refuses a document of more pages than the limit', async () => {
    const error = await failure(make({}, createDocumentPress(parts(6, 5))));
    expect([error.code, error.context.members]).toEqual(['too-many-pages', { pages: 6, limit: 5 }]);
    expect((await make({}, createDocumentPress(parts(5, 5)))).pages).toBe(5);
  });

  it('refuses what cannot fit in any format before anything is laid out', async () => {
    const source = json(changed(full, { '/subprojects': Array(10).fill({}) }));
    const press = createDocumentPress(parts(1, 12));
    for (const format of ['pdf', 'docx', 'html', 'png'] as const) {
      expect((await failure(make({ source, format }, press))).code).toBe('too-many-pages');
    }
    const long = json(changed(full, { '/overview': '字'.repeat(20_000), '/annualGoal': '字'.repeat(20_000) }));
    expect((await failure(make({ source: long, format: 'html' }, press))).code).toBe('too-many-pages');
    expect(
      (await make({ source: long, format: 'html' }, createDocumentPress(parts(1, 20)))).bytes.length,
    ).toBeGreaterThan(0);
  });

  it('stops where the caller has left', async () => {
    const signal = AbortSignal.abort(new AppError('client-gone', '客户端已断开。'));
    const error = await failure(createDocumentPress(parts()).make({ ...order, format: 'docx' }, { signal }));
    expect(error.code).toBe('client-gone');
  });
});

describe('a validation', () => {
  const press = createDocumentPress(parts());

  it('reports errors and warnings', async () => {
    const report = await press.validate({ form: annex2, source: order.source }, limits);
    expect([report.valid, report.errors.length, report.warnings.length]).toEqual([true, 0, 9]);
    expect((await press.validate({ form: annex2, source: json({}) }, limits)).valid).toBe(false);
  });

  it('lists two hundred of each and counts the rest', async () => {
    const indicators = {
      quantity: Array(400).fill({ name: '率', target: '500%' }),
      social: [{ name: '甲' }],
      satisfaction: [{ name: '乙' }],
    };
    const { warnings, errors } = await press.validate(
      { form: annex2, source: json(changed(full, { '/subprojects/0/indicators': indicators })) },
      limits,
    );
    expect(errors).toEqual([]);
    expect(warnings).toHaveLength(201);
    expect(warnings.at(-1)).toMatchObject({
      rule: 'more-findings',
      pointer: '',
      message: '另有 200 处未列出，请先改正以上各处再检查。',
    });
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key${index}`, 1]));
    expect((await press.validate({ form: annex2, source: json(unknown) }, limits)).errors.at(-1)?.message).toContain(
      '另有 803 处',
    );
  });
});
