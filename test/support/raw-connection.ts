import { type Socket, connect } from 'node:net';

/** A bare TCP connection, for requests that no HTTP client would send. */
export interface RawConnection {
  readonly socket: Socket;
  send(text: string | Uint8Array): void;
  /** All that has come so far. */
  readonly received: string;
  /** Resolves with all that came once the text has; rejects when the connection ends before. */
  until(text: string): Promise<string>;
  /** Code of the error that the connection ended with, if it did: `ECONNRESET` for a reset. */
  readonly fault: string | undefined;
  /** Resolves with all that came when the other side has closed the connection. */
  readonly closed: Promise<string>;
}

export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString();
  });
  let fault: string | undefined;
  // A reset is an end like any other, for whoever does not ask.
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (fault = code));
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    socket,
    send: (text) => void socket.write(text),
    get fault() {
      return fault;
    },
    get received() {
      return received;
    },
    until: async (text) =>
      new Promise<string>((resolve, reject) => {
        const look = (): void => {
          if (!received.includes(text)) return;
          socket.off('data', look);
          resolve(received);
        };
        socket.on('data', look);
        void closed.then(() => reject(new Error(`The connection ended before “${text}” came: ${received}`)));
        look();
      }),
    closed,
  };
}

/** Opens connections for a test, and closes those that are left. */
export interface Connections {
  open(port: number): Promise<RawConnection>;
  closeAll(): void;
}

export function connections(): Connections {
  const opened: RawConnection[] = [];
  return {
    open: async (port) => {
      const connection = await rawConnection(port);
      opened.push(connection);
      return connection;
    },
    closeAll: () => {
      for (const { socket } of opened.splice(0)) socket.destroy();
    },
  };
}
