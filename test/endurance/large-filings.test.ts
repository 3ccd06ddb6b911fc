import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

let service: ServiceProcess;
beforeAll(async () => (service = await startService()));
afterAll(async () => {
  await service.stop();
});

/** Some 2 kB of gzip: forty rows of 20,000 characters in one unbroken run each. */
const bomb = (character: string): object => ({
  ...(sampleFiling('annex-2', 'official') as object),
  schedule: Array.from({ length: 40 }, () => ({ period: '2021年', content: character.repeat(20_000) })),
});

const post = async (path: string, body: string, type = 'application/json', accept = '*/*'): Promise<Response> =>
  fetch(service.url + path, {
    method: 'POST',
    body: gzipSync(body),
    headers: { 'Content-Type': type, 'Content-Encoding': 'gzip', Accept: accept },
  });

/** How many requests were answered one after the other while the work was under way. */
async function answeredDuring(work: Promise<Response>): Promise<{ readonly answers: number; readonly status: number }> {
  let status: number | undefined;
  const done = work.then(async (answer) => {
    await answer.arrayBuffer();
    ({ status } = answer);
  });
  let answers = 0;
  while (status === undefined) {
    expect((await fetch(`${service.url}/livez`)).status).toBe(200);
    answers += 1;
  }
  await done;
  return { answers, status };
}

describe('An unbroken run of 20,000 letters in each of forty rows stops nobody else', () => {
  it.each(['я', 'a', '_', '…', '，', '/', '（', '字'])('of %j: validated, and made a Word file', async (character) => {
    const body = JSON.stringify(bomb(character));
    const validated = await answeredDuring(post('/v1/forms/annex-2/validate', body));
    expect(validated.status).toBe(200);
    expect(validated.answers).toBeGreaterThan(5);
    const docx = await answeredDuring(post('/v1/forms/annex-2/documents?format=docx', body));
    expect([200, 422]).toContain(docx.status);
    expect(docx.answers).toBeGreaterThan(5);
  });

  it('as an item of a batch', async () => {
    const record = JSON.stringify({ form: 'annex-2', filing: bomb('_') });
    for (const format of ['docx', 'pdf']) {
      const batch = post(`/v1/batches?format=${format}`, `${record}\n`, 'application/x-ndjson', 'application/zip');
      const { answers, status } = await answeredDuring(batch);
      expect(status).toBe(200);
      expect(answers).toBeGreaterThan(5);
    }
  });

  it('and 8 MiB of findings neither', async () => {
    const keys = Array.from({ length: 90_000 }, (_, index) => `"k${index}":"${'字'.repeat(20)}"`);
    const { answers, status } = await answeredDuring(post('/v1/forms/annex-2/validate', `{${keys.join(',')}}`));
    expect(status).toBe(200);
    expect(answers).toBeGreaterThan(5);
  });
});
