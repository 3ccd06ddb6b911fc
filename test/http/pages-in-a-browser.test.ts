import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { openWebBrowser } from '../support/web-browser.ts';

let app: ListeningApp;
let browser: Browser;
beforeAll(async () => {
  app = await listeningApp();
  browser = await openWebBrowser();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

it.each([
  ['/', '打印'],
  ['/docs', '/v1/forms/{form}'],
])('%s shows what it has, at any width, and breaks no rule of its own', async (path, words) => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('requestfailed', (request) => faults.push(`${request.url()} is not loaded`));
  await page.goto(app.url + path, { waitUntil: 'networkidle0' });
  for (const width of [1440, 1024, 360]) {
    await page.setViewport({ width, height: 900 });
    expect(await page.evaluate('document.body.innerText')).toContain(words);
    expect(await page.evaluate('document.documentElement.scrollWidth'), `at ${width} px`).toBeLessThanOrEqual(width);
  }
  expect(faults).toEqual([]);
});
