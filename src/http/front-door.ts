import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { workKindOf, type Admission, type WorkKind } from '../documents/admission.ts';
import { formats } from '../documents/press.ts';
import { findForm } from '../forms/catalogue.ts';
import { answerProblem } from './problem-handler.ts';
import { isAuthorised } from './request/api-keys.ts';
import { annotate } from './request/request-record.ts';
import type { Service } from './service.ts';

/** Requests that have looked for a place: nobody looks twice. */
const looked = new WeakSet<ServerResponse>();

/**
 * Does what is done to every request, and refuses work that finds no place, before Express has routed anything. In a
 * flood most requests end here; on their way through the router each would take three times the processor time
 * (ADR 0118). Each step calls `next` before it returns, or throws, and uses no more of a request than Node has made: the
 * app has not seen it yet.
 */
export function frontDoor(service: Service, steps: readonly RequestHandler[], app: RequestListener): RequestListener {
  return (request, response) => {
    const asked = request as Request;
    const answer = response as unknown as Response;
    try {
      for (const step of steps) void step(asked, answer, goOn);
      const work = workOf(request);
      if (work !== undefined && isAuthorised(request, service.apiKeys)) {
        annotate(answer, { route: work.route });
        service.admission.look(work.kind);
        looked.add(response);
      }
    } catch (error) {
      void answerProblem(error, asked, answer, goOn);
      return;
    }
    app(request, response);
  };
}

/** For routes: looks for a place unless that has been done at the door, which cannot tell every request's kind. */
export function lookForPlace(response: ServerResponse, admission: Admission, kind: WorkKind): void {
  if (!looked.has(response)) admission.look(kind);
}

const goOn: NextFunction = (error?: unknown) => {
  if (error !== undefined) throw error as Error;
};

interface Work {
  readonly kind: WorkKind;
  /** The pattern of its route. */
  readonly route: string;
}

/** The work that is asked for, if that can be told at a glance. */
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
