import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two characters, and whether Word ends a line between them. */
export interface MeasuredPair {
  readonly before: string;
  readonly after: string;
  readonly parts: boolean;
}

interface Measurements {
  readonly chars: string;
  readonly breaks: readonly string[];
}

const path = join(import.meta.dirname, '..', 'fixtures', 'word-breaks.json');

/** What the lists of 禁则 have since then: Word goes by the lists that a file states. */
const listedSince = '℃%°‰％…—';

/**
 * The measured pairs. Those with a blank in second place are left out: it hangs over the edge, so no line is seen to end
 * before it.
 */
export function measuredPairs(): readonly MeasuredPair[] {
  const { chars, breaks } = JSON.parse(readFileSync(path, 'utf8')) as Measurements;
  const characters = Array.from(chars);
  return characters.flatMap((before, row) =>
    characters.flatMap((after, column) => {
      const measured = breaks[row]?.[column];
      if (measured === '?' || after.trim() === '') return [];
      return [{ before, after, parts: measured === '1' && !listedSince.includes(after) }];
    }),
  );
}

/** A text that has room for all up to the first of a pair, and half of the second. */
export function textAround(
  { before, after }: MeasuredPair,
  advance: (codePoint: number) => number,
  size: number,
): { readonly head: string; readonly text: string; readonly width: number } {
  const widthOf = (text: string): number =>
    Array.from(text).reduce((sum, character) => sum + advance(character.codePointAt(0) ?? 0) * size, 0);
  const head = `国国国国国${before}`;
  return { head, text: `${head}${after}国国`, width: Math.round(widthOf(head) + widthOf(after) / 2) };
}
