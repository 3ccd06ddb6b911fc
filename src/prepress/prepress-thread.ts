import { serveTasks, threadSettings } from '../concurrency/serve-tasks.ts';
import { readRecord, RecordError, type RecordLabels } from '../documents/batch/records/batch-record.ts';
import type { FilledPage } from '../documents/ports.ts';
import type { ImmediatePrepress } from '../documents/prepress.ts';
import type { PreparedDocument } from '../documents/prepared-document.ts';
import type { FilingReport } from '../documents/press.ts';
import { AppError, type ErrorCode, type ErrorContext } from '../errors.ts';
import type { MountedFonts } from '../fonts/mounted/options.ts';
import type { Form } from '../forms/form.ts';
import { openPageMaterial } from '../page-material.ts';
import { markedAlone } from '../pdf/print/marked-page.ts';
import { formOf } from './form-of.ts';
import { openPrepress } from './open-prepress.ts';
import type { CheckOrder, DocumentOrder } from '../orders/document-order.ts';

/** What a thread is started with. */
export interface PrepressSettings {
  readonly maxPages: number;
  readonly mountedFonts?: MountedFonts;
}

/** An order on its way to a thread: the form by its id, for a form has functions. */
export type Sent<Order extends { readonly form: Form }> = Omit<Order, 'form'> & { readonly form: string };
export type SentOrder = Sent<DocumentOrder>;

/** One call of a prepress. */
export type PrepressTask =
  | { readonly kind: 'validate'; readonly order: Sent<CheckOrder> }
  | { readonly kind: 'check' | 'prepare'; readonly order: SentOrder }
  | { readonly kind: 'fill'; readonly form: string; readonly title: string; readonly view: object }
  | { readonly kind: 'record'; readonly bytes: Uint8Array };

/** A prepared document on its way back. Its order stays with the sender. */
export type SentDocument = Omit<PreparedDocument, 'order'>;

/** A record that was read on its way back: its filing is a part of what was sent. */
export interface SentRecord {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
}

/** Results of the calls, by kind. */
export interface PrepressResults {
  readonly validate: FilingReport;
  readonly check: undefined;
  readonly prepare: SentDocument;
  readonly fill: FilledPage;
  readonly record: SentRecord;
}

/** An AppError without its class, which does not get from one thread to another. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly context: ErrorContext;
}

/** Why a call came to nothing; of a record, with what could be read of it. */
export interface Refusal {
  readonly refused: SentError;
  readonly labels?: RecordLabels;
}

export type PrepressAnswer = { readonly result: PrepressResults[keyof PrepressResults] } | Refusal;

const { maxPages, mountedFonts } = threadSettings() as PrepressSettings;
/** Opened while the thread loads: that takes longer than most filings, and none is to be taken for a slow one. */
const prepress = openPrepress(openPageMaterial(mountedFonts), maxPages);

serveTasks<PrepressTask, PrepressAnswer>(async (task) => Promise.resolve({ result: answer(task), transfer: [] }));

function answer(task: PrepressTask): PrepressAnswer {
  try {
    return { result: perform(prepress, task) };
  } catch (error) {
    if (error instanceof RecordError) return { refused: sentError(error.problem), labels: error.labels };
    if (error instanceof AppError) return { refused: sentError(error) };
    throw error;
  }
}

/** A cause may be anything, and is only for the log. */
function sentError({ code, message, context }: AppError): SentError {
  return { code, message, context: { ...context, cause: undefined } };
}

function perform(press: ImmediatePrepress, task: PrepressTask): PrepressResults[keyof PrepressResults] {
  switch (task.kind) {
    case 'validate':
      return press.validate({ ...task.order, form: formOf(task.order.form) });
    case 'check':
      press.check(orderOf(task.order));
      return undefined;
    case 'prepare':
      return sent(press.prepare(orderOf(task.order)));
    case 'fill':
      return markedAlone(press.fill(task.form, task.title, task.view));
    case 'record':
      return sentRecord(task.bytes);
  }
}

function sentRecord(bytes: Uint8Array): SentRecord {
  const { form, filing, name } = readRecord(bytes);
  const start = filing.byteOffset - bytes.byteOffset;
  return { form: form.id, start, end: start + filing.length, ...(name === undefined ? {} : { name }) };
}

function orderOf(order: SentOrder): DocumentOrder {
  return { ...order, form: formOf(order.form) };
}

const nothing = new Uint8Array();

/** The filing need not travel back. */
function sent({
  content,
  properties,
  fileName,
  department,
  projectName,
  warnings,
  notices,
}: PreparedDocument): SentDocument {
  const source = { ...properties.source, bytes: nothing };
  const sentProperties = { ...properties, source };
  const sentContent = 'page' in content ? { page: markedAlone(content.page) } : content;
  return { content: sentContent, properties: sentProperties, fileName, department, projectName, warnings, notices };
}
