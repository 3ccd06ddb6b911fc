import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../src/documents/filing-report.ts';
import { readFiling } from '../../src/documents/read-filing.ts';
import { findForm } from '../../src/forms/catalogue.ts';
import { verificationJson } from '../../src/verify/verification.ts';
import { type Caller, callerOf } from '../support/http-caller.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

let caller: Caller;
beforeAll(async () => (caller = await callerOf({ limits: { bodyLimit: 8 * 1024 * 1024, deadline: 60_000 } })));
afterAll(async () => caller.app.close());

/** 240 kB of each, in which nothing is a filing. */
const hostile: readonly (readonly [string, string])[] = [
  ['numbers', `[${'1,'.repeat(120_000)}1]`],
  ['empty objects', `[${'{},'.repeat(80_000)}{}]`],
  [
    'records of empty filings',
    `[${Array(7_500).fill('{"form":"annex-2","filing":{"bad":""}}').join()}]`.slice(0, 240_000) + ']',
  ],
  ['records of unknown forms', `[${Array(6_000).fill('{"form":"annex-9","filing":{}}').join()}]`],
  ['a record of a hundred thousand keys', `[{${Array.from({ length: 20_000 }, (_, key) => `"${key}":1`).join()}}]`],
];

/** Over a connection of its own: what becomes of one that is answered in mid-body is the matter of other tests. */
async function post(query: string, body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Buffer> {
  const call = request(`${caller.app.url}/v1/batches${query}`, {
    ...{ method: 'POST', agent: false },
    headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers },
  });
  call.on('error', () => undefined).end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  return buffer(response);
}

describe('An answer grows no faster than a few times its request', () => {
  it.each(hostile)('where a batch is refused as a whole: %s', async (_, body) => {
    for (const query of ['?on-error=fail', '?output=volume', '?output=volume&on-error=skip']) {
      const answer = await post(query, body);
      expect(answer.length).toBeLessThan(1_200_000);
      const problem = JSON.parse(answer.toString()) as { refused: number; items: unknown[]; others?: string };
      expect(problem.items.length).toBeLessThanOrEqual(1_000);
      if (problem.refused > problem.items.length) expect(problem.others).toMatch(/^1001(-\d+)?$/);
    }
  });

  it.each(hostile)('where what is bad is left out of a ZIP: %s', async (_, body) => {
    const zip = await post('', body);
    expect(zip.length).toBeLessThan(240_000);
    const manifest = (await zipEntriesOf(zip)).get('manifest.json') ?? Buffer.alloc(0);
    expect(manifest.length).toBeLessThan(8_000_000);
    const { items, counts } = JSON.parse(manifest.toString()) as { items: unknown[]; counts: { refused: number } };
    expect(items).toHaveLength(counts.refused);
  });

  it('where a small compressed body repeats the same name for ever', async () => {
    const record = JSON.stringify({ form: 'x'.repeat(100_000), name: 'y'.repeat(100_000), filing: {} });
    const body = gzipSync(`[${Array(40).fill(record).join()}]`);
    const answer = await post('?on-error=fail', body, { 'Content-Encoding': 'gzip' });
    expect(JSON.parse(answer.toString())).toMatchObject({ code: 'invalid-batch', refused: 40 });
    expect(answer.length).toBeLessThan(60_000);
  });

  it('where a filing hides a thousand bad characters below long keys', () => {
    const form = findForm('annex-2');
    if (form === undefined) throw new Error('No form annex-2');
    let filing: unknown = Array<string>(1_000).fill('\u200b');
    for (let depth = 0; depth < 20; depth += 1) filing = { ['键'.repeat(250)]: filing };
    const source = Buffer.from(JSON.stringify(filing));
    const coverage = { firstMissing: () => undefined };
    const report = reportOf(form, readFiling({ form, source, text: 'as-filed' }, coverage));
    expect(Buffer.byteLength(JSON.stringify(report))).toBeLessThan(300_000);
    expect(report.errors.at(-1)).toMatchObject({ rule: 'more-findings' });
  });

  it('where a file differs in ten thousand places, and in long texts', () => {
    const difference = { code: 'page-text', message: 'm'.repeat(10_000), found: 'f'.repeat(10_000) } as const;
    const differences = Array.from({ length: 10_000 }, () => difference);
    const json = verificationJson({ verdict: 'altered', message: '', digest: Buffer.alloc(32), differences });
    expect(json.length).toBeLessThan(1_300_000);
    const told = (JSON.parse(json) as { differences: { message: string }[] }).differences;
    expect(told.at(-1)?.message).toBe('另有 9700 处差异没有列出。');
  });
});
