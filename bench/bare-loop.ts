import puppeteer from 'puppeteer-core';
import type { FilledPage } from '../src/documents/ports.ts';
import { missingLibraries } from '../src/pdf/browser/shared-libraries.ts';
import { unpackBrowser } from '../src/pdf/browser/unpack.ts';

/** The floor: puppeteer as its documentation shows it, with warm pages whose body is swapped. */
export interface BareLoop {
  /** Of the browser. */
  readonly pid: number;
  /** Prints on one of the pages. */
  print(page: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface BareLoopOptions {
  readonly pages: number;
  readonly fontconfig: string;
  readonly blankPage: string;
  readonly filled: FilledPage;
}

/** The same headless shell, fonts and HTML as the service, puppeteer's own switches. */
export async function openBareLoop({ pages, fontconfig, blankPage, filled }: BareLoopOptions): Promise<BareLoop> {
  const { executable, libraries } = await unpackBrowser();
  const browser = await puppeteer.launch({
    headless: 'shell',
    executablePath: executable,
    pipe: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontconfig,
      ...(missingLibraries().length > 0 ? { LD_LIBRARY_PATH: libraries } : {}),
    },
  });
  const warm = await Promise.all(
    Array.from({ length: pages }, async () => {
      const page = await browser.newPage();
      await page.setContent(blankPage);
      return page;
    }),
  );
  return {
    pid: browser.process()?.pid ?? 0,
    print: async (index) => {
      const page = warm[index % warm.length];
      if (page === undefined) throw new Error('No page');
      // Run in the page, where `document` is.
      await page.evaluate(`document.body.innerHTML = ${JSON.stringify(filled.body)}`);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
    },
    close: () => browser.close(),
  };
}
