import { namedText } from '../../characters/code-points.ts';
import { type GarbledPart, type Garbling, garbledParts } from '../../characters/garbled.ts';
import { quote } from '../../forms/quote.ts';
import { type FindingInText, PlacesOfText, characterWords, memberOf, placeWords } from './places.ts';

/**
 * Warnings for a text that prints, yet hardly as it was meant: it was damaged before it came here, or is a name with
 * another dot than names have.
 */
export function doubtsOf(text: string): readonly FindingInText[] {
  return [...garbled(garbledParts(text)), ...nameDots(text)];
}

function nameDots(text: string): readonly FindingInText[] {
  // A name is short, and most texts are long or plain.
  if (text.length > 64 || !name.test(text)) return [];
  const places = new PlacesOfText<string>(text);
  for (const { 0: character, index } of text.matchAll(dots)) places.add(character, index, character);
  return Array.from(places.all, (at) => {
    const message = `${placeWords(at)}是${characterWords(at.known)}；如是人名，间隔号请改为${namedText(nameDot)}。`;
    return { severity: 'warning', rule: 'name-dot', message, ...memberOf(at.known, at, nameDot) };
  });
}

/** A text that is a name and nothing else, and has other dots than {@link nameDot}: 买买提⋅艾力. */
const name = /^\p{Script=Han}{1,12}(?:[⋅∙・･•‧]\p{Script=Han}{1,12}){1,4}$/u;
const dots = /[⋅∙・･•‧]/g;

/** GB/T 15834, 4.14: the dot within names. */
const nameDot = '·';

const words: Readonly<Record<Garbling, string>> = {
  'question-marks': '只有问号',
  'locked-characters': '是典型的乱码',
  'replacement-character': '有替换符（U+FFFD）',
  'wrong-encoding': '像是用错误的编码读出的文字',
  markup: '像是网页代码',
};

function garbled(parts: readonly GarbledPart[]): readonly FindingInText[] {
  if (parts.length === 0) return [];
  const signs = parts.map(({ garbling, part, meant }) => {
    const remedy = meant === undefined ? '' : `（原文可能是${quote(meant)}）`;
    return `${quote(part)}${words[garbling]}${remedy}`;
  });
  const advice = parts.every(({ garbling }) => garbling === 'markup') ? '请改为纯文字' : '请核对来源，重新输入';
  const message = `${signs.join('，')}；照印出来没有意义，${advice}。`;
  return [{ severity: 'warning', rule: 'garbled-text', message }];
}
