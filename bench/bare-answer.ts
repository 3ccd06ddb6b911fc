import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The floor of a refusal: Node's own server, which answers everything with the same few bytes. */
const body = JSON.stringify({ title: '排队已满，请稍后再试', status: 429, code: 'overloaded' }).padEnd(400);
const headers = { 'Content-Type': 'application/problem+json', 'Content-Length': Buffer.byteLength(body) };

const server = createServer((_request, response) => void response.writeHead(429, headers).end(body));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
