import { namedText } from '../../characters/code-points.ts';
import { type Change, changeTitles } from '../../characters/normalise.ts';
import { type FindingInText, PlacesOfText, characterWords, memberOf, placeWords } from './places.ts';

/** A notice for each kind of character that a text is printed without, or compared without if it is not printed. */
export function noticesOf(text: string, changes: readonly Change[], isPrinted: boolean): readonly FindingInText[] {
  const places = new PlacesOfText<{ readonly character: string; readonly change: Change }>(text);
  for (const change of changes) {
    const character = text.slice(change.start, change.end);
    places.add(`${character}\0${change.became}`, change.start, { character, change });
  }
  return Array.from(places.all, (at) => {
    const { character, change } = at.known;
    const title = changeTitles[change.kind];
    const message = `${placeWords(at)}是${title}${characterWords(character)}，${takenAs(change.became, isPrinted ? '打印' : '核对')}。`;
    const members = memberOf(character, at, change.became);
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
