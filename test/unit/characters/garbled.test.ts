import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { garbledParts, type Garbling } from '../../../src/characters/garbled.ts';
import { printedTextsOf } from '../../../src/documents/characters/texts.ts';

const kinds = (text: string): readonly Garbling[] => garbledParts(text).map(({ garbling }) => garbling);
const chinese = '信息化运维提升项目';
const readAs = (text: string, encoding: string): string => new TextDecoder(encoding).decode(Buffer.from(text));

describe('a text that was damaged before it came here', () => {
  it.each<[Garbling, string]>([
    ['question-marks', '???????'],
    ['question-marks', '？？ ??'],
    ['locked-characters', '甲锟斤拷乙'],
    ['locked-characters', '烫烫烫烫'],
    ['replacement-character', '信\uFFFD化'],
    ['markup', '<p>信息化'],
    ['markup', '信息化&nbsp;'],
    ['markup', '甲<br/>乙'],
    ['markup', '甲&#160;乙&lt;'],
    ['markup', '<span style="font-size:12pt">甲</span>'],
    ['markup', '甲</DIV>'],
    ['wrong-encoding', readAs(chinese, 'gbk')],
    ['wrong-encoding', `2021年${readAs('东湖区财政局，预算', 'gbk')}`],
    ['wrong-encoding', readAs(chinese, 'windows-1252')],
    ['wrong-encoding', Buffer.from(chinese).toString('latin1')],
    // GBK read as Windows-1252: 信息化.
    ['wrong-encoding', 'ÐÅÏ¢»¯'],
  ])('is recognised: %s in %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  it('is told with what it was meant to be, where that can be seen', () => {
    const meant = (text: string) => garbledParts(text).find(({ garbling }) => garbling === 'wrong-encoding')?.meant;
    expect(meant(readAs('信息化', 'windows-1252'))).toBe('信息化');
    expect(meant(readAs('信息化提升', 'gbk'))).toBe('信息化提');
  });

  it.each([
    '?',
    '是否完成？',
    '韩锟',
    'a<b，b>c',
    '利润<5%且成本>3%',
    'R&D；AT&T',
    'p<0.05',
    'é à ü ñ',
    'Café déjà vu',
    '联通',
    '①②③④⑤',
    '≥95%',
    '“十四五”规划——总体目标……',
    '涓涓细流',
  ])('is not %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('is none of the texts of the samples', () => {
    const templates = join(import.meta.dirname, '..', '..', '..', 'templates');
    for (const name of [
      'annex-2/samples/official',
      'annex-2/samples/full',
      'annex-2/samples/longest',
      'annex-4/samples/full',
    ]) {
      const filing: unknown = JSON.parse(readFileSync(join(templates, `${name}.json`), 'utf8'));
      for (const { text } of printedTextsOf(filing, undefined)) expect(garbledParts(text)).toEqual([]);
    }
  });

  it('is not each common character beside another', () => {
    const common = readFileSync(
      join(import.meta.dirname, '..', '..', '..', 'fonts', 'repertoires', 'general-standard-characters.txt'),
      'utf8',
    ).replaceAll('\n', '');
    const characters = Array.from(common);
    for (let start = 0; start + 4 <= characters.length; start += 4) {
      expect(kinds(characters.slice(start, start + 4).join(''))).toEqual([]);
    }
  });
});
