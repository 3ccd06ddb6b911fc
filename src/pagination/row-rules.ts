/** How a row may be placed on pages, in the terms of Word: `w:cantSplit` and `w:trHeight`. */
export interface RowRules {
  /** May go on on the next page. */
  readonly splits: boolean;
  /**
   * Height in px that neither the row nor what stands of it on the first of its pages falls below; 0 if whatever its
   * text needs will do.
   */
  readonly least: number;
}
