import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../src/composition.ts';
import { findForm } from '../src/forms/catalogue.ts';
import { type BareLoop, openBareLoop } from './bare-loop.ts';

/** The official sample of annex-2, as the service gets it and as the bare loop prints it. */
export interface OfficialWork {
  /** The filing as it is sent. */
  readonly source: Buffer;
  /** Records of a batch, each with a project name of its own. */
  records(count: number): Generator<string, void, undefined>;
  /** Puppeteer's own loop over the same page, on so many pages. */
  bareLoop(pages: number): Promise<BareLoop>;
  close(): Promise<void>;
}

export function officialWork(root: string): OfficialWork {
  const form = findForm('annex-2');
  if (form === undefined) throw new Error('No form annex-2');
  const source = readFileSync(join(root, 'templates', form.id, 'samples', 'official.json'));
  const composition = compose();
  const { pages: renderer, fonts } = composition;
  const filing: unknown = form.schema.parse(JSON.parse(source.toString()));
  const filled = renderer.fill(form.id, form.documentTitle(filing), form.toView(filing, { totals: 'as-filed' }));
  const sent = JSON.parse(source.toString()) as { readonly projectName: string };
  return {
    source,
    *records(count) {
      for (let index = 1; index <= count; index += 1) {
        yield JSON.stringify({ form: form.id, filing: { ...sent, projectName: `${sent.projectName}${index}` } });
      }
    },
    bareLoop: async (pages) =>
      openBareLoop({ pages, fontconfig: await fonts.fontconfig(), blankPage: renderer.blankPage(form.id), filled }),
    close: async () => composition.close(),
  };
}
