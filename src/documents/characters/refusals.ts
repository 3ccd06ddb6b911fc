import { namedText } from '../../characters/code-points.ts';
import { type Change, type ChangeKind, changeTitles } from '../../characters/normalise.ts';
import { adviceFor, controlAdviceFor, firstRefused, replacementFor } from '../../characters/refused.ts';
import type { TextMode } from '../../orders/options.ts';
import type { CharacterCoverage } from '../ports.ts';
import { type FindingInText, PlacesOfText, characterWords, memberOf, placeWords } from './places.ts';

/** A text that is looked through. */
interface LookedThrough {
  readonly text: string;
  /** Its characters that have only one meaning. */
  readonly changes: readonly Change[];
  readonly mode: TextMode;
  /** What is not printed needs no glyph: it only has to be text. */
  readonly isPrinted: boolean;
}

/** A character or sequence that is refused. */
interface Refused {
  readonly character: string;
  /** What it would be printed as, if it were put right. */
  readonly change?: Change;
}

/**
 * An error for each character of a text that cannot be printed, with all its places. What is put right counts as what
 * it becomes; as filed it is refused.
 */
export function refusalsOf(
  { text, changes, mode, isPrinted }: LookedThrough,
  coverage: CharacterCoverage,
): readonly FindingInText[] {
  const printability = new Printability(coverage);
  const places = new PlacesOfText<Refused>(text);
  const refuse = (refused: Refused, offset: number): void => {
    places.add(`${refused.character}\0${refused.change?.became ?? ''}`, offset, refused);
  };
  const isRefused = (character: string): boolean =>
    controlAdviceFor(character) !== undefined || (isPrinted && !printability.of(character));
  let offset = 0;
  for (const change of [...changes, undefined]) {
    const end = change?.start ?? text.length;
    for (const character of text.slice(offset, end)) {
      if (isRefused(character)) refuse({ character }, offset);
      offset += character.length;
    }
    if (change === undefined) break;
    const character = text.slice(change.start, change.end);
    const isFit =
      mode === 'as-filed'
        ? !isPrinted && !isControl(character)
        : Array.from(change.became).every((one) => !isRefused(one));
    if (!isFit) refuse({ character, change }, change.start);
    offset = change.end;
  }
  return Array.from(places.all, (at) => {
    const { character, change } = at.known;
    const message = `${placeWords(at)}${characterWords(character)}${adviceOn(at.known, mode)}`;
    const became = mode === 'as-filed' ? change?.became : undefined;
    const replacement = became ?? (change === undefined ? replacementFor(character) : undefined);
    const rule = isControl(character) ? 'text' : 'unprintable-character';
    return { severity: 'error', rule, message, ...memberOf(character, at, replacement) };
  });
}

/** Of CR LF as of CR. */
function controlAdviceOf(sequence: string): string | undefined {
  const [first = ''] = sequence;
  return controlAdviceFor(first);
}

function isControl(character: string): boolean {
  return controlAdviceOf(character) !== undefined;
}

/** Kinds that have advice of their own, by character. */
const advised: ReadonlySet<ChangeKind> = new Set<ChangeKind>(['line-end', 'blank', 'invisible', 'radical']);

function adviceOn({ character, change }: Refused, mode: TextMode): string {
  const control = controlAdviceOf(character);
  if (control !== undefined) return control;
  if (change === undefined) return adviceFor(character) ?? noFont(character);
  const { became, kind } = change;
  if (mode === 'normalise') return `应为${namedText(became)}，而${noFont(became)}`;
  return (
    (advised.has(kind) ? adviceFor(character) : undefined) ?? `是${changeTitles[kind]}，请改为${namedText(became)}。`
  );
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
