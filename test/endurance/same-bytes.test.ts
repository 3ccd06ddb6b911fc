import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../src/orders/options.ts';
import { runAsNobody } from '../support/another-user.ts';
import { type PlainOrder, digestsOf } from '../support/archive/make-elsewhere.ts';

/** Every format, a PDF of every profile; the smaller form where one is enough. */
const orders: readonly PlainOrder[] = [
  ...profiles.map((profile): PlainOrder => ({ form: 'annex-4', format: 'pdf', profile })),
  { form: 'annex-2', format: 'pdf', profile: 'pdfa-3a' },
  ...(['docx', 'html', 'png'] as const).map((format): PlainOrder => ({ form: 'annex-2', format, profile: 'plain' })),
];

const script = join(import.meta.dirname, '..', 'support', 'archive', 'make-elsewhere.ts');

describe('the same order', () => {
  let here: string[];
  beforeAll(async () => {
    here = await digestsOf(orders);
  }, 120_000);

  it('gives another file for each form, format and profile', () => {
    // Levels b and u of a part differ in what they claim, and so do all others.
    expect(new Set(here).size).toBe(orders.length);
  });

  it(
    'gives the same bytes after five hundred others on the same page, eight at a time',
    { timeout: 120_000 },
    async () => {
      expect(await digestsOf(orders, 500)).toEqual(here);
    },
  );

  it(
    'gives the same bytes in another process, time zone and locale, to another user, under the fonts of the machine',
    { timeout: 120_000 },
    async () => {
      const environment = {
        TZ: 'America/St_Johns',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        FONTCONFIG_FILE: '/etc/fonts/fonts.conf',
        FONTCONFIG_PATH: '/etc/fonts',
      };
      const output = await runAsNobody(script, [JSON.stringify(orders)], environment);
      expect(JSON.parse(output)).toEqual(here);
    },
  );
});
