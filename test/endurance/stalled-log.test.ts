import { describe, expect, it } from 'vitest';
import { startService } from '../support/service-process.ts';

describe('A reader of the log that has stalled', () => {
  it('keeps the service neither from answering nor from its end', { timeout: 120_000 }, async () => {
    const service = await startService({ FILING_PRESS_DRAIN_SECONDS: '1' });
    service.child.stderr?.pause();
    // Far more than a pipe and the buffers at its ends take in.
    for (let request = 0; request < 1_000; request += 1) {
      expect((await fetch(`${service.url}/v1/forms/${'x'.repeat(10)}`)).status).toBe(404);
    }
    const ended = new Promise<number | null>((resolve) => service.child.once('exit', (code) => resolve(code)));
    service.child.kill('SIGTERM');
    // The log is read by nobody before the process is gone.
    expect(await ended).toBe(0);
    service.child.stderr?.resume();
    await service.exited;
  });
});
