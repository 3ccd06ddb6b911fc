import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError, type ErrorCode } from '../../errors.ts';
import { sendProblem } from '../problem.ts';
import { identify } from '../request/request-record.ts';
import { setSecurityHeaders } from '../response/security-headers.ts';

const details = {
  'bad-request': '收到的不是有效的 HTTP/1.1 请求。',
  'request-timeout': '请求头没有在时限内发完，请重新发送。',
  'headers-too-large': '网址和请求头合计超过 16 KiB，请缩短。',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** A complaint of Node's parser, as an error for the client. */
export function unreadable({ code }: NodeJS.ErrnoException): AppError {
  const timedOut = code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const known = timedOut ? 'request-timeout' : code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'bad-request';
  return new AppError(known, details[known]);
}

/** Answers what never became a request, with the headers of every other answer; `close` ends the connection behind it. */
export function answerUnreadable(socket: Socket, error: AppError, close: () => void): void {
  const request = new IncomingMessage(socket);
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  response.once('finish', () => {
    response.detachSocket(socket);
    close();
  });
  response.setHeader('Connection', 'close');
  identify(request, response);
  setSecurityHeaders(request, response);
  sendProblem(error, response, '/');
}
