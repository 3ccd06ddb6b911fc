import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { MadeDocument } from '../../documents/press.ts';
import { countOf } from '../../documents/filing-report.ts';
import type { Form } from '../../forms/form.ts';
import type { AnswerBudget } from './answer-budget.ts';
import { contentDisposition } from './content-disposition.ts';
import { inPieces } from './pieces.ts';
import { isKnownToClient } from './preconditions.ts';
import { sandboxedPage } from './security-headers.ts';
import type { DocumentFormat } from '../../orders/options.ts';

export interface DocumentAnswer {
  readonly form: Form;
  readonly format: DocumentFormat;
  readonly document: MadeDocument;
  /** The caller's name for it, made safe; the document's own unless given. */
  readonly fileName: string | undefined;
  /** Of what waits for its readers. */
  readonly budget: AnswerBudget;
}

/**
 * Answers with a document, or with 304 when the client has these very bytes. Resolves when it is sent or its client
 * gone.
 */
export async function sendDocument(request: Request, response: Response, answer: DocumentAnswer): Promise<void> {
  const { form, format, document, fileName = document.fileName, budget } = answer;
  const digest = Buffer.from(document.sha256);
  const entityTag = `"${digest.toString('base64url')}"`;
  response.set({
    ETag: entityTag,
    // A filing holds names and telephone numbers: no cache keeps its document. Who kept the ETag may still ask.
    'Cache-Control': 'private, no-store',
    Vary: 'Accept',
    'X-Document-Template': document.template,
    'X-Filing-Warnings': String(countOf(document.warnings)),
    'X-Filing-Notices': String(countOf(document.notices)),
    ...(document.pages === undefined ? {} : { 'X-Document-Pages': String(document.pages) }),
  });
  if (isKnownToClient(request, entityTag)) {
    response.status(304).end();
    return;
  }
  response.status(200).set({
    'Content-Type': document.mediaType,
    'Content-Length': String(document.bytes.length),
    'Content-Digest': `sha-256=:${digest.toString('base64')}:`,
    'Content-Disposition': contentDisposition(fileName, `${form.id}.${format}`),
    ...(format === 'html' ? { 'Content-Security-Policy': sandboxedPage } : {}),
  });
  budget.book(response, document.bytes.length);
  try {
    await pipeline(Readable.from(inPieces(document.bytes), { objectMode: false }), response);
  } catch (error) {
    // Whoever has gone is told of by the log; nothing else can fail here.
    if (!response.destroyed) throw error;
  }
}
