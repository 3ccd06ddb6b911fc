import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OutsideTool, describeWithTools } from '../support/outside-tools.ts';
import { firstBlock } from '../support/readme-blocks.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

/** How an example of a language is run, as its reader would: the file it is saved in, and the command. */
interface Language {
  readonly fence: string;
  readonly file: string;
  readonly command: readonly [string, ...string[]];
  readonly tool?: OutsideTool;
  /** The document that it leaves. */
  readonly document: string;
  readonly says: RegExp;
}

const languages: readonly Language[] = [
  {
    ...{ fence: 'sh', file: 'print.sh', command: ['sh', '-e', 'print.sh'], tool: 'curl' },
    ...{ document: 'filing.pdf', says: /"valid":true.*"verdict":"authentic"/s },
  },
  {
    ...{ fence: 'ts', file: 'print.ts', command: [process.execPath, '--import', 'tsx', 'print.ts'] },
    ...{ document: '附件2-2021年度-信息化运维提升.pdf', says: /\.pdf: \d+\n1 网络运维: printed/ },
  },
  {
    ...{ fence: 'python', file: 'print.py', command: ['python3', 'print.py'], tool: 'python3' },
    ...{ document: 'filing.pdf', says: /pages: \d/ },
  },
  {
    ...{ fence: 'java', file: 'Print.java', command: ['java', 'Print.java'], tool: 'java' },
    ...{ document: 'filing.pdf', says: /pages: \d/ },
  },
];

const projectFolder = join(import.meta.dirname, '..', '..');
let service: ServiceProcess;
let folder: string;

beforeAll(async () => {
  service = await startService();
  // Inside of the package, so that its own name leads to its client.
  mkdirSync(join(projectFolder, '.cache'), { recursive: true });
  folder = mkdtempSync(join(projectFolder, '.cache', 'readme-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await service.stop();
});

/** The example of a language in the section on calling the service; as it stands, but for the port. */
function exampleOf(readme: string, heading: string, fence: string): string {
  const text = readFileSync(join(projectFolder, readme), 'utf8');
  const section = text.slice(text.indexOf(`\n## ${heading}\n`)).split(/\n## /)[1] ?? '';
  const [, example = ''] = new RegExp(`\`\`\`${fence}\n(.*?)\`\`\``, 's').exec(section) ?? [];
  return example.replaceAll('http://127.0.0.1:3000', service.url);
}

/** Runs a block as its reader would, in an empty folder, and gives the start of the document that it leaves. */
async function documentOf(block: string): Promise<string> {
  const place = mkdtempSync(join(folder, 'block-'));
  const script = block.replaceAll('http://127.0.0.1:3000', service.url);
  await promisify(execFile)('sh', ['-e', '-c', script], { cwd: place, timeout: 60_000 });
  return readFileSync(join(place, 'filing.pdf')).subarray(0, 5).toString();
}

describe.each(['README.md', 'README.zh-CN.md'])('the first commands of %s', (readme) => {
  it('print without curl', async () => {
    expect(await documentOf(firstBlock(readme, 'node -e'))).toBe('%PDF-');
  });

  describeWithTools('with curl', ['curl'], () => {
    it('print', async () => {
      expect(await documentOf(firstBlock(readme, 'curl -sS'))).toBe('%PDF-');
    });
  });
});

it('the commands without a server are the same in both; the packed package runs them', () => {
  const commandsOf = (readme: string): string => firstBlock(readme, 'npx filing-press').replace(/ +#.*/g, '');
  expect(commandsOf('README.zh-CN.md')).toBe(commandsOf('README.md'));
});

const [english, chinese] = [
  ['README.md', 'Calling it'],
  ['README.zh-CN.md', '调用'],
] as const;

it.each(languages)('the example in $fence is the same in both', ({ fence }) => {
  expect(exampleOf(...english, fence)).toMatch(/127\.0\.0\.1/);
  expect(exampleOf(...chinese, fence)).toBe(exampleOf(...english, fence));
});

for (const { fence, file, command, tool, document, says } of languages) {
  const prints = async (): Promise<void> => {
    const place = mkdtempSync(join(folder, `${fence}-`));
    writeFileSync(join(place, file), exampleOf(...english, fence));
    const [program, ...options] = command;
    const { stdout } = await promisify(execFile)(program, options, { cwd: place, timeout: 60_000 });
    expect(stdout).toMatch(says);
    expect(readFileSync(join(place, document)).subarray(0, 5).toString()).toBe('%PDF-');
  };
  const name = `the example in ${fence} prints`;
  if (tool === undefined) it(name, prints);
  else describeWithTools(name, [tool], () => it('as it stands', prints));
}
