import { describe, expect, it } from 'vitest';
import { amountField } from '../../../../src/forms/fields/decimal.ts';
import { listField } from '../../../../src/forms/fields/list.ts';
import { recordField } from '../../../../src/forms/fields/record.ts';
import { requiredTextField, textField } from '../../../../src/forms/fields/text.ts';
import { NumberLiteral } from '../../../../src/forms/number-literal.ts';
import { meta, read } from '../../../support/read-field.ts';

describe('a record', () => {
  const field = recordField(meta, { name: textField(meta) });

  it('refuses every property that it does not know', () => {
    const parsed = field.safeParse(
      Object.assign(Object.create(null), { nmae: '甲', constructor: 1, ['__proto__']: 1 }),
    );
    expect(parsed.error?.issues).toMatchObject([
      { code: 'unrecognized_keys', keys: ['nmae', 'constructor', '__proto__'] },
    ]);
  });

  it('takes null in what may be absent for absent, and in nothing else', () => {
    const list = listField(meta, field);
    const outer = recordField(meta, { name: requiredTextField(meta), amount: amountField(meta), list });
    expect(read(outer, { name: '甲', amount: null, list: null })).toEqual({ name: '甲' });
    expect(read(outer, { name: '甲', list: [{ name: null }] })).toEqual({ name: '甲', list: [{}] });
    const refused = [{ name: null }, { name: '甲', list: [null] }, { name: '甲', unknown: null, ['__proto__x']: null }];
    expect(refused.map((value) => outer.safeParse(value).success)).toEqual([false, false, false]);
  });

  it('leaves the document as it is', () => {
    const document = Object.freeze({ name: null });
    expect(read(field, document)).toEqual({});
    expect(document).toEqual({ name: null });
  });

  it.each([null, 1, 'text', [], new NumberLiteral('1.0')])('is not %j', (value) => {
    expect(field.safeParse(value).error?.issues).toMatchObject([{ code: 'invalid_type', expected: 'object' }]);
  });
});
