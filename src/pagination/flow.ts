/**
 * A document as it flows over pages: what stands below each other, how high it is, and what belongs together. The
 * lines of all texts are broken already, so that every height is known to the pixel.
 */
export type Flow = readonly Section[];

/** What begins on a new page. */
export type Section = readonly (FlowTable | FlowBlock)[];

/** Text outside of tables. It is never divided; above a table it is a heading, and stays with the first row. */
export interface FlowBlock {
  readonly kind: 'block';
  /** With the free space above and below it, {@link gap} apart. */
  readonly height: number;
  /** Free space above it that gives way before the section runs over its page. */
  readonly gap?: Gap;
  /** Never parts from the row above it: the line of signatures, notes. */
  readonly signs: boolean;
}

/** Heights of a free space: as designed, and the least that it may have. */
export interface Gap {
  readonly most: number;
  readonly least: number;
}

/** A table; one that follows another without a block between shares the rule between the two. */
export interface FlowTable {
  readonly kind: 'table';
  /** Height of the head row, which repeats on every page; 0 without one. */
  readonly head: number;
  /** The rows below the head row. */
  readonly rows: readonly FlowRow[];
}

export interface FlowRow {
  /** Of the highest cell that stands in this row alone. */
  readonly lines: number;
  /** Free height that this cell has besides its lines: room to sign. */
  readonly room: number;
  /** Height that it has at least, so that it can be filled in by hand; with its lower rule. */
  readonly toWrite?: number;
  /** Lines below the room, which stay together: the last one, if not given. */
  readonly signed?: number;
  /** The least that it may have, if it gives way before what is below the table goes over its page. */
  readonly leastRoom?: number;
  /** Narratives may split wherever two lines are on either side. */
  readonly narrative: boolean;
  /** The label cells that start in the row. */
  readonly labels: readonly Label[];
}

/** A label cell: its text is never divided. */
export interface Label {
  readonly lines: number;
  /** Rows that it runs over. */
  readonly rows: number;
}
