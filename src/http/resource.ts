import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '../errors.ts';
import type { JsonSchema } from '../forms/json-schema.ts';
import type { HeaderName } from './openapi/components.ts';
import { answerProblem } from './problem.ts';
import { readQuery } from './request/query.ts';
import { annotate } from './request/request-record.ts';

/** One request on its way to its answer. */
export interface Exchange<Query> {
  readonly request: Request;
  readonly response: Response;
  /** The query parameters, read and checked. */
  readonly query: Query;
}

/** A schema of `components/schemas` by name, or one that stands for itself. */
type SchemaReference = { readonly $ref: string } | JsonSchema;

/** The content of a body: media type → schema. */
export type Content = Readonly<Record<string, SchemaReference>>;

/** Bodies to show: media type → name → value. */
export type Examples = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface ResponseDescription {
  readonly description: string;
  readonly content?: Content;
  /** Headers of its own, from `components/headers`. */
  readonly headers?: readonly HeaderName[];
}

/** Codes of every operation that reads a body, and, with these, of one that reads JSON. */
export const bodyProblems = [
  'not-acceptable',
  'unsupported-media-type',
  'too-large',
  'invalid-compression',
] as const satisfies readonly ErrorCode[];
export const jsonProblems = ['invalid-encoding', 'invalid-json'] as const satisfies readonly ErrorCode[];

/** One method of a resource: what it does, and how it is described in /openapi.json. */
export interface Operation<Query extends z.ZodObject = z.ZodObject> {
  /** `operationId`. */
  readonly id: string;
  /** Chinese, one line. */
  readonly summary: string;
  readonly description?: string;
  /** Strict object of the query parameters; none unless given. */
  readonly query?: Query;
  readonly body?: {
    readonly description: string;
    readonly content: Content;
    readonly examples?: Examples;
    /** `false`: an answer of its own tells of a body that is missing. */
    readonly required?: false;
  };
  /** The answers that are no problem. */
  readonly responses: Readonly<Record<number, ResponseDescription>>;
  /** Codes of the catalogue that this operation can answer with, beyond those that every operation can. */
  readonly problems: readonly ErrorCode[];
  readonly handle: (exchange: Exchange<z.output<Query>>) => void | Promise<void>;
}

export interface PathParameter {
  readonly description: string;
  readonly schema: JsonSchema;
}

/** What a resource is about: name, which clients take for that of a class, and what people read. */
export const tags = { documents: '文件', forms: '表', service: '运行' } as const;
type Tag = keyof typeof tags;

/** A path and what can be done there. The list of resources is the routing table and the source of /openapi.json. */
export interface Resource {
  /** In OpenAPI's writing: `/v1/forms/{form}`. */
  readonly path: string;
  readonly tag: Tag;
  readonly parameters?: Readonly<Record<string, PathParameter>>;
  readonly get?: Operation;
  readonly post?: Operation;
  /** Unknown query parameters are let through: probes and scrapers add some. */
  readonly lenientQuery?: boolean;
}

/** Keeps the type of the query between its schema and the handler; the list of resources forgets it. */
export function operation<Query extends z.ZodObject>(described: Operation<Query>): Operation {
  return described;
}

/**
 * Routes a resource: its methods, HEAD with GET, OPTIONS, and 405 for the rest (RFC 9110, 15.5.6). What lies below
 * `/v1` passes the guard first, when its route is known to log and metrics.
 */
export function mount(router: Router, resource: Resource, guard: RequestHandler): void {
  const { get, post } = resource;
  const route = router.route(resource.path.replaceAll(/\{(\w+)\}/g, ':$1'));
  const allow = [...(get ? ['GET', 'HEAD'] : []), ...(post ? ['POST'] : []), 'OPTIONS'].join(', ');
  route.all((_request, response, next) => {
    annotate(response, { route: resource.path });
    next();
  });
  if (resource.path.startsWith('/v1/')) route.all(guard);
  if (get) route.get(handlerOf(resource, get));
  if (post) route.post(handlerOf(resource, post));
  route.options((_request, response) => {
    response.set('Allow', allow).status(204).end();
  });
  route.all((request, response) => {
    response.set('Allow', allow);
    throw new AppError('method-not-allowed', `此地址不支持 ${request.method}，请改用 ${allow}。`);
  });
}

function handlerOf({ lenientQuery = false }: Resource, { query, handle }: Operation): RequestHandler {
  return async (request, response, next) => {
    try {
      const read = lenientQuery ? {} : readQuery(query, request);
      await handle({ request, response, query: read });
    } catch (error) {
      // At once: the router would ask every route that is left whether it takes errors.
      await answerProblem(error, request, response, next);
    }
  };
}
