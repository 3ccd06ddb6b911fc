import type { Change } from '../../characters/normalise.ts';
import { adviceFor, controlAdviceFor, firstRefused, replacementFor } from '../../characters/refused.ts';
import { namedText } from '../../characters/code-points.ts';
import type { Finding } from '../../forms/findings.ts';
import type { CharacterCoverage } from '../ports.ts';
import { characterWords, memberOf, placeWords, PlacesOfText } from './places.ts';

/**
 * An error for each character of a text that cannot be printed, with all its places. What is changed counts as what it
 * is changed to.
 */
export function refusalsOf(
  text: string,
  changes: readonly Change[],
  coverage: CharacterCoverage,
): readonly Omit<Finding, 'pointer' | 'label'>[] {
  const printability = new Printability(coverage);
  const places = new PlacesOfText(text);
  const became = new Map<string, string>();
  let offset = 0;
  for (const change of [...changes, undefined]) {
    const end = change?.start ?? text.length;
    for (const character of text.slice(offset, end)) {
      if (!printability.of(character)) places.add(character, offset);
      offset += character.length;
    }
    if (change === undefined) break;
    const printed = change.became;
    if (printed !== '' && printed !== '\n' && !printability.of(printed)) {
      const character = text.slice(change.start, change.end);
      became.set(character, printed);
      places.add(character, change.start);
    }
    offset = change.end;
  }
  return Array.from(places.all, ([character, { positions, count }]) => {
    const control = controlAdviceFor(character);
    const advice = control ?? adviceOf(character, became.get(character));
    const message = `${placeWords({ positions, count })}${characterWords(character)}${advice}`;
    const replacement = became.has(character) ? undefined : replacementFor(character);
    const rule = control === undefined ? 'unprintable-character' : 'text';
    return { severity: 'error', rule, message, ...memberOf({ character, positions }, replacement) };
  });
}

function adviceOf(character: string, became: string | undefined): string {
  if (became !== undefined) return `应为${namedText(became)}，而${noFont(became)}`;
  return adviceFor(character) ?? noFont(character);
}

function noFont(character: string): string {
  return /\p{Emoji_Presentation}/u.test(character)
    ? '是表情符号，公文字体不含，请删去或改用文字。'
    : isHan.test(character)
      ? '是字体里没有的罕用字，请管理员配备含有该字的字体（FILING_PRESS_FONT_ROLES=rare=字体文件），或改用其他字，或用文字说明。'
      : '没有字体可以打印，请改用其他字符，或用文字说明。';
}

/** By block: Han are added faster than the engine's list of them. */
const isHan = /[\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]/u;

/** Whether characters can be printed; each is looked up once. */
class Printability {
  readonly #coverage: CharacterCoverage;
  readonly #known = new Map<string, boolean>([
    ['\n', true],
    ['\t', true],
  ]);

  constructor(coverage: CharacterCoverage) {
    this.#coverage = coverage;
  }

  of(character: string): boolean {
    let printable = this.#known.get(character);
    if (printable === undefined) {
      printable =
        controlAdviceFor(character) === undefined &&
        firstRefused(character) < 0 &&
        this.#coverage.firstMissing(character) === undefined;
      this.#known.set(character, printable);
    }
    return printable;
  }
}
