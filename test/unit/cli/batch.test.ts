import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readInputRecord } from '../../../src/cli/batch/input/input-record.ts';
import { entryFile, renumbered } from '../../../src/cli/batch/output/entry-file.ts';
import { ProgressDisplay, duration, progressLine } from '../../../src/cli/batch/progress.ts';
import { refusedTable } from '../../../src/cli/batch/refused-items.ts';
import { ReplayableBody } from '../../../src/cli/batch/replayable-body.ts';
import { displayWidth } from '../../../src/cli/terminal/display-width.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { sampleNames } from '../../../src/forms/form.ts';
import { recogniseForm } from '../../../src/forms/recognise.ts';
import { sample } from '../../support/filing-report.ts';

const read = (text: string, defaults = {}) => readInputRecord(Buffer.from(text), { source: 'a.json' }, defaults);
const filingOf = (record: ReturnType<typeof read>): string =>
  'filing' in record ? Buffer.from(record.filing).toString() : record.problem.code;

describe('an item of the input', () => {
  it('is a filing in its envelope, byte for byte', () => {
    const record = read(' {"form":"annex-4", "filing" : {"a" : [1.50]}, "name":"甲"}\n', { name: 'a' });
    expect(record).toMatchObject({ form: 'annex-4', name: '甲', source: 'a.json' });
    expect(filingOf(record)).toBe('{"a" : [1.50]}');
  });

  it('is a filing by itself, whose form is told by its members', () => {
    const record = read('\uFEFF{\n  "subprojects": []\n}\n', { name: 'a' });
    expect(record).toMatchObject({ form: 'annex-2', name: 'a' });
    expect(filingOf(record)).toBe('{\n  "subprojects": []\n}');
    expect(read('{"revisions": []}')).toMatchObject({ form: 'annex-4' });
    expect(read('{"filing": {"revisions": []}, "name": "乙"}')).toMatchObject({ form: 'annex-4', name: '乙' });
  });

  it('is of the form that is said for those that do not say it', () => {
    expect(read('{"projectName": "甲"}', { form: 'annex-2' })).toMatchObject({ form: 'annex-2' });
    expect(read('{"form": "annex-4", "filing": {}}', { form: 'annex-2' })).toMatchObject({ form: 'annex-4' });
  });

  it.each([
    ['{"projectName": "甲"}', 'invalid-record'],
    ['[]', 'invalid-record'],
    ['{"form": "annex-9", "filing": {}}', 'form-not-found'],
    ['{"form": "annex-2", "filing": {}, "nmae": ""}', 'invalid-record'],
    ['{"form": "annex-2", "filing": {"a": [1}, "b": 2]}', 'invalid-json'],
    ['{"form": "annex-2", "filing": {"a": "x}}', 'invalid-json'],
    ['', 'invalid-json'],
  ])('is refused where it is %s', (text, code) => expect(filingOf(read(text))).toBe(code));
});

describe('the form of a filing', () => {
  it.each(catalogue.flatMap(({ id }) => sampleNames.map((name) => [id, name] as const)))(
    'is told by its members: %s %s',
    (id, name) => expect(recogniseForm(Object.keys(sample(id, name) as object))?.id).toBe(id),
  );

  it('is, where two forms know as many of its members, the one that requires no others', () => {
    expect(recogniseForm(['projectName', 'district', 'revisions'])?.id).toBe('annex-4');
    expect(recogniseForm(['projectName', 'district', 'filedOn'])).toBeUndefined();
  });

  it('is in doubt where no form knows any of its members', () => {
    expect(recogniseForm([])).toBeUndefined();
    expect(recogniseForm(['x', 'constructor'])).toBeUndefined();
  });
});

