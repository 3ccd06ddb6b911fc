import { describe, expect, it } from 'vitest';
import { integerField, numberField } from '../../../../src/forms/fields/number.ts';
import { json, meta, read } from '../../../support/read-field.ts';

describe('a number', () => {
  const field = integerField(meta, { min: 1949, max: 2999 });

  it('may be written in any way that means the same', () => {
    expect(['2021', '2021.0', '2.021e3', '202100E-2'].map((literal) => read(field, json(literal)))).toEqual([
      2021, 2021, 2021, 2021,
    ]);
  });

  it.each(['2021.5', '1948', '3000', '1e400', '-2021'])(
    'that is not whole or out of range is refused: %s',
    (literal) => {
      expect(field.safeParse(json(literal)).success).toBe(false);
    },
  );

  it.each(['2021', null, true, [2021]])('is not %j', (value) => expect(field.safeParse(value).success).toBe(false));

  it('need not be whole where the form says so', () => {
    expect(read(numberField(meta, { min: 0, max: 100 }), json('49.50'))).toBe(49.5);
  });
});
