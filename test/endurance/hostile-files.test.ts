import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFiling } from '../support/archive/printing.ts';
import { hostileFiles } from '../support/hostile/files/index.ts';
import { type ServiceProcess, startService } from '../support/service-process.ts';

let service: ServiceProcess;
/** A document of this service. */
let honest: Uint8Array;
beforeAll(async () => {
  service = await startService({ FILING_PRESS_DEADLINE_SECONDS: '200' });
  const answer = await fetch(`${service.url}/v1/forms/annex-4/documents?format=docx`, {
    method: 'POST',
    body: JSON.stringify(sampleFiling('annex-4', 'official')),
    headers: { 'Content-Type': 'application/json' },
  });
  honest = new Uint8Array(await answer.arrayBuffer());
}, 120_000);
afterAll(async () => service.stop());

async function verdictOf(file: Uint8Array): Promise<{ readonly status: number; readonly verdict?: string }> {
  const answer = await fetch(`${service.url}/v1/verify`, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
  return { status: answer.status, ...((await answer.json()) as { verdict?: string }) };
}

/** Mebibytes that the service has had in memory at most. */
function mostMemory(): number {
  const status = readFileSync(`/proc/${service.child.pid ?? 0}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024;
}

/** Mebibytes that all of them together may add: two threads, and what Node keeps of what it has freed. */
const mostAdded = 900;

describe('files that are made to cost time or memory', () => {
  it('each get a verdict, and while each is examined others are proven', { timeout: 900_000 }, async () => {
    const before = mostMemory();
    const wrong: string[] = [];
    for (const { name, bytes } of hostileFiles()) {
      const [bomb, other] = await Promise.all([verdictOf(bytes()), verdictOf(honest)]);
      if (
        bomb.status !== 200 ||
        !/^(unreadable|foreign|altered|other-version|volume|without-filing)$/.test(bomb.verdict ?? '')
      ) {
        wrong.push(`${name}: ${bomb.status} ${bomb.verdict ?? ''}`);
      }
      if (other.verdict !== 'authentic') wrong.push(`beside ${name}: ${other.status} ${other.verdict ?? ''}`);
    }
    expect(wrong).toEqual([]);
    process.stdout.write(
      `hostile files: ${hostileFiles().length}; memory ${Math.round(before)} → ${Math.round(mostMemory())} MiB at most\n`,
    );
    expect(mostMemory() - before).toBeLessThan(mostAdded);
    expect(service.output.stderr).not.toContain('"level":"error"');
  });
});
