import { expect } from 'vitest';
import { type ListeningApp, type ListeningAppOptions, listeningApp } from './listening-app.ts';
import { type Contract, contractOf } from './openapi-contract.ts';

export type Body = NonNullable<RequestInit['body']>;

/** Path templates of /openapi.json. */
export const documents = '/v1/forms/{form}/documents';
export const validate = '/v1/forms/{form}/validate';

/** A filing as small as they come. */
export const filing = '{"fiscalYear":2021,"projectName":"信息化运维提升"}';

/** A listening app, and the ways in which the tests of the contract talk to it. */
export interface Caller {
  readonly app: ListeningApp;
  readonly contract: Contract;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Posts JSON, {@link filing} unless another body is given. */
  post(path: string, headers?: Record<string, string>, body?: Body): Promise<Response>;
  /** Gets a path and expects 200 and a body that the contract describes. */
  json(template: string, path: string): Promise<unknown>;
  /** Posts to the documents of annex-2 and expects a problem that the contract describes. */
  problem(query: string, headers?: Record<string, string>, body?: Body): Promise<Record<string, unknown>>;
}

export async function callerOf(options: ListeningAppOptions = {}): Promise<Caller> {
  const app = await listeningApp(options);
  const contract = await contractOf(app.url);
  const get: Caller['get'] = async (path, headers = {}) => fetch(app.url + path, { headers });
  const post: Caller['post'] = async (path, headers = {}, body = filing) =>
    fetch(app.url + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });
  return {
    app,
    contract,
    get,
    post,
    json: async (template, path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      return JSON.parse((await contract.check('GET', template, answer)).toString()) as unknown;
    },
    problem: async (query, headers, body) => {
      const answer = await post(`/v1/forms/annex-2/documents${query}`, headers, body);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      return JSON.parse((await contract.check('POST', documents, answer)).toString()) as Record<string, unknown>;
    },
  };
}
