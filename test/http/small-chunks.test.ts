import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { rawConnection } from '../support/raw-connection.ts';
import { stepsOf } from '../support/steps.ts';

let app: ListeningApp;
beforeAll(async () => {
  app = await listeningApp();
});
afterAll(async () => app.close());

const validate = '/v1/forms/annex-2/validate';
const documents = '/v1/forms/annex-2/documents?format=docx';

/** Sends a body in chunks of so many bytes, and gives the answer. */
async function sendInChunks(path: string, type: string, body: string, size: number): Promise<string> {
  const connection = await rawConnection(app.port);
  const head = ['Host: a', `Content-Type: ${type}`, 'Transfer-Encoding: chunked', 'Connection: close'];
  connection.send(`POST ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`);
  let chunks = '';
  for (let at = 0; at < body.length; at += size) {
    const piece = body.slice(at, at + size);
    chunks += `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`;
  }
  connection.send(`${chunks}0\r\n\r\n`);
  return connection.closed;
}

describe('A body of one-byte chunks', () => {
  const filing = JSON.stringify({ projectName: 'a'.repeat(20_000) });

  it.each([
    ['validate', validate, 'application/json', filing],
    ['batches', '/v1/batches?format=docx', 'application/x-ndjson', `{"form":"annex-2","filing":${filing}}`],
  ])('does not go through its readers byte by byte: %s', async (_, path, type, body) => {
    const steps = async (size: number): Promise<number> => {
      const answers: string[] = [];
      const taken = await stepsOf('/src/http/request/body', async () =>
        answers.push(await sendInChunks(path, type, body, size)),
      );
      for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      return taken;
    };
    const few = await steps(body.length);
    const many = await steps(1);
    expect(many - few).toBeLessThan(body.length / 4);
  });

  it('is the body that was sent, whatever its chunks are', async () => {
    for (const size of [1, 7, 4_095, 4_096, 16_385, 100_000]) {
      const answer = await sendInChunks(documents, 'application/json', filing, size);
      expect([size, answer.slice(0, 15)]).toEqual([size, 'HTTP/1.1 200 OK']);
      expect(Buffer.from(app.press.orders.at(-1)?.source ?? []).toString()).toBe(filing);
    }
  });
});
