import type { Composition } from '../../composition.ts';
import type { ManifestItem } from '../../documents/batch/manifest.ts';
import type { BatchFile } from '../../documents/batch/zip-output.ts';
import { templateOf } from '../../documents/prepared-document.ts';
import { AppError } from '../../errors.ts';
import { catalogue, findForm } from '../../forms/catalogue.ts';
import type { BatchService } from './batch-service.ts';
import { unfinished } from './ledger.ts';

/** Prints with the engine on this machine, which starts with the first batch. */
export function localService({ batches, press, identity }: Composition): BatchService {
  return {
    describe: async () =>
      Promise.resolve({
        identity,
        templates: new Map(catalogue.map((form) => [form.id, templateOf(form)])),
      }),
    report: async (id, filing, { totals, text = 'normalise' }) => {
      const form = findForm(id);
      if (form === undefined) throw new AppError('form-not-found', `没有 ${id} 这张表。`);
      return press.validate({ form, source: filing, totals, text }, { signal: new AbortController().signal });
    },
    print: async (order, bytes, interruption) => {
      // It comes to its end: what is being printed is delivered.
      const limits = { signal: new AbortController().signal, drain: drainAfter(interruption) };
      const { files, ending } = await batches.files(order, { notation: 'array', bytes }, limits);
      return { files: withoutUnfinished(files), isComplete: () => ending() === undefined };
    },
    bind: async (order, bytes, interruption, onItems) => {
      const items: ManifestItem[] = [];
      const limits = { signal: interruption, drain: drainAfter(interruption) };
      const onItem = (item: ManifestItem): void => onItems(items.push(item));
      const delivery = await batches.start(order, { notation: 'array', bytes }, limits, { onItem });
      return {
        bytes: delivery.bytes,
        facts: () => ({
          ...{ pages: delivery.summary()?.pages, identity, items },
          isComplete: delivery.ending() === undefined,
          holdsManifest: delivery.manifest === 'embedded',
        }),
      };
    },
  };
}

function drainAfter(interruption: AbortSignal): AbortSignal {
  const drain = new AbortController();
  const onInterruption = (): void => drain.abort(unfinished());
  if (interruption.aborted) onInterruption();
  else interruption.addEventListener('abort', onInterruption, { once: true });
  return drain.signal;
}

async function* withoutUnfinished(files: AsyncIterable<BatchFile>): AsyncGenerator<BatchFile, void, undefined> {
  for await (const file of files) {
    if (file.item.status === 'printed' || file.item.problem.code !== unfinished().code) yield file;
  }
}
