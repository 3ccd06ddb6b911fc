import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, CDPSession } from 'puppeteer';
import { createRunFolder, type RunFolder } from './run-folder.ts';
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
  /** Milliseconds a start may take, default 15,000. */
  readonly timeout?: number;
}

/** A running headless shell. */
export interface RunningBrowser {
  readonly pid: number;
  /** `147.0.7727.0` */
  readonly version: string;
  readonly sandbox: boolean;
  /** The browser's own DevTools session, from which pages are made. */
  readonly session: CDPSession;
  /** Resolves once the process is gone, for whatever reason. */
  readonly exited: Promise<void>;
  /** Asks it to leave, kills its whole process group after a second; resolves once it is gone. */
  close(): Promise<void>;
  /** Kills its whole process group at once. */
  kill(): void;
}

/** Milliseconds the browser gets to leave by itself: long enough to reap its children, there is nothing to save. */
const leaveTime = 1_000;

/**
 * Starts the headless shell over a pipe: no port that another user of the machine could connect to, and when
 * this process dies the browser sees the pipe close and leaves too.
 *
 * @throws Error with the browser's last words when it does not come up.
 */
export async function launchBrowser(options: LaunchOptions): Promise<RunningBrowser> {
  if (options.sandbox === 'off' || (options.sandbox === 'auto' && process.getuid?.() === 0)) {
    return start(options, false);
  }
  try {
    return await start(options, true);
  } catch (error) {
    if (options.sandbox === 'on') throw error;
    // There is no cheaper way to ask the kernel than to try: the browser gives up within milliseconds.
    return start(options, false);
  }
}

async function start(options: LaunchOptions, sandbox: boolean): Promise<RunningBrowser> {
  const { default: puppeteer } = await import('puppeteer');
  const folder = await createRunFolder();
  let browser: Browser;
  try {
    browser = await puppeteer.launch({
      headless: 'shell',
      executablePath: options.unpacked.executable,
      ignoreDefaultArgs: true,
      args: chromiumSwitches({ profile: join(folder.path, 'profile'), sandbox }),
      env: environment(options, folder.path),
      pipe: true,
      timeout: options.timeout ?? 15_000,
      protocolTimeout: 0, // every call is under a time limit of ours, which also knows what to do then
      waitForInitialPage: false, // there is none
      defaultViewport: null,
      // Signals are for the composition root, which drains before the browser goes.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    await folder.remove();
    throw new Error(`The headless shell did not start (sandbox ${sandbox ? 'on' : 'off'})`, { cause: error });
  }
  return supervised(browser, sandbox, folder);
}

/**
 * All the browser gets to know of this machine. Nothing is inherited: the service's environment holds API keys,
 * and a variable like LANG or TZ would reach the print.
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

async function supervised(browser: Browser, sandbox: boolean, folder: RunFolder): Promise<RunningBrowser> {
  const child = browser.process();
  const pid = child?.pid;
  if (child === null || pid === undefined) throw new Error('The headless shell has no process');
  const exited = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  }).then(() => killGroup(pid)); // renderers that outlived it, after a kill -9 of the browser process alone
  const gone = exited.then(async () => {
    await groupGone(pid);
    await folder.remove();
  });
  const kill = (): void => killGroup(pid);
  const [session, version] = await Promise.all([browser.target().createCDPSession(), browser.version()]);
  return {
    pid,
    version: version.replace(/^.*\//, ''),
    sandbox,
    session,
    exited,
    kill,
    close: async () => {
      browser.close().catch(() => undefined);
      const timer = setTimeout(kill, leaveTime);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds that killed processes get to be gone: the kernel ends them when it next runs them. */
const dyingTime = 500;

/**
 * Resolves when no process of the group is left. Not later than after {@link dyingTime}: the dead ones are in the
 * group until process 1 reaps them, and in a container without an init process nobody does.
 */
async function groupGone(pid: number): Promise<void> {
  const end = performance.now() + dyingTime;
  while (groupExists(pid) && performance.now() < end) await pause(5);
}

function groupExists(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

/** Puppeteer starts the browser as leader of a process group of its own; all its children are in it. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group is gone already.
  }
}
