import puppeteer, { type Browser } from 'puppeteer';
import { missingLibraries } from '../../src/pdf/browser/shared-libraries.ts';
import { unpackBrowser } from '../../src/pdf/browser/unpack.ts';
import { fontconfig } from './engine.ts';

/** The bundled browser as a person's: with the network of this machine, and scripts that are compiled. */
export async function openWebBrowser(): Promise<Browser> {
  const { executable, libraries } = await unpackBrowser();
  return puppeteer.launch({
    executablePath: executable,
    pipe: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--lang=zh-CN'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontconfig,
      ...(missingLibraries().length > 0 ? { LD_LIBRARY_PATH: libraries } : {}),
    },
  });
}
