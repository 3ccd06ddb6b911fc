import type { OpinionView, Paragraphs } from '../view.ts';

/** What 附件4 prints, in the order of the page. */
export interface Annex4View {
  readonly filingUnit: Paragraphs;
  /** `2021年5月10日`, `2021年5月`, `2021年` or empty. */
  readonly filedOn: string;
  readonly projectName: Paragraphs;
  readonly projectLeader: Paragraphs;
  readonly phone: Paragraphs;
  /** Never fewer than five rows. */
  readonly revisions: readonly RevisionRowView[];
  readonly review: {
    readonly competentDepartment: OpinionView;
    readonly financeBusiness: OpinionView;
    readonly performanceOffice: OpinionView;
    readonly budgetOffice: OpinionView;
  };
}

export interface RevisionRowView {
  /** `一级-二级-三级` */
  readonly indicator: Paragraphs;
  readonly originalValue: Paragraphs;
  /** The revised value, or `取消`. */
  readonly revisedValue: Paragraphs;
  readonly reason: Paragraphs;
}
