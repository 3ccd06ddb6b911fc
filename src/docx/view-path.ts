/** A tag that the View does not have, or has with another shape: a fault of the template, never of a filing. */
export class TemplateTagError extends Error {
  constructor(tag: string, problem: string) {
    super(`Tag {${tag}}: ${problem}`);
    this.name = 'TemplateTagError';
  }
}

/**
 * The value of a dotted path, from own properties of the innermost scope only: a misspelt tag is an error, and
 * never an empty cell or a value of an outer scope in silence.
 */
export function valueAt(scope: object, path: readonly string[]): unknown {
  let value: unknown = scope;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      throw new TemplateTagError(path.join('.'), `the View has no “${name}” here`);
    }
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** What a tag prints: a text, or the paragraphs of a text. */
export function textAt(scope: object, path: readonly string[]): string | readonly string[] {
  const value = valueAt(scope, path);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new TemplateTagError(path.join('.'), 'the View has no text here');
}

/** What a section repeats: the items of a list, or the scope itself once if a text is not empty. */
export function itemsAt(scope: object, path: readonly string[]): readonly object[] {
  const value = valueAt(scope, path);
  if (typeof value === 'string') return value === '' ? [] : [scope];
  if (Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null))
    return value as object[];
  throw new TemplateTagError(`#${path.join('.')}`, 'the View has neither a list nor a text here');
}
