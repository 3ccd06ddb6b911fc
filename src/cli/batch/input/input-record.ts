import { RecordError, readRecord } from '../../../documents/batch/records/batch-record.ts';
import { type Member, membersOf } from '../../../documents/batch/records/members.ts';
import { readJson } from '../../../documents/json/read-json.ts';
import { isBlank } from '../../../documents/json/syntax.ts';
import { AppError } from '../../../errors.ts';
import { catalogue } from '../../../forms/catalogue.ts';
import { recogniseForm } from '../../../forms/recognise.ts';

/** Where an item stands: a file in a folder, or a line of one file. */
interface InputPlace {
  /** Path below the folder, with `/`. */
  readonly source?: string;
  /** From 1. */
  readonly line?: number;
}

/** An item of the input: ready to be sent, or with what keeps it from that. */
export type InputRecord = InputPlace & { readonly form?: string; readonly name?: string } & (
    { readonly form: string; readonly filing: Uint8Array } | { readonly problem: AppError }
  );

/** What the command line says of items that do not say it themselves. */
export interface RecordDefaults {
  /** Id of the form. */
  readonly form?: string;
  readonly name?: string;
}

/**
 * Reads an item: `{form, filing, name?}`, or a filing by itself, whose form is the one given or the one that its
 * members tell. The filing stays the bytes that it was, blanks around it apart. What is no JSON is found here: only
 * what is can be sent among others.
 */
export function readInputRecord(bytes: Uint8Array, place: InputPlace, defaults: RecordDefaults): InputRecord {
  const unnamed = defaults.name === undefined ? {} : { name: defaults.name };
  try {
    assertJson(bytes);
    const members = membersOf(bytes);
    const inner = members?.find(({ key }) => key === 'filing')?.value;
    if (members !== undefined && inner === undefined) {
      return { ...place, ...unnamed, form: formOf(members, defaults), filing: trimmed(bytes) };
    }
    if (members !== undefined && inner !== undefined && !members.some(({ key }) => key === 'form')) {
      const form = formOf(membersOf(inner) ?? [], defaults);
      const { filing, name } = readRecord(withForm(bytes, form));
      return { ...place, ...unnamed, form, filing, ...(name === undefined ? {} : { name }) };
    }
    const { form, filing, name } = readRecord(bytes);
    return { ...place, ...unnamed, form: form.id, filing, ...(name === undefined ? {} : { name }) };
  } catch (error) {
    if (error instanceof RecordError) return { ...place, ...unnamed, ...error.labels, problem: error.problem };
    if (error instanceof AppError) return { ...place, ...unnamed, problem: error };
    throw error;
  }
}

/** Throws AppError `invalid-json` with the place, `duplicate-key`, … where JavaScript's own parser finds a fault. */
function assertJson(bytes: Uint8Array): void {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    readJson(bytes, (pointer) => pointer);
    throw new AppError('invalid-json', '这一项不是有效的 JSON。', { cause });
  }
}

function formOf(members: readonly Member[], { form }: RecordDefaults): string {
  const found = form ?? recogniseForm(members.map(({ key }) => key))?.id;
  if (found !== undefined) return found;
  const forms = catalogue.map(({ id, annex }) => `${id}（${annex}）`).join('、');
  throw new AppError('invalid-record', `看不出这是哪张表的申报：请写 --form，可用 ${forms}。`);
}

/** The same object with a member `form` in front. */
function withForm(bytes: Uint8Array, form: string): Uint8Array {
  const text = Buffer.from(trimmed(bytes));
  return Buffer.concat([Buffer.from(`{"form":${JSON.stringify(form)},`), text.subarray(1)]);
}

/** Without a byte order mark and the blanks around. */
function trimmed(bytes: Uint8Array): Uint8Array {
  let [start, end] = [bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, bytes.length];
  while (start < end && isBlank(bytes[start])) start += 1;
  while (end > start && isBlank(bytes[end - 1])) end -= 1;
  return bytes.subarray(start, end);
}
