import { describe, expect, it } from 'vitest';
import { readToUnicode } from '../../../../src/pdf/print/read-to-unicode.ts';

describe('a range of a ToUnicode map', () => {
  const read = (range: string): string => [...readToUnicode(`1 beginbfrange\n${range}\nendbfrange`).values()].join('');

  it('counts the last character up', () => {
    expect(read('<0001> <0003> <4E00>')).toBe('一丁丂');
    expect(read('<0001> <0002> <00660069>')).toBe('fifj');
  });

  it('runs on over the end of the low surrogates, as Skia writes it', () => {
    expect(read('<0001> <0003> <D840DFFE>')).toBe('\u{203FE}\u{203FF}\u{20400}');
  });

  it('may not leave Unicode', () => {
    expect(() => read('<0001> <0003> <DBFFDFFE>')).toThrow('leaves Unicode');
  });
});
