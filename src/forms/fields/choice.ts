import { z } from 'zod';
import type { FieldMeta } from './field.ts';

/** Tick boxes of which one may be ticked: code → the printed words beside the box. None: absent or the empty string. */
export function choiceField<const Code extends string>(meta: FieldMeta, words: Readonly<Record<Code, string>>) {
  const codes = Object.keys(words) as Code[];
  const options = codes.map((code) => `"${code}"（${words[code]}）`).join('、');
  return z
    .enum([...codes, ''], { error: `请从下列各项中选择：${options}；不选请删去这一项。` })
    .meta({
      ...meta,
      oneOf: [...codes.map((code) => ({ const: code, title: words[code] })), { const: '', title: '不选' }],
    })
    .optional();
}
