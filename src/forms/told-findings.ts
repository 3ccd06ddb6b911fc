import type { Finding } from './findings.ts';

/** How much of what is wrong an answer tells; what is left out is counted. */
export interface TellingLimits {
  readonly count: number;
  /** Bytes in UTF-8 that the findings may have as JSON, about. */
  readonly bytes: number;
}

/** Bounds of one finding, in UTF-16 units: a pointer repeats keys, which may be as long as the body. */
const longest = { pointer: 1_000, label: 300, message: 1_000 } as const;

/** What JSON puts around the texts of a finding. */
const frame = 80;

/** What it puts around the members that tell of a character. */
const placeFrame = 120;

/** The findings that an answer lists, long texts cut, and the number of those that it leaves out. */
interface ToldFindings {
  readonly told: readonly Finding[];
  readonly untold: number;
}

/**
 * The first findings, as far as limits go: an answer must not grow much faster than its request. A hostile one repeats
 * a long key in each of a thousand pointers.
 */
export function toldFindings(findings: readonly Finding[], { count, bytes }: TellingLimits): ToldFindings {
  const told: Finding[] = [];
  let size = 0;
  for (const finding of findings) {
    const short = shortened(finding);
    size += sizeOf(short);
    if (told.length >= count || size > bytes) break;
    told.push(short);
  }
  return { told, untold: findings.length - told.length };
}

function shortened(finding: Finding): Finding {
  const { pointer, label, message } = finding;
  if (pointer.length <= longest.pointer && label.length <= longest.label && message.length <= longest.message) {
    return finding;
  }
  return {
    ...finding,
    pointer: cutText(pointer, longest.pointer),
    label: cutText(label, longest.label),
    message: cutText(message, longest.message),
  };
}

/** A text of at most so many UTF-16 units, with `…` for what is cut off. Cut again it stays as it is. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  // Not between the halves of a character.
  const end = /[\uD800-\uDBFF]/.test(text.charAt(length - 2)) ? length - 2 : length - 1;
  return `${text.slice(0, end)}…`;
}

/** Bytes of findings as JSON, about. */
export function sizeOfFindings(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + sizeOf(finding), 0);
}

function sizeOf({ rule, pointer, label, message, character = '', positions = [] }: Finding): number {
  // A position is a number of up to five digits and its comma; character, code point and replacement are short.
  const place = character === '' ? 0 : placeFrame + positions.length * 6;
  return frame + Buffer.byteLength(rule + pointer + label + message) + place;
}
