import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commands } from '../../src/cli/program.ts';
import { run } from '../support/command-line.ts';
import { describeWithTools } from '../support/outside-tools.ts';

describeWithTools('completion in bash', ['bash'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-completion-'));
  const script = join(folder, 'completion.sh');
  beforeAll(async () => writeFileSync(script, (await run(['completion', 'bash'])).stdout));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What bash offers for the last of the words. */
  function offered(...words: readonly string[]): readonly string[] {
    const program = `source "$0"; COMP_WORDS=(filing-press "$@"); COMP_CWORD=$#; _filing_press; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const answer = execFileSync('bash', ['-u', '-c', program, script, ...words], { encoding: 'utf8' });
    return answer.split('\n').filter((line) => line !== '');
  }

  it('offers every command', () => {
    expect(offered('')).toEqual([...commands.map(({ name }) => name), '--help', '--version']);
    expect(offered('va')).toEqual(['validate']);
    expect(offered('help', 'va')).toEqual(['validate']);
  });

  it('offers every option of every command', () => {
    for (const { name, options } of commands) {
      const long = Object.keys(options).map((option) => `--${option}`);
      expect(offered(name, '--'), name).toEqual([...long, '--help']);
    }
  });

  it('offers the values of an option, however it is written', () => {
    expect(offered('render', 'annex-2', '--totals', '')).toEqual(['as-filed', 'compute']);
    expect(offered('render', '--profile', 'pdfa-3')).toEqual(['pdfa-3b', 'pdfa-3u', 'pdfa-3a']);
    expect(offered('render', '--format', '=', 'd')).toEqual(['docx']);
    expect(offered('batch', 'in', '--on-error', 's')).toEqual(['skip']);
  });

  it('offers forms and samples in their places, whatever options stand between', () => {
    expect(offered('sample', '')).toEqual(['annex-2', 'annex-4']);
    expect(offered('sample', '-o', 'x.json', 'annex-2', 'f')).toEqual(['full']);
    expect(offered('render', '--strict', '--format', 'pdf', 'annex-4')).toEqual(['annex-4']);
    expect(offered('completion', '')).toEqual(['bash']);
  });

  it('leaves files to bash', () => {
    for (const words of [
      ['render', 'annex-2', ''],
      ['render', '-o', ''],
      ['batch', ''],
      ['verify', '-', 'x'],
      ['no-command', ''],
    ]) {
      expect(offered(...words), words.join(' ')).toEqual([]);
    }
  });
});
