import { type SentError, sentError } from '../concurrency/calls.ts';
import { serveCalls, threadSettings } from '../concurrency/serve-calls.ts';
import { RecordError, type RecordLabels, readRecord } from '../documents/batch/records/batch-record.ts';
import { type PreparedDocument, withoutFiling } from '../documents/prepared-document.ts';
import type { MountedFonts } from '../fonts/mounted/options.ts';
import { formById } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import type { CheckOrder, DocumentOrder } from '../orders/document-order.ts';
import { openPageMaterial } from '../page-material.ts';
import { markedAlone } from '../pdf/print/marked-page.ts';
import { openPrepress } from './open-prepress.ts';

/** What a thread is started with. */
export interface PrepressSettings {
  readonly maxPages: number;
  readonly mountedFonts?: MountedFonts;
}

/** An order on its way to a thread: the form by its id, for a form has functions. */
export type Sent<Order extends { readonly form: Form }> = Omit<Order, 'form'> & { readonly form: string };

/** A record on its way back: its filing is a part of what was sent. */
interface SentRecord {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
}

/** Why a record was refused, with what could be read of it. */
interface RefusedRecord {
  readonly problem: SentError;
  readonly labels: RecordLabels;
}

const { maxPages, mountedFonts } = threadSettings() as PrepressSettings;
/** Opened while the thread loads: that takes longer than most filings, and none is to be taken for a slow one. */
const prepress = openPrepress(openPageMaterial(mountedFonts), maxPages);

const calls = {
  validate: (order: Sent<CheckOrder>) => prepress.validate(received(order)),
  check: (order: Sent<DocumentOrder>) => prepress.check(received(order)),
  prepare: (order: Sent<DocumentOrder>) => sent(prepress.prepare(received(order))),
  fill: (form: string, title: string, view: object) => markedAlone(prepress.fill(form, title, view)),
  readRecord: sentRecord,
};
export type PrepressCalls = typeof calls;
serveCalls(calls);

function received<Order extends { readonly form: string }>({ form, ...order }: Order) {
  return { ...order, form: formById(form) };
}

function sentRecord(bytes: Uint8Array): SentRecord | RefusedRecord {
  try {
    const { form, filing, ...record } = readRecord(bytes);
    const start = filing.byteOffset - bytes.byteOffset;
    return { ...record, form: form.id, start, end: start + filing.length };
  } catch (error) {
    if (error instanceof RecordError) return { problem: sentError(error.problem), labels: error.labels };
    throw error;
  }
}

/** A prepared document on its way back. Its order stays with the sender, and the filing need not travel back. */
function sent(document: PreparedDocument) {
  const { content, properties } = document;
  return {
    ...document,
    order: undefined,
    content: 'page' in content ? { page: markedAlone(content.page) } : content,
    properties: withoutFiling(properties),
  };
}
