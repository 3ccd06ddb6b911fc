import { membersOf } from '../documents/batch/records/members.ts';
import { AppError } from '../errors.ts';
import type { Form } from '../forms/form.ts';
import { recogniseForm } from '../forms/recognise.ts';
import { RefusalError } from './command.ts';

/** A filing that was given as one of a form. */
interface GivenFiling {
  readonly form: Form;
  readonly source: Uint8Array;
  /** As it was given; `-` for standard input. */
  readonly path: string;
  /** The command that it was given to. */
  readonly command: string;
}

/**
 * One line for a filing that has errors because it is one of another form; undefined for any other. Its dozens of unknown
 * and missing members would say the same at length.
 */
export function otherFormWords({ form, source, path, command }: GivenFiling): string | undefined {
  const other = recogniseForm((membersOf(source) ?? []).map(({ key }) => key));
  if (other === undefined || other.id === form.id) return undefined;
  const what = path === '-' ? '所给的内容' : path;
  return `${what} 看来是${named(other)}的申报，不是${form.annex}的；请改用 filing-press ${command} ${other.id} ${path}`;
}

function named({ annex, title }: Form): string {
  return `${annex} ${title}`;
}

/** Does the work; where the filing is refused because it is one of another form, rejects with that in one line. */
export async function tellingOtherForm<T>(given: GivenFiling, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const words = error instanceof AppError && error.code === 'invalid-filing' ? otherFormWords(given) : undefined;
    throw words === undefined ? error : new RefusalError(words, { cause: error });
  }
}
