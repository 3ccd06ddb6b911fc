import type { VolumeParts } from '../../src/documents/batch/batch-run.ts';
import type { FakeItemPress } from './fake-item-press.ts';

/** Volumes without a browser and without PDF: the filings of the items, one a line, and the title at the end. */
export function createFakeVolumes(press: FakeItemPress): VolumeParts {
  return {
    items: () => ({
      prepare: async (order, limits) => press.prepare(order, limits),
      check: async (order, limits) => press.check(order, limits),
      print: async (items, limits) => {
        await press.print(items, limits);
        return items.map((prepared) => ({ prepared, part: { id: 1, pageCount: 5 } }));
      },
    }),
    binder: {
      carriesManifest: (profile) => !/^pdfa-[12]/.test(profile),
      close: async () => Promise.resolve(),
      open: async () => {
        let pages = 0;
        return Promise.resolve({
          take: async () => Promise.resolve([]),
          discard: async () => Promise.resolve(),
          add: async ({ pageCount }, { properties }) => {
            const firstPage = pages + 1;
            pages += pageCount;
            const bytes = Buffer.concat([properties.source.bytes, Buffer.from('\n')]);
            return Promise.resolve({ firstPage, pages: pageCount, bytes });
          },
          addContents: async () => Promise.resolve(new Uint8Array()),
          end: async (title) => Promise.resolve({ bytes: Buffer.from(title), pages }),
          close: async () => Promise.resolve(),
          full: undefined,
          lost: new AbortController().signal,
        });
      },
    },
    pages: { fill: async (form, title) => Promise.resolve({ form, title, body: '' }) },
    printer: { print: async () => Promise.resolve(new Uint8Array()) },
  };
}
