/** How a row may be placed on pages, in the terms of Word: `w:cantSplit` and `w:trHeight`. */
export interface RowRules {
  /** May go on on the next page. */
  readonly splits: boolean;
  /** Height in px, if it is more than its text needs. */
  readonly least?: number;
}
