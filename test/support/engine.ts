import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { FilledPage, WorkLimits } from '../../src/documents/ports.ts';
import { type PrinterOptions, type PrintingEngine, createPrinter } from '../../src/pdf/printer.ts';

const root = join(import.meta.dirname, '..', '..');
export const fontconfig = join(root, 'fonts', 'fonts.conf');

/** Two small forms: what the engine does must not hang on what is in a form. */
const testForms = ['letter', 'list'] as const;

/** Their warm page: the shipped fonts, page numbers, and a cover for elements of that class. */
function testBlankPage(form: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title></title><style>
@page { size: A4; margin: 75px 63.65pt; @bottom-center { content: counter(page); font: 9pt 'Filing Press Song' } }
@page cover { @bottom-center { content: none } }
.cover { page: cover }
body { margin: 0; font: ${form === 'list' ? 12 : 10.5}pt / 20px 'Filing Press Song', serif }
</style></head><body></body></html>`;
}

/** A page of one of the two. */
export function testPage(body: string, form: string = testForms[0], title = '样张'): FilledPage {
  return { form, title, body };
}

/** An engine for the two forms, not started. The caller closes it. */
export function createTestEngine(options: Partial<PrinterOptions> = {}): PrintingEngine {
  return createPrinter({
    ...readConfig({}).engine,
    ...{ blankPage: testBlankPage, forms: testForms, fontconfig, pages: 2 },
    ...options,
  });
}

/** Limits with a deadline of so many milliseconds. */
export function within(milliseconds: number): WorkLimits {
  return { signal: AbortSignal.timeout(milliseconds) };
}

/** A process of a browser: `type` as Chromium calls it, `browser` for the first one. */
export interface BrowserProcess {
  readonly pid: number;
  readonly type: string;
  /** One letter of proc(5): R running, S sleeping, T stopped, Z zombie. */
  readonly state: string;
  /** Milliseconds of processor time that it has had, to ten. */
  readonly worked: number;
}

/** The processes in the group of a browser, zombies included. */
export function browserProcesses(browserPid: number): BrowserProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const [state = '', , group] = fields;
        if (Number(group) !== browserPid) return [];
        const type = /--type=([a-z-]+)/.exec(readFileSync(`/proc/${name}/cmdline`, 'latin1'))?.[1] ?? 'browser';
        return [{ pid: Number(name), type, state, worked: 10 * (Number(fields[11]) + Number(fields[12])) }];
      } catch {
        return []; // gone meanwhile
      }
    });
}

/** Those that still run: what is left of a killed process until its parent has asked for its end does not count. */
export function runningProcesses(browserPid: number): BrowserProcess[] {
  return browserProcesses(browserPid).filter(({ state }) => state !== 'Z');
}
