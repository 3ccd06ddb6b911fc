import type { components, operations } from './contract.ts';

type Schemas = components['schemas'];

/** One filing of a batch, with the form that it is of. */
export type BatchItem = Schemas['BatchItem'];

/** A form: `annex-2` or `annex-4`. */
export type FormId = BatchItem['form'];

/** What is filed on a form. */
export type Filing<Form extends FormId = FormId> = Extract<BatchItem, { form: Form }>['filing'];

export type BatchManifest = Schemas['BatchManifest'];
export type ErrorCode = Schemas['ErrorCode'];
export type Finding = Schemas['Finding'];
export type Problem = Schemas['Problem'];
export type ValidationReport = Schemas['ValidationReport'];
export type Verification = Schemas['Verification'];

type QueryOf<Name extends keyof operations> = NonNullable<operations[Name]['parameters']['query']>;

/** What every call takes. */
export interface CallOptions {
  /** Ends the call; the service then ends its work. */
  readonly signal?: AbortSignal;
}

export type ValidateOptions = CallOptions & Readonly<QueryOf<'validateFiling'>>;
export type PrintOptions = CallOptions & Readonly<QueryOf<'makeDocument'>>;
export type BatchOptions = CallOptions & Readonly<QueryOf<'makeBatch'>>;

/** A document as it was printed. */
export interface PrintedDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  /** The name to keep it under, e.g. `附件2-2021年度-信息化运维提升.pdf`. */
  readonly fileName: string;
  /** Of a PDF. */
  readonly pages: number | undefined;
  /** `annex-2@1.2.0` */
  readonly template: string;
  /** How many warnings and notices there are; `validate` tells which. */
  readonly warnings: number;
  readonly notices: number;
}

/** A batch while it is printed. */
export interface PrintedBatch {
  /** The name to keep it under. */
  readonly fileName: string;
  readonly mediaType: string;
  /** The ZIP or the volume, as it comes. It has to be read to its end, or cancelled. */
  readonly body: ReadableStream<Uint8Array>;
  /** What became of each item, when the body has been read. Rejects with IncompleteAnswerError when the body was cut off. */
  readonly manifest: Promise<BatchManifest>;
}
