import { join } from 'node:path';
import { Connection } from 'puppeteer-core';
import { abortable } from '../../concurrency/abort.ts';
import { pause, withinTime } from '../../concurrency/time-limit.ts';
import { createTemporaryFolder } from '../../temporary/folder.ts';
import { StartError } from './browser-errors.ts';
import { type BrowserProcess, exitTime, spawnBrowser } from './browser-process.ts';
import { missingLibraries } from './shared-libraries.ts';
import { chromiumSwitches } from './switches.ts';
import type { UnpackedBrowser } from './unpack.ts';

/** `auto`: on where the kernel allows it, off otherwise; `on`: rather no browser than one without. */
export type SandboxMode = 'auto' | 'on' | 'off';

export interface LaunchOptions {
  readonly unpacked: UnpackedBrowser;
  readonly sandbox: SandboxMode;
  /** Path of the fontconfig file that names the project's font folder and no other. */
  readonly fontconfig: string;
  /** Milliseconds from the start of the process to its first answer, default 15,000. */
  readonly timeout?: number;
  /** Ends the start. */
  readonly signal?: AbortSignal;
}

/** A running headless shell. */
export interface RunningBrowser {
  readonly pid: number;
  /** `147.0.7727.0` */
  readonly version: string;
  readonly sandbox: boolean;
  /** Its DevTools connection, from which pages are made. */
  readonly connection: Connection;
  /** Resolves once the process is gone, for whatever reason. */
  readonly exited: Promise<void>;
  /**
   * Asks it to leave and kills its whole process group after a second; resolves once it is gone and its folder
   * removed. May be called again, also after the end of the browser; never rejects.
   */
  close(): Promise<void>;
  /** Kills its whole process group at once. */
  readonly kill: () => void;
}

const startTime = 15_000;

/**
 * Starts the headless shell over a pipe: no port that another user of the machine could connect to, and when
 * this process dies the browser sees the pipe close and leaves too.
 *
 * @throws StartError when it does not come up; an error with a code of the system when there is no room for its
 * folder; the signal's reason
 */
export async function launchBrowser(options: LaunchOptions): Promise<RunningBrowser> {
  if (options.sandbox === 'off' || (options.sandbox === 'auto' && process.getuid?.() === 0)) {
    return start(options, false);
  }
  try {
    return await start(options, true);
  } catch (error) {
    // There is no cheaper way to ask the kernel than to try: a browser that may have no sandbox gives up within
    // milliseconds. One that could not be started, was killed or hangs says nothing of the sandbox.
    const gaveUp = error instanceof StartError && error.gaveUp;
    if (options.sandbox === 'on' || !gaveUp) throw error;
    return start(options, false);
  }
}

async function start(options: LaunchOptions, sandbox: boolean): Promise<RunningBrowser> {
  const { unpacked, timeout = startTime, signal } = options;
  const folder = await createTemporaryFolder('browser');
  let process: BrowserProcess;
  try {
    process = await spawnBrowser({
      executable: unpacked.executable,
      args: chromiumSwitches({ profile: join(folder.path, 'profile'), sandbox }),
      environment: environment(options, folder.path),
    });
  } catch (error) {
    await folder.remove();
    throw new StartError({ sandbox, cause: error });
  }
  const gone = process.gone.then(async () => folder.remove());
  try {
    // Without a time limit of puppeteer's: each call has one of ours.
    const connection = new Connection('', process.transport, 0, 0);
    const answer = withinTime(connection.send('Browser.getVersion'), timeout, () => new Error('It does not answer'));
    const { product } = await (signal === undefined ? answer : abortable(answer, signal));
    let leaving: Promise<void> | undefined;
    const leave = async (): Promise<void> => {
      connection.send('Browser.close').catch(() => undefined); // it is gone, or will be killed
      const timer = setTimeout(process.kill, exitTime);
      await gone;
      clearTimeout(timer);
    };
    return {
      ...{ pid: process.pid, version: product.replace(/^.*\//, ''), sandbox, connection, kill: process.kill },
      exited: process.ended.then(() => undefined),
      close: async () => (leaving ??= leave()),
    };
  } catch (error) {
    if (signal?.aborted === true) {
      process.kill();
      await gone;
      throw error;
    }
    // The pipe is seen to close some moments before the end of the process is.
    const end = await Promise.race([process.ended, pause(exitTime).then(() => undefined)]);
    process.kill();
    await gone;
    const words = process.errorOutput();
    throw new StartError({ sandbox, cause: error, end, words });
  }
}

/**
 * The environment of the browser. It inherits nothing: the service's environment holds API keys, and a variable like LANG
 * or TZ would change the print.
 */
function environment({ unpacked, fontconfig }: LaunchOptions, folder: string): Record<string, string> {
  return {
    FONTCONFIG_FILE: fontconfig,
    HOME: folder,
    TMPDIR: folder,
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    ...(missingLibraries().length > 0 ? { LD_LIBRARY_PATH: unpacked.libraries } : {}),
  };
}
