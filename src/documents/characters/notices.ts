import { characterWords, memberOf, placeWords, PlacesOfText } from './places.ts';
import { changeKinds, type Change, type ChangeKind } from '../../characters/normalise.ts';
import { namedText } from '../../characters/code-points.ts';
import type { Finding } from '../../forms/findings.ts';

/** What stood there, in Chinese. */
export const changeTitles: Readonly<Record<ChangeKind, string>> = {
  'line-end': '换行符',
  blank: '特殊空格',
  invisible: '看不见的字符',
  'combining-sequence': '组合字符',
  singleton: '重复编码的字符',
  radical: '部首符号',
  'gbk-private-use': '专用区字符',
  'symbol-font': '符号字体的字符',
};

/** A notice for each kind of character that a text is printed without, or compared without if it is not printed. */
export function noticesOf(
  text: string,
  changes: readonly Change[],
  isPrinted: boolean,
): readonly Omit<Finding, 'pointer' | 'label'>[] {
  const places = new PlacesOfText(text);
  const known = new Map<string, { readonly character: string; readonly change: Change }>();
  for (const change of changes) {
    const character = text.slice(change.start, change.end);
    const key = `${character}\0${change.became}`;
    if (!known.has(key)) known.set(key, { character, change });
    places.add(character, change.start, key);
  }
  return Array.from(places.all, ([key, { positions, count }]) => {
    const { character, change } = known.get(key) ?? { character: '', change: { kind: changeKinds[0], became: '' } };
    const title = changeTitles[change.kind];
    const message = `${placeWords({ positions, count })}是${title}${characterWords(character)}，${takenAs(change.became, isPrinted ? '打印' : '核对')}。`;
    const members = memberOf({ character, positions }, change.became);
    return { severity: 'notice', rule: 'normalised', message, ...members };
  });
}

function takenAs(became: string, use: '打印' | '核对'): string {
  switch (became) {
    case '':
      return `${use}时已略去`;
    case '\n':
      return '已按分段处理';
    case ' ':
      return `已按普通空格${use}`;
    default:
      return `已按${namedText(became)}${use}`;
  }
}
