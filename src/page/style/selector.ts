import type { PageElement } from '../element.ts';

/** One step of a selector: what an element has to be, and how it is related to the step before. */
interface Step {
  readonly relation: 'inside' | 'child' | 'next';
  readonly name: string | undefined;
  readonly classes: readonly string[];
  readonly first: boolean;
  /** Asks for an attribute that pagination sets: no page has it before it is divided. */
  readonly divided: boolean;
}

/** A selector of a stylesheet, as far as it can be read. */
export interface Selector {
  /** Sorts rules: classes before names (CSS Cascade, 6.4). */
  readonly specificity: number;
  readonly classes: readonly string[];
  /** Whether an element is meant, on a page that has not been divided. */
  matches(element: PageElement): boolean;
}

const stepPattern = /^(\*|[a-z][a-z0-9]*)?((?:\.[\w-]+|:first-child|\[[^\]]+\]|:not\(\[[^\]]+\]\))*)$/;

/** Reads a selector of names, classes, `:first-child`, attributes, and `>`, `+` or a blank between; undefined for any other. */
export function readSelector(source: string): Selector | undefined {
  const steps: Step[] = [];
  let relation: Step['relation'] = 'inside';
  for (const word of source.trim().split(/\s+/)) {
    if (word === '>') relation = 'child';
    else if (word === '+') relation = 'next';
    else {
      const [, name, rest = ''] = stepPattern.exec(word) ?? [];
      if (name === undefined && rest === '') return undefined;
      const classes = [...rest.matchAll(/\.([\w-]+)/g)].map(([, one = '']) => one);
      const divided = rest.replace(/:not\([^)]*\)/g, '').includes('[');
      const named = name === '*' ? undefined : name;
      steps.push({ relation, name: named, classes, first: rest.includes(':first-child'), divided });
      relation = 'inside';
    }
  }
  // A style is known by an element and the one before it: what asks for more of them cannot be told.
  const beside = steps.filter((step) => step.relation === 'next').length;
  if (beside > 1 || (beside > 0 && steps.some(({ first }) => first))) return undefined;
  return {
    classes: steps.flatMap(({ classes }) => classes),
    specificity: steps.reduce(
      (sum, { name, classes, first }) => sum + (classes.length + (first ? 1 : 0)) * 100 + (name === undefined ? 0 : 1),
      0,
    ),
    matches: (element) => matchesFrom(steps, steps.length - 1, element),
  };
}

function matchesFrom(steps: readonly Step[], index: number, element: PageElement): boolean {
  const step = steps[index];
  if (step === undefined) return true;
  if (!isMeant(step, element)) return false;
  if (index === 0) return true;
  if (step.relation === 'next') {
    return element.previous !== undefined && matchesFrom(steps, index - 1, element.previous);
  }
  for (let above = element.parent; above !== undefined; above = above.parent) {
    if (matchesFrom(steps, index - 1, above)) return true;
    if (step.relation === 'child') return false;
  }
  return false;
}

function isMeant({ name, classes, first, divided }: Step, element: PageElement): boolean {
  if (divided || (name !== undefined && name !== element.name)) return false;
  if (first && element.previous !== undefined) return false;
  const own = element.classes;
  return classes.every((one) => own.includes(one));
}
