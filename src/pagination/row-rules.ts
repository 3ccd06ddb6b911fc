/** How a row may be placed on pages. */
export interface RowRules {
  /** May go on on the next page. */
  readonly splits: boolean;
  /** If it is higher than its text needs, in px. */
  readonly raised?: { readonly height: number; readonly by: number };
}
