import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';

/** Records that the service has, or will find, beyond the files that have come: always more than it takes at a time. */
const ahead = 40;

/** Of APPNOTE 4.3.7. The service writes it with the name in one piece. */
const fileHeader = 'PK\x03\x04';

/** A batch whose sender never comes to an end by itself, and whose answer is kept as it comes. */
export interface RunningBatch {
  readonly request: ClientRequest;
  readonly answer: IncomingMessage;
  /** Pieces of the answer so far. */
  readonly pieces: readonly Buffer[];
  /** Records handed to the connection so far. */
  readonly sent: () => number;
  /** Files that have begun to arrive. */
  readonly arrived: () => number;
  /** Ends the body. */
  finish(): void;
  /** The whole answer, when it has ended. */
  whole(): Promise<Buffer>;
}

/** Starts a batch that always has more to print; resolves when its answer begins. `record`: one line, without its end. */
export async function startBatch(
  url: string,
  query: string,
  record: (number: number) => string,
): Promise<RunningBatch> {
  const call = request(`${url}/v1/batches${query}`, {
    method: 'POST',
    agent: false,
    headers: { 'Content-Type': 'application/x-ndjson', 'Transfer-Encoding': 'chunked' },
  });
  let sent = 0;
  let arrived = 0;
  let isFinished = false;
  // Buffers of the system would take hundreds of records, and all of them would have to be printed in the end.
  const send = (): void => {
    while (!isFinished && sent < arrived + ahead) call.write(`${record((sent += 1))}\n`);
  };
  call.on('error', () => undefined); // told by the answer
  send();
  const [answer] = (await once(call, 'response')) as [IncomingMessage];
  const pieces: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    answer.once('end', resolve).once('error', reject);
  });
  ended.catch(() => undefined);
  answer.on('data', (piece: Buffer) => {
    pieces.push(piece);
    arrived += piece.toString('latin1').split(fileHeader).length - 1;
    send();
  });
  return {
    request: call,
    answer,
    pieces,
    sent: () => sent,
    arrived: () => arrived,
    finish: () => {
      isFinished = true;
      call.end();
    },
    whole: async () => {
      await ended;
      return Buffer.concat(pieces);
    },
  };
}
