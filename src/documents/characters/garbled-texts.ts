import type { z } from 'zod';
import { garbledParts, type GarbledPart, type Garbling } from '../../characters/garbled.ts';
import { maxFindings } from '../../forms/check-filing.ts';
import type { Finding } from '../../forms/findings.ts';
import { pointer } from '../../forms/json-pointer.ts';
import { labelOf } from '../../forms/json-schema.ts';
import { quote } from '../../forms/quote.ts';
import { textsOf } from './texts.ts';

/** A warning for each text of a filing that was damaged before it came here: it prints, and says nothing. */
export function garbledTexts(filing: unknown, schema: z.ZodType): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { steps, text } of textsOf(filing)) {
    const parts = garbledParts(text);
    if (parts.length === 0) continue;
    const place = pointer(...steps);
    const label = labelOf(schema, place);
    for (const part of parts) {
      findings.push({ severity: 'warning', rule: 'garbled-text', pointer: place, label, message: messageOf(part) });
    }
    // The report tells no more of them.
    if (findings.length > maxFindings) break;
  }
  return findings;
}

const words: Readonly<Record<Garbling, string>> = {
  'question-marks': '只有问号',
  'locked-characters': '是典型的乱码',
  'replacement-character': '有替换符（U+FFFD）',
  'wrong-encoding': '像是用错误的编码读出的文字',
  markup: '像是网页代码',
};

function messageOf({ garbling, part, meant }: GarbledPart): string {
  const remedy = meant === undefined ? '' : `，原文可能是${quote(meant)}`;
  const advice = garbling === 'markup' ? '请改为纯文字' : '请核对来源，重新输入';
  return `${quote(part)}${words[garbling]}${remedy}；照印出来没有意义，${advice}。`;
}
