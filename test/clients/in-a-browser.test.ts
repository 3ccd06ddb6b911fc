import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { openWebBrowser } from '../support/web-browser.ts';

const root = join(import.meta.dirname, '..', '..');
/** What a page of the service's origin loads: the client as it is built, and the package that it imports. */
const folders = { '/client/': 'clients/typescript/dist', '/openapi-fetch/': 'node_modules/openapi-fetch/dist' };
const html = `<!doctype html><script type="importmap">{"imports": {
  "filing-press/client": "/client/index.js", "openapi-fetch": "/openapi-fetch/index.mjs"
}}</script>`;

let app: ListeningApp;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  app = await listeningApp();
  browser = await openWebBrowser();
  page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    const folder = Object.entries(folders).find(([prefix]) => pathname.startsWith(prefix));
    if (pathname === '/a-page') void request.respond({ contentType: 'text/html', body: html });
    else if (folder === undefined) void request.continue();
    else {
      const file = join(root, folder[1], pathname.slice(folder[0].length));
      void request.respond({ contentType: 'text/javascript', body: readFileSync(file) });
    }
  });
  await page.goto(`${app.url}/a-page`);
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

/** What a script of the page resolves to; it has `press`, `filing` and `client`, all that the client exports. */
async function inPage(script: string): Promise<unknown> {
  return page.evaluate(`(async () => {
    const client = await import('filing-press/client');
    const press = new client.FilingPress({ url: location.origin });
    const filing = { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{}] };
    ${script}
  })()`);
}

it('the client validates, prints and verifies', async () => {
  expect(await inPage(`return (await press.validate('annex-2', filing, { text: 'as-filed' })).valid`)).toBe(true);
  const printed = await inPage(`
    const { bytes, fileName, pages } = await press.print('annex-2', filing);
    return [new TextDecoder().decode(bytes), fileName, pages];
  `);
  expect(printed).toEqual([
    '{"fiscalYear":2021,"projectName":"信息化运维提升","subprojects":[{}]}',
    '附件2-2021年度-样例.pdf',
    5,
  ]);
  expect(await inPage(`return (await press.verify(new Blob(['no document']))).verdict`)).toBe('foreign');
});

it('the client prints a batch, and gives its manifest', async () => {
  const counts = await inPage(`
    const items = (async function* () { for (let n = 0; n < 3; n += 1) yield { form: 'annex-2', filing }; })();
    const { body, manifest } = await press.batch(items);
    const { size } = await new Response(body).blob();
    return [size > 500, (await manifest).counts];
  `);
  expect(counts).toEqual([true, expect.objectContaining({ total: 3, printed: 3, refused: 0 })]);
});

it('the client fails with the problem that the service tells', async () => {
  const code = await inPage(`
    const error = await press.print('annex-2', filing, { format: 'docx', page: 2 }).catch((error) => error);
    return error instanceof client.ProblemError && error.code;
  `);
  expect(code).toBe('invalid-parameter');
});
