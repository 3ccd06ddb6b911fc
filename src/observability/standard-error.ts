import { fstatSync, writeSync } from 'node:fs';
import { type DestinationStream, destination } from 'pino';

/** Where the lines of the log go. */
interface LogStream extends DestinationStream {
  /** Resolves when what was written has reached its reader, but not later than after {@link lastWords}. */
  flush(): Promise<void>;
}

/** Bytes of log that may wait for its reader; beyond that the newest lines are dropped. */
const maxWaiting = 1024 * 1024;

/** Milliseconds that a reader gets to take in the end of the log before the process exits. */
const lastWords = 500;

const standardError = 2;

/**
 * Standard error for the log. No reader of it can stall the service, or keep it from its end, and no error of it (the
 * reader is gone, the disk is full) ends the service: lines are lost then, and nothing else.
 */
export function openStandardError(): LogStream {
  if (process.stderr.isTTY) return terminal();
  const stats = fstatSync(standardError);
  return stats.isFIFO() || stats.isSocket() ? pipe() : file();
}

/**
 * Through `process.stderr`, which writes to pipes without waiting. Pino's own destination writes in the thread pool,
 * where a write to a full pipe waits for its reader, and the exit of the process for that write.
 */
function pipe(): LogStream {
  process.stderr.on('error', () => undefined);
  return {
    write: (line) => {
      if (process.stderr.writableLength + line.length <= maxWaiting) process.stderr.write(line);
    },
    flush: async () =>
      new Promise((resolve) => {
        setTimeout(resolve, lastWords);
        process.stderr.write('', () => resolve());
      }),
  };
}

/** Written at once: a line is in the file when the next thing happens. */
function file(): LogStream {
  return {
    write: (line) => {
      try {
        writeSync(standardError, line);
      } catch {
        // ENOSPC: there may be room for the next one.
      }
    },
    flush: async () => Promise.resolve(),
  };
}

/** Somebody may hold a terminal back with Ctrl-S. */
function terminal(): LogStream {
  const stream = destination({ dest: standardError, sync: false, minLength: 0, maxLength: maxWaiting });
  stream.on('error', () => undefined);
  return { write: (line) => void stream.write(line), flush: async () => Promise.resolve() };
}
