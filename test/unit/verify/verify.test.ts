import { describe, expect, it } from 'vitest';
import type { BatchLimits } from '../../../src/documents/batch/print-records.ts';
import { findForm } from '../../../src/forms/catalogue.ts';
import type { Examination } from '../../../src/verify/examination.ts';
import { createDocumentVerifier } from '../../../src/verify/verify.ts';
import { createFakePress } from '../../support/fake-press.ts';

const examination: Examination = {
  ...{ kind: 'issued', format: 'pdf', template: 'volume@1.0.0', profile: 'pdfa-3b', totals: 'as-filed' },
  ...{ documentDate: undefined, filing: undefined, writtenLength: 1, differences: [] },
};

describe('a volume to be verified', () => {
  it('takes as long as a batch: the deadline of a document does not end it', async () => {
    const given: BatchLimits[] = [];
    const verifier = createDocumentVerifier({
      ...{ press: createFakePress(), findForm },
      examiner: { examine: async () => Promise.resolve(examination), compare: async () => Promise.resolve([]) },
      volumes: {
        verify: async (_volume, limits) => {
          given.push(limits);
          return Promise.resolve({ verdict: 'authentic', message: '', items: 3, differences: [] });
        },
      },
    });
    const [{ signal }, client, drain] = [new AbortController(), new AbortController(), new AbortController()];
    const volume = { signal: client.signal, drain: drain.signal };
    const result = await verifier.verify(new Uint8Array(1), { signal, volume });
    expect(result).toMatchObject({ verdict: 'authentic', items: 3, template: 'volume@1.0.0' });
    expect(given).toEqual([volume]);
    await verifier.verify(new Uint8Array(1), { signal });
    expect(given[1]).toEqual({ signal, drain: signal });
  });
});
