import type { z } from 'zod';
import { namedText } from '../../characters/code-points.ts';
import { wrongNameDots } from '../../characters/name-dots.ts';
import { garbledParts, type GarbledPart, type Garbling } from '../../characters/garbled.ts';
import { maxFindings } from '../../forms/check-filing.ts';
import type { Finding } from '../../forms/findings.ts';
import { pointer } from '../../forms/json-pointer.ts';
import { jsonSchemaOf, labelOf } from '../../forms/json-schema.ts';
import { quote } from '../../forms/quote.ts';
import { characterWords, memberOf, placeWords, PlacesOfText } from './places.ts';
import { printedTextsOf } from './texts.ts';

/**
 * Warnings for texts that print, yet hardly as they were meant: those that were damaged before they came here, and
 * names with another dot than names have. Of what is not printed, nothing: it is compared as it is.
 */
export function doubtfulTexts(filing: unknown, schema: z.ZodType): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { steps, text } of printedTextsOf(filing, jsonSchemaOf(schema))) {
    const found = [...garbled(garbledParts(text)), ...nameDots(text)];
    if (found.length === 0) continue;
    const place = pointer(...steps);
    const label = labelOf(schema, place);
    for (const { rule, ...others } of found) {
      findings.push({ severity: 'warning', rule, pointer: place, label, ...others });
    }
    // The report tells no more of them.
    if (findings.length > maxFindings) break;
  }
  return findings;
}

type Told = Omit<Finding, 'severity' | 'pointer' | 'label'>;

function nameDots(text: string): readonly Told[] {
  const places = new PlacesOfText(text);
  for (const { character, offset } of wrongNameDots(text)) places.add(character, offset);
  return Array.from(places.all, ([character, { positions, count }]) => {
    const message = `${placeWords({ positions, count })}是${characterWords(character)}；如是人名，间隔号请改为${namedText(nameDot)}。`;
    return { rule: 'name-dot', message, ...memberOf({ character, positions }, nameDot) };
  });
}

/** GB/T 15834, 4.14: the dot within names. */
const nameDot = '·';

const words: Readonly<Record<Garbling, string>> = {
  'question-marks': '只有问号',
  'locked-characters': '是典型的乱码',
  'replacement-character': '有替换符（U+FFFD）',
  'wrong-encoding': '像是用错误的编码读出的文字',
  markup: '像是网页代码',
};

function garbled(parts: readonly GarbledPart[]): readonly Told[] {
  if (parts.length === 0) return [];
  const signs = parts.map(({ garbling, part, meant }) => {
    const remedy = meant === undefined ? '' : `（原文可能是${quote(meant)}）`;
    return `${quote(part)}${words[garbling]}${remedy}`;
  });
  const advice = parts.every(({ garbling }) => garbling === 'markup') ? '请改为纯文字' : '请核对来源，重新输入';
  return [{ rule: 'garbled-text', message: `${signs.join('，')}；照印出来没有意义，${advice}。` }];
}
