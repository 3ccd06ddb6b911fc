import type { Composition } from '../../composition.ts';
import { packedVolume } from '../../documents/batch/volume-envelope.ts';
import { templateOf } from '../../documents/prepared-document.ts';
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
    report: async (id, filing) => {
      const form = findForm(id);
      if (form === undefined) return { warnings: [], notices: [] };
      return press.validate({ form, source: filing }, { signal: new AbortController().signal });
    },
    start: async (order, bytes, interruption) => {
      const hurry = new AbortController();
      const onInterruption = (): void => hurry.abort(unfinished());
      if (interruption.aborted) onInterruption();
      else interruption.addEventListener('abort', onInterruption, { once: true });
      // A ZIP comes to its end; half a volume is none.
      const signal = order.output === 'volume' ? interruption : new AbortController().signal;
      const delivery = await batches.start(
        order,
        { notation: 'array', bytes },
        { signal, hurry: hurry.signal },
        packedVolume(),
      );
      return {
        bytes: delivery.bytes,
        volume: () => ({ pages: delivery.summary()?.pages, holdsManifest: delivery.manifest === 'embedded' }),
      };
    },
  };
}
