import { createHash } from 'node:crypto';
import type { ItemPress } from '../../src/documents/batch/item.ts';
import { type PreparedDocument, templateOf } from '../../src/documents/prepared-document.ts';
import type { MadeDocument } from '../../src/documents/press.ts';
import { AppError } from '../../src/errors.ts';

export interface FakeItemPress extends ItemPress<MadeDocument> {
  /** Filings that were printed, group by group. */
  readonly printed: string[][];
  /** Called before a group is printed; what it throws the group fails of. */
  before: (signal: AbortSignal) => Promise<void>;
}

/** A press without a browser: a document is its filing, and a filing with a member `bad` cannot be printed. */
export function createFakeItemPress(): FakeItemPress {
  return {
    printed: [],
    before: async () => Promise.resolve(),
    async check(order, limits) {
      await this.prepare(order, limits);
    },
    // A promise that rejects, as that of a press does.
    prepare: async (order): Promise<PreparedDocument> => {
      const filing = JSON.parse(Buffer.from(order.source).toString()) as { readonly bad?: string };
      if (filing.bad !== undefined) {
        throw new AppError('invalid-filing', '申报内容有 1 处错误。', {
          findings: [{ severity: 'error', rule: 'bad', pointer: '/bad', label: '坏', message: filing.bad }],
        });
      }
      return Promise.resolve({
        order,
        content: { page: { form: order.form.id, title: '', body: '' } },
        properties: {
          ...{ title: '', subject: '', language: 'zh-CN', template: templateOf(order.form), totals: order.totals },
          source: { bytes: order.source, fileName: 'a.json' },
        },
        fileName: `样例.${order.format}`,
        department: '',
        projectName: '样例',
        warnings: [],
        notices: [],
      });
    },
    async print(items, { signal }) {
      await this.before(signal);
      this.printed.push(items.map((item) => Buffer.from(filingOf(item)).toString()));
      return items.map(({ fileName, warnings, notices, properties }) => ({
        ...{
          bytes: filingOf({ properties }),
          mediaType: 'application/pdf',
          fileName,
          warnings,
          notices,
          template: properties.template,
        },
        sha256: createHash('sha256').update(filingOf({ properties })).digest(),
        pages: 5,
      }));
    },
  };
}

function filingOf({ properties: { source } }: Pick<PreparedDocument, 'properties'>): Uint8Array {
  if (source === undefined) throw new Error('An item has a filing');
  return source.bytes;
}
