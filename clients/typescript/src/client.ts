import createClient from 'openapi-fetch';
import { batchAnswer } from './batch-answer.ts';
import { batchBody, canStreamBodies } from './batch-body.ts';
import type { paths } from './contract.ts';
import { ConnectionError, ProblemError, UnexpectedAnswerError } from './errors.ts';
import { fileNameOf } from './file-name.ts';
import type {
  BatchItem,
  BatchOptions,
  CallOptions,
  Filing,
  FormId,
  PrintOptions,
  PrintedBatch,
  PrintedDocument,
  Problem,
  ValidateOptions,
  ValidationReport,
  Verification,
} from './types.ts';

/** Where the service is, and how it is called. */
export interface FilingPressOptions {
  /** e.g. `http://127.0.0.1:3000`; in a browser it may be empty: the page's own. */
  readonly url: string;
  /** Where the service has keys. */
  readonly apiKey?: string;
  /** Instead of the global one: behind a proxy, or in tests. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A filing-press service. Calls reject with FilingPressError: ProblemError with what the service says,
 * ConnectionError or UnexpectedAnswerError where it was not the service that answered; with the signal's reason where that ended them.
 */
export class FilingPress {
  readonly #client;

  constructor({ url, apiKey, fetch = (request) => globalThis.fetch(request) }: FilingPressOptions) {
    this.#client = createClient<paths>({
      baseUrl: url.replace(/\/+$/, ''),
      ...(apiKey === undefined ? {} : { headers: { Authorization: `Bearer ${apiKey}` } }),
      fetch: async (request) => {
        try {
          return await fetch(request);
        } catch (error) {
          if (request.signal.aborted) throw error;
          throw new ConnectionError(`no answer from ${new URL(request.url).origin}`, { cause: error });
        }
      },
    });
  }

  /** Checks a filing; prints nothing. A filing with errors is no error of the call. */
  async validate<Form extends FormId>(
    form: Form,
    filing: Filing<Form>,
    { signal, ...query }: ValidateOptions = {},
  ): Promise<ValidationReport> {
    const answer = await this.#client.POST('/v1/forms/{form}/validate', {
      params: { path: { form }, query },
      body: filing,
      ...withSignal(signal),
    });
    return answer.data ?? refuse(answer);
  }

  /** Prints a filing: PDF unless another `format` is asked for. */
  async print<Form extends FormId>(
    form: Form,
    filing: Filing<Form>,
    { signal, ...query }: PrintOptions = {},
  ): Promise<PrintedDocument> {
    const { format = 'pdf' } = query;
    const answer = await this.#client.POST('/v1/forms/{form}/documents', {
      params: { path: { form }, query: { ...query, format } },
      body: filing,
      parseAs: 'arrayBuffer',
      ...withSignal(signal),
    });
    if (answer.data === undefined) return refuse(answer);
    const { headers } = answer.response;
    return {
      bytes: new Uint8Array(answer.data),
      mediaType: headers.get('content-type') ?? '',
      fileName: fileNameOf(headers, `${form}.${format}`),
      pages: headers.has('x-document-pages') ? Number(headers.get('x-document-pages')) : undefined,
      template: headers.get('x-document-template') ?? '',
      warnings: Number(headers.get('x-filing-warnings')),
      notices: Number(headers.get('x-filing-notices')),
    };
  }

  /**
   * Prints many filings: as a ZIP of files, or with `output: 'volume'` as one PDF. In Node items are sent while they are made, and
   * the answer comes while they are printed; browsers collect the items first.
   */
  async batch(
    items: AsyncIterable<BatchItem> | Iterable<BatchItem>,
    { signal, ...query }: BatchOptions = {},
  ): Promise<PrintedBatch> {
    const { output = 'zip' } = query;
    const lines = batchBody(items);
    const body = canStreamBodies() ? lines : await new Response(lines).blob();
    const answer = await this.#client.POST('/v1/batches', {
      params: { query },
      headers: {
        'Content-Type': 'application/x-ndjson',
        // A volume too comes in a ZIP, beside its manifest.
        Accept: 'application/zip, application/problem+json',
      },
      body: [],
      bodySerializer: () => body,
      parseAs: 'stream',
      // Undici sends a stream only with it; the standard's RequestInit has it, TypeScript's has not.
      ...({ duplex: 'half' } as object),
      ...withSignal(signal),
    });
    if (answer.data == null) return refuse(answer);
    const name = fileNameOf(answer.response.headers, 'filings.zip');
    return {
      fileName: output === 'volume' ? name.replace(/\.zip$/, '.pdf') : name,
      mediaType: output === 'volume' ? 'application/pdf' : 'application/zip',
      ...batchAnswer(answer.data, output),
    };
  }

  /** Tells whether a PDF, a volume or a Word file is what its filing prints. */
  async verify(file: Blob | Uint8Array<ArrayBuffer>, { signal }: CallOptions = {}): Promise<Verification> {
    const answer = await this.#client.POST('/v1/verify', {
      headers: { 'Content-Type': 'application/octet-stream' },
      body: '',
      bodySerializer: () => file,
      ...withSignal(signal),
    });
    return answer.data ?? refuse(answer);
  }
}

function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

/** Throws what an answer says that brings nothing. */
function refuse({ error, response }: { readonly error?: unknown; readonly response: Response }): never {
  if (!isProblem(error)) throw new UnexpectedAnswerError(response.status);
  const retryAfter = response.headers.get('retry-after');
  throw new ProblemError(error, retryAfter === null ? undefined : Number(retryAfter));
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'code' in error && 'requestId' in error;
}
