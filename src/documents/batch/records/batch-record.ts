import { isUtf8 } from 'node:buffer';
import { AppError } from '../../../errors.ts';
import { catalogue, findForm } from '../../../forms/catalogue.ts';
import type { Finding } from '../../../forms/findings.ts';
import type { Form } from '../../../forms/form.ts';
import { pointer } from '../../../forms/json-pointer.ts';
import { cutText } from '../../../forms/told-findings.ts';
import { readJson } from '../../json/read-json.ts';
import { quotationMark } from '../../json/syntax.ts';
import type { WorkLimits } from '../../ports.ts';
import { type Member, membersOf } from './members.ts';

/** One record of a batch: `{form, filing, name?}`. */
export interface BatchRecord {
  readonly form: Form;
  /** The filing, byte for byte as it was sent. */
  readonly filing: Uint8Array;
  /** What the caller wants the file to be called, without number and extension. */
  readonly name?: string;
}

/** What is known of a record that may be bad: for the manifest. */
export interface RecordLabels {
  readonly form?: string;
  readonly name?: string;
}

/** A record that cannot be printed, with what could be read of it. */
export class RecordError extends Error {
  readonly problem: AppError;
  readonly labels: RecordLabels;

  constructor(problem: AppError, labels: RecordLabels) {
    super(problem.message, { cause: problem });
    this.name = 'RecordError';
    this.problem = problem;
    this.labels = labels;
  }
}

const known = ['form', 'filing', 'name'];

/** Most keys of a record that are looked at, and most that a problem lists for each kind of fault. */
const mostMembers = 1_000;
const mostKeys = 100;

/** UTF-16 units of a name: four times what any file system takes. */
export const longestName = 1_000;

/** Bytes that an escaped unit takes (`\u4fe1`): a longer string is too long, whatever it says. */
const longestUnit = 6;

/** UTF-16 units of a key. */
const longestKey = 60;

/** Reads records, wherever the work is done. Rejects with RecordError, and with the signal's reason. */
export type RecordReader = (bytes: Uint8Array, limits: WorkLimits) => Promise<BatchRecord>;

/** Reads records at once; what that throws rejects the promise. */
export const readRecordAtOnce: RecordReader = async (bytes) => new Promise((resolve) => resolve(readRecord(bytes)));

/** Reads the envelope of a record; the filing in it stays unread. Throws RecordError. */
export function readRecord(bytes: Uint8Array): BatchRecord {
  const members = (isUtf8(bytes) ? membersOf(bytes, mostMembers + 1) : undefined) ?? unreadable(bytes);
  const form = stringMember(members, 'form');
  const name = stringMember(members, 'name');
  const filing = members.find(({ key }) => key === 'filing')?.value;
  const labels: RecordLabels = { ...(form === undefined ? {} : { form }), ...(name === undefined ? {} : { name }) };
  const faults = members.length > mostMembers ? [tooManyMembers(members)] : faultsOf(members, form, name);
  if (faults.length > 0 || form === undefined || filing === undefined) {
    const detail = `这一项不是 {"form", "filing", "name"} 的样子：${faults.map(({ message }) => message).join('')}`;
    throw new RecordError(new AppError('invalid-record', detail, { findings: faults }), labels);
  }
  const found = findForm(form);
  if (found === undefined) throw new RecordError(noSuchForm(), labels);
  return name === undefined ? { form: found, filing } : { form: found, filing, name };
}

/** Says with line and column why a record is no JSON object. */
function unreadable(bytes: Uint8Array): never {
  try {
    readJson(bytes, labelOf);
  } catch (error) {
    if (error instanceof AppError) throw new RecordError(error, {});
    throw error;
  }
  throw new RecordError(new AppError('invalid-record', '这一项应为对象 {"form": …, "filing": …}。'), {});
}

/** The text of a member; undefined when it is not there or not a string. */
function stringMember(members: readonly Member[], key: string): string | undefined {
  const value = members.find((member) => member.key === key)?.value;
  if (value?.[0] !== quotationMark || (key === 'name' && isOverlong(value))) return undefined;
  try {
    const text = readJson(value, labelOf);
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** In a member that may be absent `null` is an absent one, as in a filing. */
function isNull(value: Uint8Array): boolean {
  return Buffer.from(value).equals(nullWord);
}

const nullWord = Buffer.from('null');

/** A string that is too long is refused without being read. */
function isOverlong(string: Uint8Array): boolean {
  return string[0] === quotationMark && string.length > longestUnit * longestName + '""'.length;
}

function isTooLong(members: readonly Member[], name: string | undefined): boolean {
  if (name !== undefined) return name.length > longestName;
  const value = members.find(({ key }) => key === 'name')?.value;
  return value !== undefined && isOverlong(value);
}

function faultsOf(members: readonly Member[], form: string | undefined, name: string | undefined): readonly Finding[] {
  const keys = members.map(({ key }) => key);
  const seen = new Set<string>();
  const repeated = keys.filter((key) => seen.has(key) || !seen.add(key));
  const has = (key: string): boolean => seen.has(key);
  return [
    ...(form === undefined
      ? [fault('form', has('form') ? '应为字符串' : '缺少', `例如 "${catalogue[0]?.id ?? ''}"`)]
      : []),
    ...(has('filing') ? [] : [fault('filing', '缺少', '应为申报内容')]),
    ...(isTooLong(members, name)
      ? [fault('name', `超过 ${longestName} 个字符`, '请缩短')]
      : members.some(({ key, value }) => key === 'name' && !isNull(value)) && name === undefined
        ? [fault('name', '应为字符串', '或者不写')]
        : []),
    ...Array.from(new Set(repeated.slice(0, mostKeys)), (key) => fault(key, '重复', '请只留一个')),
    ...keys
      .filter((key) => !known.includes(key))
      .slice(0, mostKeys)
      .map((key) => fault(key, '没有这个键', `可用的键：${known.join('、')}`)),
  ];
}

function tooManyMembers(members: readonly Member[]): Finding {
  const stranger = members.find(({ key }) => !known.includes(key)) ?? members[known.length];
  const message = `这一项的键超过 ${mostMembers} 个，没有读完；可用的键只有：${known.join('、')}。`;
  return { ...fault(stranger?.key ?? '', '', ''), message };
}

function fault(name: string, what: string, mend: string): Finding {
  const key = cutText(name, longestKey);
  const message = `${what === '缺少' ? `缺少 ${key}` : `${key} ${what}`}，${mend}。`;
  return { severity: 'error', rule: 'record', pointer: pointer(key), label: key, message };
}

function noSuchForm(): AppError {
  const forms = catalogue.map(({ id }) => id).join('、');
  return new AppError('form-not-found', `没有这张表，可用的表：${forms}。`);
}

/** Faults of the envelope have no printed label. */
function labelOf(place: string): string {
  return place;
}
