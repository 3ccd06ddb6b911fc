import { serveTasks } from '../concurrency/serve-tasks.ts';
import type { FilledPage } from '../documents/ports.ts';
import type { ImmediatePrepress } from '../documents/prepress.ts';
import type { PreparedDocument } from '../documents/prepared-document.ts';
import type { CheckOrder, DocumentOrder, FilingReport } from '../documents/press.ts';
import { AppError, type ErrorCode, type ErrorContext } from '../errors.ts';
import type { MountedFonts } from '../fonts/mounted/options.ts';
import { findForm } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import { openPageMaterial } from '../page-material.ts';
import { openPrepress } from './open-prepress.ts';

/** What a thread's prepress is opened with, at its first task. */
export interface PrepressSettings {
  readonly maxPages: number;
  readonly mountedFonts?: MountedFonts;
}

/** An order on its way to a thread: the form by its id, for a form has functions. */
export type Sent<Order extends { readonly form: Form }> = Omit<Order, 'form'> & { readonly form: string };
export type SentOrder = Sent<DocumentOrder>;

/** One call of a prepress. */
export type PrepressTask = { readonly settings: PrepressSettings } & (
  | { readonly kind: 'validate'; readonly order: Sent<CheckOrder> }
  | { readonly kind: 'check' | 'prepare'; readonly order: SentOrder }
  | { readonly kind: 'fill'; readonly form: string; readonly title: string; readonly view: object }
);

/** A prepared document on its way back. Its order stays with the sender. */
export type SentDocument = Omit<PreparedDocument, 'order'>;

/** Results of the calls, by kind. */
export interface PrepressResults {
  readonly validate: FilingReport;
  readonly check: undefined;
  readonly prepare: SentDocument;
  readonly fill: FilledPage;
}

/** An AppError without its class, which does not get from one thread to another. */
export interface SentError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly context: ErrorContext;
}

export type PrepressAnswer =
  { readonly result: PrepressResults[keyof PrepressResults] } | { readonly refused: SentError };

let prepress: ImmediatePrepress | undefined;

serveTasks<PrepressTask, PrepressAnswer>(async (task) => Promise.resolve({ result: answer(task), transfer: [] }));

function answer(task: PrepressTask): PrepressAnswer {
  const { maxPages, mountedFonts } = task.settings;
  prepress ??= openPrepress(openPageMaterial(mountedFonts), maxPages);
  try {
    return { result: perform(prepress, task) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message, context } = error;
    // A cause may be anything, and is only for the log.
    return { refused: { code, message, context: { ...context, cause: undefined } } };
  }
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
      return press.fill(task.form, task.title, task.view);
  }
}

function orderOf(order: SentOrder): DocumentOrder {
  return { ...order, form: formOf(order.form) };
}

function formOf(id: string): Form {
  const form = findForm(id);
  if (form === undefined) throw new Error(`The thread has no form ${id}`);
  return form;
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
  return { content, properties: sentProperties, fileName, department, projectName, warnings, notices };
}
