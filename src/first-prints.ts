import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ThreadNotLoaded } from './concurrency/live-thread.ts';
import type { DocumentPress } from './documents/press.ts';
import { AppError } from './errors.ts';
import type { Form } from './forms/form.ts';
import type { EngineHealth } from './http/service.ts';
import { type Damage, InstallationError } from './installation/damage.ts';
import { TemplateError } from './installation/template-error.ts';
import { packageFolder } from './package.ts';

/** Milliseconds in which a form has to be printed; what takes longer says nothing of the installation. */
const printTime = 30_000;

/**
 * One document of each form, really printed and checked, before the service calls itself ready: what no digest tells, a
 * browser that draws other than it should among it. Documents that are asked for meanwhile are checked one by one anyway.
 */
export class FirstPrints {
  readonly #press: Pick<DocumentPress, 'make'>;
  readonly #templatesFolder: string;
  readonly #waiting: Set<Form>;
  #running: Promise<void> | undefined;

  constructor(press: Pick<DocumentPress, 'make'>, templatesFolder: string, forms: readonly Form[]) {
    this.#press = press;
    this.#templatesFolder = templatesFolder;
    this.#waiting = new Set(forms);
  }

  /** Each form has been printed. */
  get areDone(): boolean {
    return this.#waiting.size === 0;
  }

  /**
   * Prints what has not been printed yet. Rejects with TemplateError for a form that does not come out as it was filled,
   * with InstallationError for a thread that does not load, with AppError when the engine cannot print now: then it is worth another try.
   */
  async print(): Promise<void> {
    this.#running ??= Promise.all([...this.#waiting].map(async (form) => this.#printOne(form)))
      .then(() => undefined)
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #printOne(form: Form): Promise<void> {
    const source = readFileSync(join(this.#templatesFolder, form.id, 'samples', 'blank.json'));
    const order = { form, source, format: 'pdf', profile: 'plain', strict: false, totals: 'as-filed' } as const;
    try {
      await this.#press.make(order, { signal: AbortSignal.timeout(printTime) });
    } catch (error) {
      if (error instanceof AppError && error.code !== 'internal') throw error;
      const cause = error instanceof AppError ? error.cause : error;
      if (cause instanceof ThreadNotLoaded) throw new InstallationError([notLoaded(cause)], cause);
      throw new TemplateError(`templates/${form.id}/page.hbs`, cause);
    }
    this.#waiting.delete(form);
  }
}

function notLoaded({ module, cause }: ThreadNotLoaded): Damage {
  const { code } = cause as { readonly code?: string };
  const problem = code === undefined ? '无法装入' : `无法装入（${code}）`;
  return { file: relative(packageFolder, fileURLToPath(module)), problem };
}

/**
 * The engine, ready when each form has been printed: with what prints now, they are printed first. A form that does not
 * come out as it was filled ends the service, as it would have at the start.
 */
export function provenEngine(
  engine: EngineHealth,
  firstPrints: Pick<FirstPrints, 'areDone' | 'print'>,
  fail: (error: unknown) => void,
): EngineHealth {
  return {
    probe: async () => {
      const state = await engine.probe();
      if (state !== 'ready' || firstPrints.areDone) return state;
      try {
        await firstPrints.print();
        return 'ready';
      } catch (error) {
        if (!(error instanceof AppError)) fail(error);
        return 'starting';
      }
    },
    get browser() {
      return engine.browser;
    },
    get fault() {
      return engine.fault;
    },
  };
}
