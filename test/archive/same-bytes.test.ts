import { spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { profiles } from '../../src/documents/ports.ts';
import { digestsOf, type PlainOrder } from '../support/archive/make-elsewhere.ts';

/** Every format, a PDF of every profile; the smaller form where one is enough. */
const orders: readonly PlainOrder[] = [
  ...profiles.map((profile): PlainOrder => ({ form: 'annex-4', format: 'pdf', profile })),
  { form: 'annex-2', format: 'pdf', profile: 'pdfa-3a' },
  ...(['docx', 'html', 'png'] as const).map((format): PlainOrder => ({ form: 'annex-2', format, profile: 'plain' })),
];

interface Elsewhere {
  readonly environment: Readonly<Record<string, string>>;
  readonly user?: number;
}

/** Makes the documents in another process, which inherits nothing but the PATH. */
async function madeElsewhere({ environment, user }: Elsewhere): Promise<string[]> {
  const home = await mkdtemp(join(tmpdir(), 'filing-press-elsewhere-'));
  try {
    if (user !== undefined) await chown(home, user, user);
    const script = join(import.meta.dirname, '..', 'support', 'archive', 'make-elsewhere.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(orders)], {
      env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(user === undefined ? {} : { uid: user, gid: user }),
    });
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    if (output === '') throw new Error(errors);
    return JSON.parse(output) as string[];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

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
      // Only root can become another user: nobody, who has no rights.
      const user = process.getuid?.() === 0 ? { user: 65_534 } : {};
      expect(await madeElsewhere({ environment, ...user })).toEqual(here);
    },
  );
});
