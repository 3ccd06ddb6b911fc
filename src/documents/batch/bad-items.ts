import { AppError, type ErrorCode, type ProblemMember } from '../../errors.ts';
import type { Finding } from '../../forms/findings.ts';
import { type TellingLimits, cutText, toldFindings } from '../../forms/told-findings.ts';
import { findingsToldOfItem } from './item-problem.ts';
import type { ItemLabels } from './item.ts';

/** A bad item of a batch that is refused as a whole. */
type BadItem = ItemLabels & { readonly problem: AppError };

/** Most bad items that an answer lists, and most findings in them. */
const most = 1_000;
const findingsOfBatch: TellingLimits = { count: most, bytes: 512 * 1024 };

/**
 * Codes of items that are bad for another reason than findings: the answer lists each as a finding, with the code for its
 * rule. What ends the whole check is no item's (`isOfTheMachine`).
 */
export const itemFaults = [
  'invalid-json',
  'invalid-encoding',
  'invalid-record',
  'form-not-found',
  'too-large',
  'too-many-pages',
  'deadline-exceeded',
] as const satisfies readonly ErrorCode[];

/** UTF-16 units of what a caller wrote into an item, and of what is wrong with it. */
const longest = { form: 40, name: 100, detail: 300 } as const;

/** Most characters of the list of numbers of the other bad items. */
const longestList = 16_384;

/**
 * Collects bad items of a batch that is refused as a whole. However many there are, and however small they were sent:
 * the refusal lists a thousand with what is wrong, the others by their numbers.
 */
export class BadItems {
  readonly #told: BadItem[] = [];
  readonly #findings: Finding[] = [];
  readonly #others = new NumberList(longestList);
  #count = 0;

  /** How many there are. */
  get count(): number {
    return this.#count;
  }

  add({ index, line, form, name, problem }: BadItem): void {
    this.#count += 1;
    if (this.#told.length >= most) {
      this.#others.add(index);
      return;
    }
    if (this.#findings.length < most) this.#findings.push(...findingsOf(index, problem));
    const labels = { form: form && cutText(form, longest.form), name: name && cutText(name, longest.name) };
    // Only the number: ten thousand whole items would fill the memory.
    const short = new AppError(problem.code, cutText(problem.message, longest.detail));
    this.#told.push({ index, line, ...labels, problem: short });
  }

  /** The refusal of a batch of so many items. */
  refusal(total: number): AppError {
    const others = this.#count - this.#told.length;
    const rest = others === 0 ? '' : `这里列出前 ${this.#told.length} 项，其余的序号见 others。`;
    const detail = `共 ${total} 项，其中 ${this.#count} 项有误，什么也没有印；请改正后重发，或用 on-error=skip 只印其余的。${rest}`;
    const { told } = toldFindings(this.#findings, findingsOfBatch);
    return new AppError('invalid-batch', detail, {
      findings: told,
      members: {
        total,
        refused: this.#count,
        items: this.#told.map(({ index, line, form, name, problem }): ProblemMember => {
          const { code, message, status } = problem;
          return { index, line, form, name, code, status, detail: message };
        }),
        ...(others === 0 ? {} : { others: this.#others.text }),
      },
    });
  }
}

/** Rising numbers as text: `7, 9-120`; `…` where it would become too long. */
class NumberList {
  readonly #longest: number;
  #text = '';
  #first = 0;
  #last = 0;

  constructor(length: number) {
    this.#longest = length;
  }

  add(number: number): void {
    if (this.#first > 0 && number === this.#last + 1) {
      this.#last = number;
      return;
    }
    this.#text = this.text;
    this.#first = this.#last = number;
  }

  get text(): string {
    if (this.#first === 0 || this.#text.endsWith('…')) return this.#text;
    const range = this.#first === this.#last ? String(this.#first) : `${this.#first}-${this.#last}`;
    const text = this.#text === '' ? range : `${this.#text}, ${range}`;
    return text.length > this.#longest ? `${this.#text}, …` : text;
  }
}

/** Findings with their place in the body: pointers count from 0, as RFC 6901 has it. */
function findingsOf(index: number, problem: AppError): readonly Finding[] {
  const item = `/${index - 1}`;
  const label = `第 ${index} 项`;
  const { code, message, context } = problem;
  if (context.findings === undefined) return [{ severity: 'error', rule: code, pointer: item, label, message }];
  const inside = code === 'invalid-record' ? item : `${item}/filing`;
  return toldFindings(context.findings, findingsToldOfItem).told.map((finding) => ({
    ...finding,
    severity: 'error',
    pointer: inside + finding.pointer,
    label: `${label} › ${finding.label}`,
  }));
}
