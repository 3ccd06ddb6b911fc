import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request that the clients repeat. */
export interface RepeatedRequest {
  readonly port: number;
  readonly path: string;
  readonly body: Uint8Array;
}

/** What a crowd of clients has seen; times in milliseconds. */
export interface CrowdReport {
  readonly clients: number;
  readonly seconds: number;
  readonly documents: number;
  /** Documents of each client. */
  readonly perClient: readonly number[];
  /** From the first try to the document, refusals and waiting included. */
  readonly latencies: readonly number[];
  /** Answers other than a document, by status. */
  readonly refusals: ReadonlyMap<number, number>;
  /** How often `Retry-After` held each number of seconds. */
  readonly retryAfter: ReadonlyMap<number, number>;
}

interface Answer {
  readonly status: number;
  readonly retryAfter: number;
}

/** One try: the status, and what `Retry-After` says. */
export async function tryOnce({ port, path, body }: RepeatedRequest, agent: Agent): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const call = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers });
  call.end(body);
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode ?? 0, retryAfter: Number(response.headers['retry-after'] ?? 0) };
}

/**
 * So many clients for so many seconds, each asking for the next document as soon as it has one, and coming back when
 * the service says so after a refusal. What is under way at the end is waited for, but not counted.
 */
export async function crowd(repeated: RepeatedRequest, clients: number, seconds: number): Promise<CrowdReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const end = performance.now() + seconds * 1000;
  const perClient = new Array<number>(clients).fill(0);
  const latencies: number[] = [];
  const refusals = new Map<number, number>();
  const retryAfter = new Map<number, number>();
  const client = async (_: unknown, index: number): Promise<void> => {
    let begun = performance.now();
    while (performance.now() < end) {
      const answer = await tryOnce(repeated, agent);
      const now = performance.now();
      if (answer.status === 200) {
        if (now < end) perClient[index] = (perClient[index] ?? 0) + 1;
        latencies.push(now - begun);
        begun = now;
      } else {
        count(refusals, answer.status);
        count(retryAfter, answer.retryAfter);
        await sleep(Math.min(answer.retryAfter * 1000, Math.max(0, end - now)));
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  agent.destroy();
  const documents = perClient.reduce((sum, made) => sum + made, 0);
  return { clients, seconds, documents, perClient, latencies, refusals, retryAfter };
}

function count(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
