import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';

let app: ListeningApp;
afterEach(async () => app.close());

const marker = 'Geheim7731秘密';

describe('The log', () => {
  it('tells of each request in one line of JSON: id, route, status, time, sizes and counts', async () => {
    app = await listeningApp();
    await fetch(`${app.url}/v1/forms/annex-2/documents?profile=pdfa-2a&filename=x`, {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'caller-1' },
    });
    await expect.poll(() => app.log.length, { timeout: 30_000 }).toBe(1);
    expect(JSON.parse(app.log[0] ?? '')).toMatchObject({
      level: 'info',
      requestId: 'caller-1',
      method: 'POST',
      route: '/v1/forms/{form}/documents',
      status: 200,
      form: 'annex-2',
      format: 'pdf',
      profile: 'pdfa-2a',
      query: { profile: 'pdfa-2a', strict: false, totals: 'as-filed', filename: true },
      bytesIn: 2,
      bytesOut: 2,
      pages: 5,
      warnings: 0,
      milliseconds: expect.any(Number) as number,
      client: '127.0.0.1',
    });
  });

  it('holds nothing that a caller wrote, wherever it was written', async () => {
    app = await listeningApp();
    const text = encodeURIComponent(marker);
    const body = JSON.stringify({ projectName: marker, [marker]: marker, subprojects: [{ name: marker }] });
    const json = { 'Content-Type': 'application/json' };
    const findings = [
      { severity: 'error', rule: 'unknown-property', pointer: `/${marker}`, label: marker, message: marker } as const,
    ];
    const faults = [
      undefined,
      new AppError('invalid-filing', marker, { findings }),
      new AppError('invalid-json', marker, { cause: new SyntaxError(marker) }),
      new AppError('browser-unavailable', '稍后', { cause: new Error(marker, { cause: new Error(marker) }) }),
      new TypeError(`Cannot read ${marker}\n    of ${marker}`),
      Object.assign(new Error(marker), { name: 'TemplateError', properties: { explanation: marker } }),
      marker,
    ];
    for (const fault of faults) {
      app.press.next = fault === undefined ? undefined : async () => Promise.resolve().then(() => throwing(fault));
      await fetch(`${app.url}/v1/forms/annex-2/documents?filename=${text}`, { method: 'POST', body, headers: json });
    }
    app.press.report = { valid: false, errors: findings, warnings: findings, notices: findings };
    for (const [path, headers] of [
      [`/v1/forms/annex-2/validate`, json],
      [`/v1/forms/annex-2/documents?${text}=1`, json],
      [`/v1/forms/annex-2/documents?format=${text}`, json],
      [`/v1/forms/annex-2/documents?filename=${text}&filename=${text}`, json],
      [`/v1/forms/${text}/documents`, json],
      [`/v1/forms/annex-2/samples/${text}`, json],
      [`/${text}`, json],
      [`/v1/forms/annex-2/documents`, { 'Content-Type': `text/${text}` }],
      [
        `/v1/forms/annex-2/documents`,
        { ...json, Accept: `text/${text}`, 'User-Agent': text, Cookie: text, Referer: text },
      ],
      [
        `/v1/forms/annex-2/documents`,
        { ...json, 'X-Request-Id': `"${text}`, Authorization: `Bearer ${text}`, 'X-API-Key': text },
      ],
    ] as const) {
      await fetch(app.url + path, { method: 'POST', body, headers });
    }
    await expect.poll(() => app.log.length, { timeout: 30_000 }).toBe(faults.length + 10);
    const logged = app.log.join('\n');
    expect(logged).not.toContain('Geheim7731');
    expect(logged).not.toContain('秘密');
    expect(logged).not.toContain(text);
    // The faults are there all the same: by name and place.
    expect(logged).toContain('"name":"TypeError"');
    expect(logged).toContain('"name":"TemplateError"');
    expect(logged).toMatch(/log\.test\.ts:\d+/);
  });
});

function throwing(fault: unknown): never {
  throw fault;
}
