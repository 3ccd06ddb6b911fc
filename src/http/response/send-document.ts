import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { countOf } from '../../documents/filing-report.ts';
import type { MadeDocument } from '../../documents/press.ts';
import type { Form } from '../../forms/form.ts';
import type { DocumentFormat } from '../../orders/options.ts';
import type { AnswerBudget } from './answer-budget.ts';
import { contentDisposition } from './content-disposition.ts';
import { sandboxedPage } from './security-headers.ts';

interface DocumentAnswer {
  readonly form: Form;
  readonly format: DocumentFormat;
  readonly document: MadeDocument;
  /** The caller's name for it, made safe; the document's own unless given. */
  readonly fileName: string | undefined;
  /** Holds nothing of anybody. */
  readonly isPublic?: boolean;
  /** Of what waits for its readers. */
  readonly budget: AnswerBudget;
}

/**
 * Answers with a document, or with 304 when the client has these very bytes. Resolves when it is sent or its client
 * gone.
 */
export async function sendDocument(request: Request, response: Response, answer: DocumentAnswer): Promise<void> {
  const { form, format, document, fileName = document.fileName, isPublic = false, budget } = answer;
  const digest = Buffer.from(document.sha256);
  const entityTag = `"${digest.toString('base64url')}"`;
  response.set({
    ETag: entityTag,
    // A filing holds names and telephone numbers: no cache keeps its document. A client that kept the ETag may still ask.
    'Cache-Control': isPublic ? 'no-cache' : 'private, no-store',
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
    // The log tells of a client that has gone; nothing else can fail here.
    if (!response.destroyed) throw error;
  }
}

/**
 * True when `If-None-Match` names this entity tag (RFC 9110, 13.1.2: weak comparison; `*` matches whatever there
 * is). For documents this holds for POST as well: the same filing gives the same bytes, so a caller that has them
 * is spared the download.
 */
export function isKnownToClient(request: Request, entityTag: string): boolean {
  const header = request.get('if-none-match');
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
  return tags.some((tag) => tag.replace(/^W\//, '') === entityTag);
}

/** Bytes of one write. Node does not say how much of a write the client has taken. */
const pieceSize = 64 * 1024;

/** The bytes in pieces of a size by which a slow reader differs from one that has stopped. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}
