import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../src/errors.ts';
import { shop } from '../../../support/batch-shop.ts';

describe('a batch of which the machine prints nothing', () => {
  const volume = { output: 'volume' } as const;
  const lines = ['{"form":"annex-2","filing":{}}', '{"form":"annex-4","filing":{}}'];
  const down = new AppError('browser-unavailable', '打印引擎暂不可用。', {
    retryAfter: 0,
    members: { reason: 'ended-at-start' },
  });
  const refused = { code: 'browser-unavailable', context: { members: { reason: 'ended-at-start' } } };

  it.each(['fail', 'skip'] as const)('is the fault of the machine, with on-error=%s', async (onError) => {
    const { documents, start } = shop();
    documents.before = async () => Promise.reject(down);
    await expect(start(lines, { ...volume, onError })).rejects.toMatchObject(refused);
    const others = [...lines, '{"form":"annex-2","filing":{"bad":"x"}}'];
    if (onError === 'skip') await expect(start(others, { ...volume, onError })).rejects.toMatchObject(refused);
    else await expect(start(others, { ...volume, onError })).rejects.toMatchObject({ code: 'invalid-batch' });
  });

  it('is so when it cannot even be checked', async () => {
    const { documents, start } = shop();
    documents.check = async () => Promise.reject(new AppError('overloaded', '排队已满。', { retryAfter: 7 }));
    for (const output of ['zip', 'volume'] as const) {
      const batch = start(lines, { output, onError: 'fail' });
      await expect(batch).rejects.toMatchObject({ code: 'overloaded', context: { retryAfter: 7 } });
    }
  });

  it('is no fault of the machine where the items are bad, or take too long', async () => {
    const { documents, start } = shop();
    await expect(
      start(['{"form":"annex-2","filing":{"bad":"x"}}'], { ...volume, onError: 'skip' }),
    ).rejects.toMatchObject({
      code: 'invalid-batch',
    });
    documents.before = async () => Promise.reject(new AppError('deadline-exceeded', '超时。'));
    await expect(start(lines, { ...volume, onError: 'skip' })).rejects.toMatchObject({ code: 'invalid-batch' });
  });
});
