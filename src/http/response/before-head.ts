import type { ServerResponse } from 'node:http';

/**
 * Calls back right before the head of the answer goes out, while its headers can still be set. A later listener is
 * called before an earlier one. What the package `on-headers` does, in the one place that needs it (ADR 0116).
 */
export function beforeHead(response: ServerResponse, act: () => void): void {
  const writeHead = response.writeHead.bind(response) as (...head: readonly unknown[]) => ServerResponse;
  let isOut = false;
  response.writeHead = (...head: readonly unknown[]): ServerResponse => {
    if (!isOut) {
      isOut = true;
      act();
    }
    return writeHead(...head);
  };
}
