import type { Box, OpinionView, Paragraphs } from '../view.ts';

/** What 附件2 prints, in the order of the page. Amounts, dates and choices are already printable text. */
export interface Annex2View {
  /** `东湖区` */
  readonly district: string;
  /** `2021` */
  readonly fiscalYear: string;
  readonly cover: {
    readonly projectName: Paragraphs;
    readonly department: Paragraphs;
    readonly departmentHead: Paragraphs;
    readonly departmentBudgetCode: Paragraphs;
    /** `2020年10月15日`, `2020年10月`, `2020年` or empty. */
    readonly preparedOn: string;
  };
  readonly filingUnit: Paragraphs;
  readonly projectName: Paragraphs;
  readonly projectLeader: Paragraphs;
  readonly contact: { readonly name: Paragraphs; readonly phone: Paragraphs };
  readonly nature: { readonly new: Box; readonly continuing: Box };
  readonly scope: { readonly recurring: Box; readonly phased: Box; readonly oneOff: Box };
  readonly orientation: { readonly social: Box; readonly departmental: Box };
  readonly category: {
    readonly capitalConstruction: Box;
    readonly newBuild: Box;
    readonly expansion: Box;
    readonly renovation: Box;
    readonly administrative: Box;
    readonly procurement: Box;
    readonly award: Box;
    readonly subsidy: Box;
    readonly otherSpecial: Box;
  };
  /** `2021年 1 月 1 日`, `2021年1月`, `2021年` or empty. */
  readonly startDate: string;
  /** The same, or `长期`. */
  readonly endDate: string;
  readonly overview: Paragraphs;
  readonly justification: {
    readonly basis: Paragraphs;
    readonly necessity: Paragraphs;
    readonly feasibility: Paragraphs;
  };
  readonly safeguards: Paragraphs;
  readonly overallGoal: Paragraphs;
  readonly annualGoal: Paragraphs;
  /** Never fewer than four rows. */
  readonly schedule: readonly ScheduleRowView[];
  readonly budget: {
    readonly total: string;
    readonly currentYear: string;
    readonly previousYear: string;
    readonly previousYearSpent: string;
    readonly carryOver: string;
  };
  readonly funding: Readonly<Record<FundingSource, FundingRowView>>;
  /** The table 项目构成: never fewer than the numbered rows 1, 2, 3. The row `…` is the template's. */
  readonly composition: readonly CompositionRowView[];
  /** Part 3: one table for each, one or more. */
  readonly subprojects: readonly SubprojectView[];
  readonly signOff: {
    readonly preparedBy: string;
    readonly phone: string;
    readonly projectLeader: string;
  };
  readonly review: {
    /** The three years of 前三年度. */
    readonly evaluations: readonly EvaluationView[];
    readonly competentDepartment: OpinionView;
    readonly financeBusiness: OpinionView;
    readonly performanceOffice: OpinionView;
    readonly budgetOffice: OpinionView;
  };
}

export type FundingSource =
  | 'total'
  | 'fiscal'
  | 'fiscalSuperior'
  | 'fiscalLocal'
  | 'fiscalSubordinate'
  | 'own'
  | 'ownUndertaking'
  | 'ownOperating'
  | 'ownOther'
  | 'other';

export interface ScheduleRowView {
  readonly period: Paragraphs;
  readonly content: Paragraphs;
}

export interface FundingRowView {
  readonly previousYear: string;
  readonly currentYear: string;
}

export interface CompositionRowView {
  readonly number: string;
  readonly name: Paragraphs;
  readonly amount: string;
}

export interface SubprojectView {
  /** `1`, `2`, …: the number in `子项目1`. */
  readonly number: string;
  readonly name: Paragraphs;
  /** `100万元`, a dash as filed, or empty. */
  readonly amount: string;
  /** `2021.1.1-2021.12.31`, `2021.1-长期`; only one date given prints `2021.1.1-` or `-2021.12.31`; none prints nothing. */
  readonly period: string;
  readonly department: Paragraphs;
  readonly owner: Paragraphs;
  readonly purpose: Paragraphs;
  /** For each second-level indicator at least one row, empty where nothing was filed. */
  readonly indicators: Readonly<Record<IndicatorKind, readonly IndicatorRowView[]>>;
}

export type IndicatorKind =
  | 'quantity'
  | 'quality'
  | 'timeliness'
  | 'cost'
  | 'economic'
  | 'social'
  | 'environmental'
  | 'sustainable'
  | 'satisfaction';

export interface IndicatorRowView {
  readonly name: Paragraphs;
  readonly target: Paragraphs;
  readonly remark: Paragraphs;
}

export interface EvaluationView {
  readonly year: string;
  readonly score: string;
  readonly opinion: Paragraphs;
}
