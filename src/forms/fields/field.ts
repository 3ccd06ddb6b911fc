import type { z } from 'zod';

/** What every field of a filing tells about itself; all of it goes into the JSON Schema. */
export interface FieldMeta {
  /** The printed label, or a name for what has none; the label path of a finding is made of titles. */
  readonly title: string;
  /**
   * What stands on the paper where that is not the title: the empty string for a group or a row that is no words
   * on the paper, so that labels leave it out.
   */
  readonly 'x-label'?: string;
  /** `false` for what is not printed, with all that is in it: only rules read it, and it needs no glyph. */
  readonly 'x-printed'?: false;
  /**
   * Name of its type in generated clients: ASCII, upper camel case, the same wherever the same thing stands. Without it
   * the type is named after its place: `Annex2CategoryKind`.
   */
  readonly 'x-type'?: string;
  /** Chinese: what to write here, where it is printed. */
  readonly description: string;
}

/** What a complaint may say besides what is wrong. */
export interface IssueDetails {
  /** Where in the field, if not all of it is meant. */
  readonly path?: PropertyKey[];
  /** What to write instead, where only one thing can be meant. */
  readonly replacement?: string | undefined;
}

/** A field's own complaint, in zod's terms; `rule` becomes the rule id of the finding, `message` its message. */
export function fieldIssue(
  rule: string,
  input: unknown,
  message: string,
  { path = [], replacement }: IssueDetails = {},
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, message, path, params: { rule, replacement } };
}
