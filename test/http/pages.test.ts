import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerOf } from '../support/http-caller.ts';

let caller: Caller;

beforeAll(async () => {
  caller = await callerOf();
});
afterAll(async () => caller.app.close());

/** Of a path for a browser that has it already; `fetch` would ask for no cache at all. */
async function statusOf(path: string, etag: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(caller.app.url + path, { headers: { 'If-None-Match': etag } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
  });
}

/** Everything that a page loads or leads to. */
async function addressesIn(path: string): Promise<readonly string[]> {
  const page = await (await caller.get(path)).text();
  return [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
}

describe.each(['/', '/docs'])('the page %s', (path) => {
  it('is of the contract, and may use nothing but files of this service', async () => {
    const answer = await caller.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|script-src|style-src/);
    const page = (await caller.contract.check('GET', path, answer)).toString();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toMatch(/<script>|<style|\sstyle=|\son[a-z]+=/);
  });

  it('leads only to what there is', async () => {
    const addresses = (await addressesIn(path)).filter((address) => address !== 'data:,');
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      expect(address).toMatch(/^\//);
      expect([address, (await caller.get(address)).status]).toEqual([address, 200]);
    }
  });
});

describe('the files of the pages', () => {
  it('have their types, and are sent once', async () => {
    for (const [name, type] of [
      ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
      ['swagger-ui.css', 'text/css; charset=utf-8'],
      ['pages.css', 'text/css; charset=utf-8'],
    ] as const) {
      const answer = await caller.get(`/docs/${name}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
      const etag = answer.headers.get('etag') ?? '';
      await caller.contract.check('GET', '/docs/{name}', answer);
      expect(await statusOf(`/docs/${name}`, etag)).toBe(304);
    }
    expect((await caller.get('/docs/package.json')).status).toBe(404);
    expect((await caller.get('/docs/..%2fapp.js')).status).toBe(404);
  });

  it('name no other server from which anything would come', async () => {
    for (const name of ['pages.css', 'reference.css', 'reference.js', 'swagger-ui.css']) {
      const file = await (await caller.get(`/docs/${name}`)).text();
      expect(file, name).not.toMatch(/(?:url\(|import|src)\s*["']?https?:/);
    }
  });
});

it('the home page shows the address by which it was asked, as text', async () => {
  expect(await (await caller.get('/')).text()).toContain(
    `http://127.0.0.1:${caller.app.port}/v1/forms/annex-2/documents`,
  );
});
