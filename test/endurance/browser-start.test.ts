import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOfStart } from '../../src/pdf/browser/engine-fault.ts';
import { type LaunchOptions, type RunningBrowser, launchBrowser } from '../../src/pdf/browser/launch.ts';
import { type UnpackedBrowser, unpackBrowser } from '../../src/pdf/browser/unpack.ts';
import {
  browserProcesses,
  createTestEngine,
  fontconfig,
  runningProcesses,
  testPage,
  within,
} from '../support/engine.ts';
import { childrenOf } from '../support/service-process.ts';

// An error that nobody caught, or a rejection, fails the run of these tests: none may come of a browser.

let scratch = '';
let unpacked: UnpackedBrowser;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'browser-start-'));
  unpacked = await unpackBrowser();
});
afterAll(() => rmSync(scratch, { recursive: true }));

/** What becomes of a start with this script as the browser. */
async function start(script: string, options: Partial<LaunchOptions> = {}): Promise<unknown> {
  const executable = join(scratch, `browser-${Math.random()}`);
  writeFileSync(executable, script);
  chmodSync(executable, 0o700);
  const launch = { unpacked: { ...unpacked, executable }, sandbox: 'off', fontconfig, ...options } as const;
  return launchBrowser(launch).catch((error: unknown) => faultOfStart(error).reason);
}

const folders = (): string[] => readdirSync(tmpdir()).filter((name) => name.includes(`-${process.pid}-`));

describe('a browser that does not come up costs nothing but itself:', () => {
  it.each([
    ['it may not be executed', '#!/no/such/interpreter\n', 'not-executable'],
    ['it is no program', '\0\0\0\0', 'ended-at-start'],
    ['it ends at once', '#!/bin/sh\nexit 3\n', 'ended-at-start'],
    ['it closes its pipe and stays', '#!/bin/sh\nexec 3<&- 4>&-\nsleep 600\n', 'no-answer'],
    ['it says what is no message', "#!/bin/sh\nprintf 'hello\\000' >&4\nsleep 600\n", 'no-answer'],
    ['the disk is full', '#!/bin/sh\necho "write: No space left on device" >&2\nexit 1\n', 'no-room'],
  ])('%s', async (_what, script, reason) => {
    await expect(start(script)).resolves.toBe(reason);
    expect(folders()).toEqual([]);
    expect(childrenOf(process.pid).filter((pid) => runningProcesses(pid).length > 0)).toEqual([]);
  });

  it('it says nothing at all', async () => {
    await expect(start('#!/bin/sh\nsleep 600\n', { timeout: 300 })).resolves.toBe('no-answer');
    expect(folders()).toEqual([]);
  });

  it('the start is given up', async () => {
    const given = AbortSignal.timeout(200);
    await start('#!/bin/sh\nsleep 600\n', { signal: given });
    expect(given.aborted).toBe(true);
    expect(folders()).toEqual([]);
  });
});

describe('a browser that is closed', () => {
  const launch = async (): Promise<RunningBrowser> => launchBrowser({ unpacked, sandbox: 'off', fontconfig });

  it('again and again, also when it is gone, is closed once', async () => {
    const browser = await launch();
    await Promise.all([browser.close(), browser.close(), browser.close()]);
    browser.kill();
    await browser.close();
    expect(browserProcesses(browser.pid).filter(({ state }) => state !== 'Z')).toEqual([]);
    expect(folders()).toEqual([]);
  });

  it('while a megabyte is on its way, and killed in the middle of that, fails what is on its way alone', async () => {
    for (let round = 0; round < 5; round += 1) {
      const browser = await launch();
      process.kill(browser.pid, 'SIGSTOP'); // it reads nothing: the pipe fills up
      const calls = Array.from({ length: 8 }, async () =>
        browser.connection.send('Target.createTarget', { url: `data:text/plain,${'x'.repeat(1024 * 1024)}` }),
      );
      const outcomes = Promise.allSettled(calls);
      const closing = browser.close();
      browser.kill();
      expect((await outcomes).map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
      await Promise.all([closing, browser.close()]);
    }
    expect(folders()).toEqual([]);
  });
});

describe('an engine', () => {
  it(
    'prints after browsers that were killed while they started, at any moment of it',
    { timeout: 120_000 },
    async () => {
      const engine = createTestEngine({ pages: 2 });
      try {
        const started = engine.start().catch(() => undefined);
        // Killed when it has so many processes: none of them open, some, all pages.
        for (const processes of [1, 2, 4, 5]) {
          const [pid = 0] = await expect
            .poll(() => childrenOf(process.pid).filter((child) => runningProcesses(child).length >= processes), {
              interval: 1,
              timeout: 60_000,
            })
            .not.toEqual([])
            .then(() => childrenOf(process.pid).filter((child) => runningProcesses(child).length > 0));
          if (pid !== 0) process.kill(pid, 'SIGKILL');
        }
        await started;
        await expect
          .poll(async () => engine.print(testPage('<p>甲</p>'), within(30_000)).catch(() => undefined), {
            timeout: 60_000,
          })
          .toBeInstanceOf(Buffer);
        await expect(engine.probe()).resolves.toBe('ready');
      } finally {
        await engine.close();
      }
      expect(folders()).toEqual([]);
    },
  );
});
