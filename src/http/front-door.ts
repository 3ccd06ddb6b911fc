import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Admission, type WorkKind, workKindOf } from '../documents/admission.ts';
import { findForm } from '../forms/catalogue.ts';
import { formats } from '../orders/options.ts';
import { answerError } from './problem.ts';
import { isAuthorised } from './request/api-keys.ts';
import { annotate } from './request/request-record.ts';
import type { Service } from './service.ts';

/** A step that every request takes. Throws what refuses the request. */
export type Step = (request: IncomingMessage, response: ServerResponse) => void;

/** Requests that have looked for a place, so that none looks twice. */
const looked = new WeakSet<ServerResponse>();

/**
 * Does what is done to every request, and refuses work that finds no place, before Express has routed anything. In a
 * flood most requests end here; on their way through the router each would take three times the processor time
 * (ADR 0118). The steps use what Node has made of a request, as Express has not seen it yet.
 */
export function frontDoor(service: Service, steps: readonly Step[], app: RequestListener): RequestListener {
  return (request, response) => {
    try {
      for (const step of steps) step(request, response);
      const work = workOf(request);
      if (work !== undefined && isAuthorised(request, service.apiKeys)) {
        annotate(response, { route: work.route });
        service.admission.look(work.kind);
        looked.add(response);
      }
    } catch (error) {
      answerError(error, request, response);
      return;
    }
    app(request, response);
  };
}

/** For routes: looks for a place unless that has been done at the door, which cannot tell every request's kind. */
export function lookForPlace(response: ServerResponse, admission: Admission, kind: WorkKind): void {
  if (!looked.has(response)) admission.look(kind);
}

interface Work {
  readonly kind: WorkKind;
  /** The pattern of its route. */
  readonly route: string;
}

/** The work that a request asks for, as far as a glance shows it. */
function workOf({ method, url = '', headers }: IncomingMessage): Work | undefined {
  if (method !== 'POST') return undefined;
  if (/^\/v1\/verify(?:\?|$)/.test(url)) return { kind: 'verify', route: '/v1/verify' };
  const [, form, work] = /^\/v1\/forms\/([a-z0-9-]+)\/(documents|validate)(?:\?|$)/.exec(url) ?? [];
  if (form === undefined || findForm(form) === undefined) return undefined;
  const route = `/v1/forms/{form}/${work ?? ''}`;
  if (work === 'validate') return { kind: 'direct', route };
  const named = /[?&]format=(\w*)/.exec(url)?.[1];
  const format = named === undefined ? usualFormat(headers.accept) : formats.find((known) => known === named);
  return format && { kind: workKindOf(format), route };
}

/** What is wanted where nothing is named: a PDF, unless `Accept` has to be read with care. */
function usualFormat(accept: string | undefined) {
  return accept === undefined || accept === '*/*' || accept === 'application/pdf' ? 'pdf' : undefined;
}
