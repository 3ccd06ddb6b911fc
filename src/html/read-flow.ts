import type { Flow, FlowBlock, FlowRow, FlowTable, Gap, Label } from '../pagination/flow.ts';
import { lineHeight, rowHeight } from '../pagination/measures.ts';

/** The flow of a filled page whose lines are set, and where in its HTML the things stand that are placed. */
export interface PageFlow {
  readonly flow: Flow;
  readonly tables: readonly TablePlaces[];
  /** Where the attributes of each block end. */
  readonly blocks: readonly number[];
  /** And of those that have a gap above them. */
  readonly gaps: readonly number[];
}

/** Offsets at which the attributes of elements end. */
export interface TablePlaces {
  readonly table: number;
  readonly rows: readonly RowPlaces[];
}

export interface RowPlaces {
  readonly row: number;
  /** Label cells that run over several rows. */
  readonly merged: readonly { readonly cell: number; readonly rows: number }[];
}

/** Tags, as solidus of an end tag, name, attributes; and ends of lines. Groups by number: names cost more than the rest. */
const tags = /<(\/?)(section|table|thead|tfoot|tr|t[dh]|p|br|h[12]|div)\b([^>]*)>|\n/g;

/**
 * Reads the flow out of the output of our own templates. Outside of tables, what takes height says so itself:
 * `data-flow="beside 4"` has its lines side by side (or `stacked`) and 4 px besides them; `of 30` says that its lines are
 * not of the usual height, `signs` that it never parts from the row above. `data-gap="230 40"` is the free space above it,
 * 230 px and no less than 40.
 */
export function readFlow(body: string): PageFlow {
  const reader = new FlowReader();
  for (const match of body.matchAll(tags)) {
    const [, end, name, attributes = ''] = match;
    if (name === undefined) reader.newLine();
    else if (end === '/') reader.close(name);
    else reader.open(name, attributes, match.index + match[0].length - 1);
  }
  return reader.read();
}

/** A row while it is read. */
interface OpenRow {
  lines: number;
  room: number;
  readonly narrative: boolean;
  readonly labels: Label[];
  readonly merged: { cell: number; rows: number }[];
}

interface OpenCell {
  readonly isLabel: boolean;
  readonly rows: number;
  readonly place: number;
}

class FlowReader {
  readonly #flow: (FlowTable | FlowBlock)[][] = [[]];
  readonly #tables: { table: number; rows: RowPlaces[] }[] = [];
  readonly #blocks: number[] = [];
  readonly #gaps: number[] = [];
  #table: { kind: 'table'; head: number; rows: FlowRow[] } | undefined;
  #isHead = false;
  /** Rows without height that close a table. */
  #isRule = false;
  #row: OpenRow | undefined;
  #rowPlace = 0;
  #cell: OpenCell | undefined;
  /** Of the cell or block: lines so far, and how high its paragraphs are besides them. */
  #lines = 0;
  #room = 0;
  #paragraphs = 0;
  #block: OpenBlock | undefined;
  #depth = 0;
  #column = 0;

