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
  /** Chinese: what to write here, where it is printed. */
  readonly description: string;
}

/**
 * A field's own complaint, in zod's terms; `rule` becomes the rule id of the finding, `message` its message. The path is
 * that of a part of the field.
 */
export function fieldIssue(
  rule: string,
  input: unknown,
  message: string,
  path: PropertyKey[] = [],
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, message, params: { rule }, path };
}
