import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** What helmet sets. It sets the same for every request, by a dozen handlers: asked once, it need not run again. */
function fixedHeaders(): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  set(request, response, () => undefined);
  return response.getHeaders() as Record<string, string>;
}

const headers = Object.entries(fixedHeaders());

/**
 * Sets the headers of answers that are data: no answer may run a script, load anything, or stand in somebody's frame.
 * Routes with a page of their own set a policy of their own. No `Strict-Transport-Security`: whether there is TLS
 * is known to the proxy in front, not here.
 */
export function setSecurityHeaders(_request: IncomingMessage, response: ServerResponse): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}

/**
 * For the `html` format, whose content is a caller's: should a browser show it from here, it is in a sandbox of no
 * origin, without scripts, and may use only what it carries itself.
 */
export const sandboxedPage =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'none'";
