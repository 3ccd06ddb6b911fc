import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { ThreadNotLoaded } from '../../../src/concurrency/live-thread.ts';
import type { DocumentPress, MadeDocument } from '../../../src/documents/press.ts';
import { AppError } from '../../../src/errors.ts';
import { FirstPrints } from '../../../src/first-prints.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';

const last = catalogue.at(-1)?.id ?? '';
const templates = join(import.meta.dirname, '..', '..', '..', 'templates');

/** A press that fails at some forms. */
function pressFailing(failures: Map<string, Error>): {
  readonly press: Pick<DocumentPress, 'make'>;
  readonly made: string[];
} {
  const made: string[] = [];
  return {
    made,
    press: {
      make: async ({ form }) => {
        const failure = failures.get(form.id);
        if (failure !== undefined) throw failure;
        made.push(form.id);
        return Promise.resolve({} as MadeDocument);
      },
    },
  };
}

it('prints each form once, those that the engine could not print when it is asked again', async () => {
  const failures = new Map<string, Error>([[last, new AppError('browser-unavailable', '打印引擎正在恢复。')]]);
  const { press, made } = pressFailing(failures);
  const prints = new FirstPrints(press, templates, catalogue);
  await expect(prints.print()).rejects.toMatchObject({ code: 'browser-unavailable' });
  expect(prints.areDone).toBe(false);
  failures.clear();
  await Promise.all([prints.print(), prints.print()]);
  expect(prints.areDone).toBe(true);
  expect(made).toEqual(catalogue.map(({ id }) => id));
});

it('names the template of a form that does not come out as it was filled', async () => {
  const cause = new Error('Text 3 of 40 is not drawn as it was filled');
  const { press } = pressFailing(new Map([['annex-2', new AppError('internal', '未通过检查', { cause })]]));
  const prints = new FirstPrints(press, templates, catalogue);
  await expect(prints.print()).rejects.toThrow(
    /^模板 templates\/annex-2\/page\.hbs 有误（Text 3 of 40 .*）：请重新安装/,
  );
  expect(prints.areDone).toBe(false);
});

it('names the module of a thread that does not load, and no template', async () => {
  const module = pathToFileURL(join(templates, '..', 'src', 'pdf', 'archive', 'finisher-thread.ts'));
  const { press } = pressFailing(new Map([['annex-2', new ThreadNotLoaded(module, new Error('The thread ended'))]]));
  await expect(new FirstPrints(press, templates, catalogue).print()).rejects.toThrow(
    /^安装的文件有误：src\/pdf\/archive\/finisher-thread\.ts 无法装入。请重新安装/,
  );
});
