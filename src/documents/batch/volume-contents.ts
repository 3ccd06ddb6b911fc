import type { Printer, WorkLimits } from '../ports.ts';
import type { Prepress } from '../prepress.ts';
import { Retries } from './passing-failures.ts';
import { type VolumePrint, contentsForm } from './volume-ports.ts';

/** A line of the list of contents. */
export interface ContentsEntry {
  readonly title: string;
  readonly department: string;
  /** By the numbers of the volume. */
  readonly firstPage: number;
}

/** What the list of contents is printed with. */
export interface ContentsPrinter {
  readonly pages: Pick<Prepress, 'fill'>;
  readonly printer: Pick<Printer, 'print'>;
  readonly limits: WorkLimits;
}

/** Consecutive entries of one department. */
interface Section {
  readonly department: string;
  readonly entries: (ContentsEntry & { readonly number: number })[];
}

/** Prints the list of contents; the entries are numbered in their order. */
export async function printContents(printer: ContentsPrinter, entries: readonly ContentsEntry[]): Promise<VolumePrint> {
  return print(printer, viewOf(entries));
}

/** Views with everything that a list of contents can have: its template is tried on them at the start. */
export function contentsSamples(): readonly object[] {
  const entry = { title: '附件2 信息化运维提升', firstPage: 1 };
  return [
    numbersView,
    viewOf([entry, entry].map((one, index) => ({ ...one, department: index === 0 ? '' : '财政局' }))),
  ];
}

function viewOf(entries: readonly ContentsEntry[]): object {
  const sections: Section[] = [];
  entries.forEach((entry, index) => {
    let section = sections.at(-1);
    if (section?.department !== entry.department) {
      sections.push((section = { department: entry.department, entries: [] }));
    }
    section.entries.push({ ...entry, number: index + 1 });
  });
  return { digits: '', sections };
}

const numbersView = { digits: '0123456789', sections: [] };

/** Prints all digits once: the page numbers of a volume are drawn with their glyphs. */
export async function printNumbers(printer: ContentsPrinter): Promise<VolumePrint> {
  return print(printer, numbersView);
}

async function print({ pages, printer, limits }: ContentsPrinter, view: object): Promise<VolumePrint> {
  const page = await pages.fill(contentsForm, '目录', view, limits);
  const printed = await new Retries().attempt(async () => printer.print(page, limits), limits.signal);
  return { print: printed, page };
}