describe('the progress of a batch', () => {
  it('is a line of words', () => {
    expect(progressLine({ done: 412, total: 1000, rate: 39.2 })).toBe('已印 412/1000 项，39 项/秒，还需约 15 秒');
    expect(progressLine({ done: 1000, total: 1000, rate: 39.2 })).toBe('已印 1000/1000 项，39 项/秒');
    expect(progressLine({ done: 7, total: undefined, rate: 3.25 })).toBe('已印 7 项，3.3 项/秒');
    expect(progressLine({ done: 0, total: 10, rate: undefined })).toBe('已印 0/10 项');
  });

  it('has a bar where the terminal is wide enough', () => {
    const line = progressLine({ done: 500, total: 1000, rate: 40 }, 100);
    expect(line).toMatch(/^█{12}░{12} {2}50% {2}已印/);
    expect(displayWidth(line)).toBeLessThan(100);
    expect(progressLine({ done: 500, total: 1000, rate: 40 }, 60)).toBe('已印 500/1000 项，40 项/秒，还需约 13 秒');
  });

  it('says times as people do', () => {
    expect([0.2, 59, 200, 3900].map(duration)).toEqual(['1 秒', '59 秒', '3 分 20 秒', '1 小时 5 分']);
  });

  it('leaves nothing of the bar on the terminal', () => {
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
    const display = new ProgressDisplay(terminal, 10);
    display.advance(3, true);
    display.say('等一等');
    display.end();
    const [bar, left, ...rest] = (terminal.read() as Buffer).toString().split(/\r +\r/);
    expect(bar).toContain('已印 3/10 项');
    expect([left, ...rest]).toEqual(['等一等\n']);
  });

  it('starts with the first item, and is silent where that is asked for', () => {
    const shownBy = (isSilent: boolean): string => {
      const output = new PassThrough();
      const display = new ProgressDisplay(output, 10, { verb: '已检查', isSilent });
      const before = output.read() as Buffer | null;
      display.advance(1, true);
      display.end();
      return `${before === null ? '' : 'too early'}${(output.read() as Buffer | null)?.toString() ?? ''}`;
    };
    expect(shownBy(false)).toBe('已检查 1/10 项\n');
    expect(shownBy(true)).toBe('');
  });
});

describe('the table of refused items', () => {
  it('names each once, and keeps to what anyone would read', () => {
    const problems = Array.from({ length: 10 }, (_, index) => ({ label: `栏${index}`, message: '改' }));
    const lines = refusedTable([{ index: 3, where: '甲.json', problems }], 80).split('\n');
    expect(lines.filter((line) => line.includes('甲.json'))).toHaveLength(1);
    expect(lines.at(-2)).toContain('另有 2 处');
    const many = Array.from({ length: 150 }, (_, index) => ({ index, where: '', problems: problems.slice(0, 1) }));
    expect(refusedTable(many, 80)).toContain('另有 50 项未列出');
    expect(refusedTable([], 80)).toBe('');
  });
});

describe('names of entries', () => {
  it('are told from all that could lead elsewhere', () => {
    expect(entryFile('0012-甲.pdf')).toEqual({ index: 12, rest: '-甲.pdf' });
    expect(renumbered({ index: 12, rest: '-甲.pdf' }, 3)).toBe('0003-甲.pdf');
    for (const name of ['../0001-a.pdf', '0001-../a.pdf', '0001-a\\b.pdf', 'manifest.json', '0001-a.exe', '1-a.pdf']) {
      expect(entryFile(name)).toBeUndefined();
    }
  });
});

describe('a body that may have to be sent again', () => {
  it('gives every chunk once more, in order, and then the rest', async () => {
    async function* source(): AsyncGenerator<Uint8Array> {
      for (const text of ['a', 'b', 'c', 'd']) yield await Promise.resolve(Buffer.from(text));
    }
    const body = new ReplayableBody(source());
    const take = async (count: number): Promise<string> => {
      let text = '';
      for await (const chunk of body.chunks()) {
        text += Buffer.from(chunk).toString();
        if (text.length === count) break;
      }
      return text;
    };
    expect(await take(2)).toBe('ab');
    expect(await take(3)).toBe('abc');
    expect(body.canReplay).toBe(true);
    expect(await take(9)).toBe('abcd');
    body.confirm();
    expect(body.canReplay).toBe(false);
  });
});
