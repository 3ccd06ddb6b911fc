import type { z } from 'zod';
import type { Finding } from './findings.ts';
import type { IsRefused, RuleDescription } from './rule.ts';

/** How empty totals are treated: printed as filed, or computed and printed. */
export const totalsModes = ['as-filed', 'compute'] as const;
export type Totals = (typeof totalsModes)[number];

/** Settings of a print that change what is on the page, and with it what there is to find fault with. */
export interface ViewOptions {
  readonly totals: Totals;
}

/** The names of the sample filings that every form offers. */
export const sampleNames = ['official', 'blank', 'full', 'longest'] as const;
export type SampleName = (typeof sampleNames)[number];

/**
 * What a form is: the contract between one folder of `src/forms` and the rest of the house.
 *
 * A new form is one folder that exports a `Form`, one folder of templates of the same name, and one line in
 * `catalogue.ts`. All members are pure.
 *
 * The functions are declared as methods on purpose: methods are compared bivariantly, so that the form of one
 * particular filing is also a `Form`, the type under which the catalogue and every caller that takes a form by its
 * id hold it. Such a caller has only filings that this form's own schema has accepted.
 */
export interface Form<Filing = unknown> {
  /** `annex-2`: the name in URLs, and of the folder of its templates. */
  readonly id: string;
  /** `附件2` */
  readonly annex: string;
  /** `预算绩效目标申报表` */
  readonly title: string;
  /** The edition of the paper form, e.g. `2021`. */
  readonly edition: string;
  /** Version of the templates; changes whenever what is printed changes. */
  readonly templateVersion: string;
  /** Titles (`.meta({title})`) are the printed labels, from which findings take their label. */
  readonly schema: z.ZodType<Filing>;
  /** The rules that {@link Form.check} holds a filing against, in the order of their findings. */
  readonly rules: readonly RuleDescription[];
  /**
   * What the rules that relate one field to another find. The schema has accepted the filing, but for what it refused:
   * stand-ins are in its place, and rules that read it are silent.
   */
  check(filing: Filing, options: ViewOptions, isRefused?: IsRefused): readonly Finding[];
  /**
   * Whether what stands at a place of a filing is neither printed nor compared, so that what the schema refuses there is no
   * more than a warning. Without the method there is no such place.
   */
  isUnused?(path: readonly PropertyKey[]): boolean;
  /** What is printed. */
  toView(filing: Filing, options: ViewOptions): object;
  /** Pages that the filing fills even with nothing in its cells: what cannot fit is refused before it is laid out. */
  leastPages(filing: Filing): number;
  /** The department that files it, on one line; empty if the filing does not say. Volumes gather their items by it. */
  department(filing: Filing): string;
  /** What it is filed for, on one line: by which readers of a volume know its items. */
  projectName(filing: Filing): string;
  /** Name to offer for a file, without extension: `附件2-2021年度-信息化运维提升`. */
  fileName(filing: Filing): string;
  /** Title of the document for its properties: `东湖区预算绩效目标申报表（2021年度）信息化运维提升`. */
  documentTitle(filing: Filing): string;
}
