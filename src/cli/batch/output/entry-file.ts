/** A name as batches give them to their entries, which leads to no other folder. */
const entryPattern = /^(\d{4,9})((?:-[^/\\]+)?\.(?:pdf|docx))$/;

/** An entry of a batch by its name. */
interface EntryFile {
  /** Number of the item, from 1. */
  readonly index: number;
  /** What follows the number. */
  readonly rest: string;
}

/** Undefined for what is no name of an entry: nothing else is written to a folder, read from it or removed. */
export function entryFile(name: string): EntryFile | undefined {
  const [, digits, rest] = entryPattern.exec(name) ?? [];
  return digits === undefined || rest === undefined ? undefined : { index: Number(digits), rest };
}

/** The same name under another number. */
export function renumbered({ rest }: EntryFile, index: number): string {
  return `${String(index).padStart(4, '0')}${rest}`;
}

/** The name of its item, as far as the file tells it. */
export function nameInFile({ rest }: EntryFile): string {
  return rest.replace(/^-/, '').replace(/\.[a-z]+$/, '');
}
