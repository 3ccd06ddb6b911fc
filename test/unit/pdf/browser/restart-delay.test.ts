import { expect, it } from 'vitest';
import { restartDelay } from '../../../../src/pdf/browser/backoff.ts';

it('restarts a browser that had come up well at once, then waits twice as long each time, up to half a minute', () => {
  const delays = Array.from({ length: 12 }, (_, failures) => restartDelay(failures));
  expect(delays).toEqual([0, 0, 250, 500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
});
