import type { z } from 'zod';

/** What every field of a filing tells about itself; both go into the JSON Schema. */
export interface FieldMeta {
  /** The printed label; the label path of a finding is made of titles. */
  readonly title: string;
  /** Chinese: what to write here, where it is printed. */
  readonly description: string;
}

/** A field's own complaint, in zod's terms; `rule` becomes the rule id of the finding, `message` its message. */
export function fieldIssue(rule: string, input: unknown, message: string): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  return { code: 'custom', input, message, params: { rule } };
}