  open(name: string, attributes: string, place: number): void {
    switch (name) {
      case 'section':
        this.#flow.push([]);
        break;
      case 'table':
        this.#table = { kind: 'table', head: 0, rows: [] };
        this.#flow.at(-1)?.push(this.#table);
        this.#tables.push({ table: place, rows: [] });
        break;
      case 'thead':
      case 'tfoot':
        this.#isHead = true;
        this.#isRule = attributes.includes('class="rule"');
        break;
      case 'tr':
        this.#row = { lines: 1, room: 0, narrative: /class="flow/.test(attributes), labels: [], merged: [] };
        this.#rowPlace = place;
        break;
      case 'td':
      case 'th':
        this.#cell = { isLabel: name === 'th', rows: Number(/rowspan="(\d+)"/.exec(attributes)?.[1] ?? 1), place };
        [this.#lines, this.#room, this.#paragraphs] = [1, 0, 0];
        break;
      case 'br':
        this.newLine();
        break;
      default:
        this.#openText(name, attributes, place);
    }
  }

  /** Paragraphs, headings and what holds several of them. */
  #openText(name: string, attributes: string, place: number): void {
    const [, way, space, line = lineHeight, signs] =
      /data-flow="(beside|stacked) (\d+)(?: of (\d+))?( signs)?"/.exec(attributes) ?? [];
    if (way !== undefined) {
      const [, most, least] = /data-gap="(\d+) (\d+)"/.exec(attributes) ?? [];
      this.#block = {
        ...{ place, beside: way === 'beside', space: Number(space), line: Number(line), signs: signs !== undefined },
        ...(most === undefined ? {} : { gap: { most: Number(most), least: Number(least) } }),
      };
      [this.#depth, this.#lines, this.#column] = [0, 0, 0];
    } else if (this.#block !== undefined) this.#depth += 1;
    if (name === 'div') return;
    if (this.#cell !== undefined) {
      this.#paragraphs += 1;
      if (this.#paragraphs > 1) this.#lines += 1;
      this.#room += Number(/margin-top:(\d+)px/.exec(attributes)?.[1] ?? 0);
    } else if (this.#block !== undefined) this.#column += 1;
  }

  newLine(): void {
    if (this.#cell !== undefined) this.#lines += 1;
    else if (this.#block !== undefined && this.#column > 0) this.#column += 1;
  }

  close(name: string): void {
    switch (name) {
      case 'section':
        this.#flow.push([]);
        break;
      case 'table':
        this.#table = undefined;
        break;
      case 'thead':
      case 'tfoot':
        [this.#isHead, this.#isRule] = [false, false];
        break;
      case 'tr':
        this.#closeRow();
        break;
      case 'td':
      case 'th':
        this.#closeCell();
        break;
      default:
        this.#closeText();
    }
  }

  #closeCell(): void {
    const [row, cell] = [this.#row, this.#cell];
    this.#cell = undefined;
    if (row === undefined || cell === undefined) return;
    if (cell.isLabel) row.labels.push({ lines: this.#lines, rows: cell.rows });
    if (cell.rows > 1) row.merged.push({ cell: cell.place, rows: cell.rows });
    else if (this.#lines * lineHeight + this.#room >= row.lines * lineHeight + row.room) {
      [row.lines, row.room] = [this.#lines, this.#room];
    }
  }

  #closeRow(): void {
    const [table, row] = [this.#table, this.#row];
    if (table === undefined || row === undefined || this.#isRule) return;
    if (this.#isHead) table.head = rowHeight(row.lines);
    else {
      table.rows.push(row);
      this.#tables.at(-1)?.rows.push({ row: this.#rowPlace, merged: row.merged });
    }
  }

  #closeText(): void {
    const block = this.#block;
    if (block === undefined) return;
    if (this.#depth > 0) {
      this.#depth -= 1;
      if (this.#depth === 0) this.#endColumn(block);
      return;
    }
    this.#endColumn(block);
    const { space, line, signs, gap, place } = block;
    const height = this.#lines * line + space;
    this.#flow.at(-1)?.push({ kind: 'block', height, signs, ...(gap === undefined ? {} : { gap }) });
    this.#blocks.push(place);
    if (gap !== undefined) this.#gaps.push(place);
    this.#block = undefined;
  }

  #endColumn({ beside }: OpenBlock): void {
    this.#lines = beside ? Math.max(this.#lines, this.#column) : this.#lines + this.#column;
    this.#column = 0;
  }

  read(): PageFlow {
    return {
      flow: this.#flow.filter((section) => section.length > 0),
      tables: this.#tables,
      blocks: this.#blocks,
      gaps: this.#gaps,
    };
  }
}

/** A block while it is read. */
interface OpenBlock {
  readonly place: number;
  readonly beside: boolean;
  readonly space: number;
  /** Height of a line. */
  readonly line: number;
  readonly signs: boolean;
  readonly gap?: Gap;
}
