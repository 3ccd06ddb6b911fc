import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProjectCopy, copyProject } from './project-copy.ts';

let copy: ProjectCopy;
beforeAll(() => {
  copy = copyProject();
});
afterAll(() => copy.remove());

describe('npm run new-form', () => {
  it('lays out a form that prints in every format and profile, and passes the tests of the catalogue', async () => {
    const [id, title] = ['street-service', '街道便民服务支出表'];
    await copy.run('npm', 'run', '-s', 'new-form', '--', id, title, '--annex', '附件7');
    await copy.run('npm', 'run', '-s', 'types');
    const render = async (file: string, ...options: readonly string[]): Promise<Buffer> => {
      await copy.run(
        'node',
        'dist/cli/main.js',
        'render',
        id,
        `templates/${id}/samples/official.json`,
        '-o',
        file,
        ...options,
      );
      return readFileSync(join(copy.folder, file));
    };
    expect((await render('plain.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const { profiles } = await import('../../src/orders/options.ts');
    for (const profile of profiles) await render(`${profile}.pdf`, '--profile', profile);
    for (const format of ['docx', 'html', 'png']) expect((await render(`form.${format}`)).length).toBeGreaterThan(1000);
    await copy.test(id, 'unit', 'test/unit/forms');
    await copy.test(id, 'service', 'test/word/cells.test.ts');
  });

  it('takes no id that cannot be one, and no form that is there', async () => {
    await expect(copy.run('npm', 'run', '-s', 'new-form', '--', 'Street Service', '表')).rejects.toThrow('usage');
    await expect(copy.run('npm', 'run', '-s', 'new-form', '--', 'annex-2', '表')).rejects.toThrow('already');
  });
});
