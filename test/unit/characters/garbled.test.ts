import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Garbling, garbledParts } from '../../../src/characters/garbled.ts';
import { checkCharacters } from '../../../src/documents/characters/check-characters.ts';

const kinds = (text: string): readonly Garbling[] => garbledParts(text).map(({ garbling }) => garbling);
const coverage = { firstMissing: () => undefined };
const chinese = '信息化运维提升项目';
const readAsGbk = (text: string): string => new TextDecoder('gbk').decode(Buffer.from(text));

describe('a text that was damaged before it came here', () => {
  it.each<[Garbling, string]>([
    ['question-marks', '???????'],
    ['question-marks', '？？ ??'],
    ['question-marks', '?'],
    ['locked-characters', '甲锟斤拷乙'],
    ['locked-characters', '烫烫烫烫'],
    ['replacement-character', '信\uFFFD化'],
    ['markup', '<p>信息化'],
    ['markup', '信息化&nbsp;'],
    ['markup', '甲<br/>乙'],
    ['markup', '甲&#160;乙&lt;'],
    ['markup', '<span style="font-size:12pt">甲</span>'],
    ['markup', '甲</DIV>'],
    ['markup', '<a href="x">甲</a>'],
    ['wrong-encoding', readAsGbk(chinese)],
    ['wrong-encoding', `2021年${readAsGbk('东湖区财政局，预算')}`],
    ['wrong-encoding', `项目名称：${readAsGbk('信息化运维提升')}`],
    ['wrong-encoding', `本项目用于${readAsGbk('信息化运维提升')}，计划全年`],
    ['wrong-encoding', `${'很好的一行。\n'.repeat(200)}${readAsGbk('信息化运维提升')}`],
    ['wrong-encoding', readAsGbk('社区')],
    ['wrong-encoding', readAsGbk('满意度≥95%')],
    ['wrong-encoding', Buffer.from(chinese).toString('latin1')],
    // UTF-8 read as Windows-1252: 社区, 电脑, 财政局, 项目已完成，效果良好, 2021年.
    ['wrong-encoding', 'ç¤¾åŒº'],
    ['wrong-encoding', 'ç”µè„‘'],
    ['wrong-encoding', '名称：è´¢æ”¿å±€'],
    ['wrong-encoding', 'é¡¹ç›®å·²å®Œæˆï¼Œæ•ˆæžœè‰¯å¥½'],
    ['wrong-encoding', '2021å¹´'],
    // Bytes that are blanks and paragraph ends to others: 张三, 待遇.
    ['wrong-encoding', 'å¼\u00A0ä¸\u0089'],
    ['wrong-encoding', 'å¾\u0085é\u0081\u0087'],
    // GBK read as Windows-1252: 信息化建设, 满意度≥95%.
    ['wrong-encoding', 'ÐÅÏ¢»¯½¨Éè'],
    ['wrong-encoding', '“ÐÅÏ¢»¯½¨Éè”'],
    ['wrong-encoding', '项目：ÐÅÏ¢»¯'],
    ['wrong-encoding', 'ÂúÒâ¶È¡Ý95%'],
  ])('is recognised: %s in %s', (kind, text) => {
    expect(kinds(text)).toContain(kind);
  });

  it('is told with what it was meant to be, where that can be seen', () => {
    const meant = (text: string) => garbledParts(text).find(({ garbling }) => garbling === 'wrong-encoding')?.meant;
    expect(meant('ä¿¡æ¯åŒ–')).toContain('信');
    expect(meant(readAsGbk('信息化提升'))).toContain('信息化提');
    expect(meant('ÐÅÏ¢»¯')).toBe('信息化');
  });

  it.each([
    '是否完成？',
    '联系电话138××××5678',
    '××××××××',
    '××·××',
    '······',
    '°±×÷',
    '±±±±',
    '若 a<b 则 c>d',
    '若 p<a 且 q>b，则达标',
    'I<U 且 U>R',
    '温度<p 值>',
    'a<b>c',
    '‹试行>',
    'List<String>',
    'Åland, Ærø, Øresund',
    'Größe, Maß, Übung, çà',
    'https://a.cn/?x=1&copy=2',
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
      const { findings } = checkCharacters(filing, { schema: z.unknown(), coverage, text: 'normalise' });
      expect(findings.filter(({ rule }) => rule === 'garbled-text')).toEqual([]);
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
