import { expect } from 'vitest';
import { breakLines } from '../../src/typesetting/line-breaker.ts';
import { lineBreakClass, lineBreakClasses, type LineBreakClass } from '../../src/typesetting/line-break-classes.ts';
import { stepsOf } from './steps.ts';

const size = 210;
/** Half an em for ASCII, one em for all else: no class is without width here, so that every text has many lines. */
const advance = (codePoint: number): number => (codePoint < 0x80 ? 0.5 : 1);
const column = { width: 9 * size, size, advance };

/** Characters of each class, found among those of the basic plane. */
const charactersOf = new Map<LineBreakClass, string[]>(lineBreakClasses.map((name) => [name, []]));
for (let codePoint = 0x20; codePoint < 0xffff; codePoint += 1) {
  const some = charactersOf.get(lineBreakClass(codePoint));
  if (some !== undefined && some.length < 3 && !(codePoint >= 0xd800 && codePoint < 0xe000)) {
    some.push(String.fromCodePoint(codePoint));
  }
}
export const members = [...charactersOf].map(([name, [character = '']]) => ({ name, character }));

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
