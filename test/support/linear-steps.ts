import { expect } from 'vitest';
import { breakLines } from '../../src/typesetting/line-breaker.ts';
import { stepsOf } from './steps.ts';

const size = 210;
/** Half an em for ASCII, one em for all else: no class is without width here, so that every text has many lines. */
const advance = (codePoint: number): number => (codePoint < 0x80 ? 0.5 : 1);
const column = { width: 9 * size, size, advance };

/** A character of each line-breaking class of UAX #14 that the fonts have characters of. */
export const members = Object.entries({
  ...{ AL: '#', B2: '—', BA: '|', BB: '´', CL: ')', CM: '\u0300', EX: '!', GL: '\u00a0', HY: '-', ID: '预', IN: '…' },
  ...{ IS: ',', NS: 'ー', NU: '0', OP: '(', PO: '%', PR: '$', QU: '"', SP: ' ', SY: '/', WJ: '\u2060', ZW: '\u200b' },
}).map(([name, character]) => ({ name, character }));

/** A text of that many characters that repeats these. */
export const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

type TextOf = (length: number) => string;

const stepsPerCharacter = async (textOf: TextOf, length: number): Promise<number> => {
  const text = textOf(length);
  return (await stepsOf('/typesetting', () => breakLines(text, column))) / length;
};

/** The longer texts may take no more steps for each of their characters; a half is for what happens once. */
export const expectLinear = async (textOf: TextOf, lengths = [10_000, 100_000]): Promise<void> => {
  const short = await stepsPerCharacter(textOf, 1_000);
  expect(short).toBeGreaterThan(1);
  for (const length of lengths) {
    const steps = await stepsPerCharacter(textOf, length);
    expect(steps, `${length} × ${JSON.stringify(textOf(4))}`).toBeLessThan(1.5 * short);
  }
};
