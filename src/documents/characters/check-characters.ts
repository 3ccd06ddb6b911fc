import type { z } from 'zod';
import { changesOf, withChanges } from '../../characters/normalise.ts';
import { controlCharacter, firstRefused } from '../../characters/refused.ts';
import { maxFindings } from '../../forms/check-filing.ts';
import { maxTextLength } from '../../forms/fields/text.ts';
import type { Finding } from '../../forms/findings.ts';
import { type PointerStep, pointer } from '../../forms/json-pointer.ts';
import { type JsonSchema, jsonSchemaOf, labelOf, schemaAt } from '../../forms/json-schema.ts';
import type { TextMode } from '../../orders/options.ts';
import type { CharacterCoverage } from '../ports.ts';
import { doubtsOf } from './doubtful-texts.ts';
import { noticesOf } from './notices.ts';
import type { FindingInText } from './places.ts';
import { refusalsOf } from './refusals.ts';
import { CharacterTally } from './tally.ts';

/** Findings of characters that are kept of each severity; the rest is counted by character. */
const mostKept = 1_000;

/** What the texts of a filing are checked with. */
interface CharacterCheck {
  readonly schema: z.ZodType;
  readonly coverage: CharacterCoverage;
  readonly text: TextMode;
}

/** A filing whose texts were checked. */
interface CheckedCharacters {
  /** The filing as it is printed. Values that need no change are the same objects as before. */
  readonly document: unknown;
  /** Errors for what cannot be printed, notices for what was put right; warnings for what is doubtful behind them. */
  readonly findings: readonly Finding[];
  /** Findings beyond those, by character. */
  readonly untold: CharacterTally;
}

/**
 * Puts right what has only one meaning, and finds every character of the texts of a filing that cannot be printed: what
 * no font draws, and what would not come out of the document as it went in. As filed, nothing is put right.
 *
 * Numbers are left alone, and keys: an unknown one is for the schema. What is not printed is put right like the rest,
 * for rules compare it, but needs no glyph.
 *
 * @param filing the filing as JSON; it need not fit the schema
 */
export function checkCharacters(filing: unknown, check: CharacterCheck): CheckedCharacters {
  const walk = new Walk(check);
  const document = walk.value(filing, jsonSchemaOf(check.schema), true);
  return { document, findings: [...walk.findings, ...walk.doubts], untold: walk.untold };
}

class Walk {
  readonly findings: Finding[] = [];
  /** Of printed texts alone: what is not printed is compared as it is. A report tells no more than so many of them. */
  readonly doubts: Finding[] = [];
  readonly untold = new CharacterTally();
  readonly #check: CharacterCheck;
  readonly #steps: PointerStep[] = [];
  readonly #kept = { error: 0, warning: 0, notice: 0 };

  constructor(check: CharacterCheck) {
    this.#check = check;
  }

  value(json: unknown, schema: JsonSchema | undefined, isPrinted: boolean): unknown {
    if (typeof json === 'string') return this.#text(json, isPrinted);
    if (Array.isArray(json)) return this.#items(json, schema, isPrinted);
    return isRecord(json) ? this.#members(json, schema, isPrinted) : json;
  }

  #items(items: readonly unknown[], schema: JsonSchema | undefined, isPrinted: boolean): readonly unknown[] {
    const checked = items.map((item, index) => this.#step(index, item, schema, isPrinted));
    return checked.every((item, index) => item === items[index]) ? items : checked;
  }

  #members(record: Readonly<Record<string, unknown>>, schema: JsonSchema | undefined, isPrinted: boolean): unknown {
    const entries = Object.entries(record).map(
      ([key, value]) => [key, this.#step(key, value, schema, isPrinted)] as const,
    );
    if (entries.every(([key, value]) => value === record[key])) return record;
    // Without a prototype, as the reader makes them: `__proto__` is a key like any other.
    return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
  }

  #step(step: PointerStep, value: unknown, parent: JsonSchema | undefined, isPrinted: boolean): unknown {
    this.#steps.push(step);
    const schema = schemaAt(parent, String(step));
    const checked = this.value(value, schema, isPrinted && schema?.['x-printed'] !== false);
    this.#steps.pop();
    return checked;
  }

  #text(text: string, isPrinted: boolean): string {
    const { coverage, text: mode } = this.#check;
    if (isPrinted && this.doubts.length <= maxFindings) this.doubts.push(...this.#placed(doubtsOf(text)));
    // One that is far too long is refused as a whole: what stands in its first part is enough to tell.
    const isTooLong = text.length > maxTextLength * 2;
    const looked = isTooLong ? text.slice(0, maxTextLength * 2) : text;
    const changes = isTooLong ? [] : changesOf(text);
    const looks = { text: looked, changes, mode, isPrinted };
    if (changes.length > 0 || isDoubtful(looked, isPrinted ? coverage : undefined))
      this.#keep(refusalsOf(looks, coverage));
    if (mode === 'as-filed') return text;
    // What became something that no face draws is refused, and not printed as that.
    const drawn = changes.filter(
      ({ became }) => !isPrinted || coverage.firstMissing(became.replace('\n', '')) === undefined,
    );
    if (drawn.length > 0) this.#keep(noticesOf(text, drawn, isPrinted));
    return withChanges(text, changes);
  }

  #keep(findings: readonly FindingInText[]): void {
    for (const finding of this.#placed(findings)) {
      this.#kept[finding.severity] += 1;
      if (this.#kept[finding.severity] <= mostKept) this.findings.push(finding);
      else this.untold.add(finding);
    }
  }

  /** Findings of the text that is looked at, with its place. */
  #placed(findings: readonly FindingInText[]): readonly Finding[] {
    if (findings.length === 0) return [];
    const place = pointer(...this.#steps);
    const label = labelOf(this.#check.schema, place);
    return findings.map(({ severity, rule, ...others }) => ({ severity, rule, pointer: place, label, ...others }));
  }
}

/** An object of JSON, as opposed to a value of a class (a number literal). */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** What no finding can come of need not be taken apart. Without fonts only what is no text counts. */
function isDoubtful(text: string, coverage: CharacterCoverage | undefined): boolean {
  if (controlCharacter.test(text)) return true;
  return coverage !== undefined && (firstRefused(text) >= 0 || coverage.firstMissing(text) !== undefined);
}
