import type { Finding } from '../forms/findings.ts';
import type { Form } from '../forms/form.ts';
import type { PrintOrder } from '../orders/document-order.ts';
import type { FilledPage, PdfProperties } from './ports.ts';

/** A document whose filing was read, found printable and filled in, or an empty form; nothing is printed yet. */
export interface PreparedDocument {
  readonly order: PrintOrder;
  readonly content: PreparedContent;
  readonly properties: PdfProperties;
  /** The name to offer, with extension. */
  readonly fileName: string;
  /** The department that files it, empty if the filing does not say. A volume gathers its items by department. */
  readonly department: string;
  /** What it is filed for. */
  readonly projectName: string;
  readonly warnings: readonly Finding[];
  readonly notices: readonly Finding[];
}

/** A page to be printed, for PDF and PNG; or the whole file, for Word and HTML. */
export type PreparedContent = { readonly page: FilledPage } | { readonly file: Uint8Array };

/** The page of a document that is going to be printed. */
export function pageOf({ order, content }: PreparedDocument): FilledPage {
  if ('page' in content) return content.page;
  throw new Error(`A document in the format ${order.format} is not printed`);
}

const nothing = new Uint8Array();

/** The same without the bytes of the filing, which need not go everywhere. */
export function withoutFiling<Properties extends PdfProperties>(properties: Properties): Properties {
  const { source } = properties;
  return source === undefined ? properties : { ...properties, source: { ...source, bytes: nothing } };
}

/** `annex-2@1.1.0` */
export function templateOf({ id, templateVersion }: Form): string {
  return `${id}@${templateVersion}`;
}
