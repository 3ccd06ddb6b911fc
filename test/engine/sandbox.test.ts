import { join } from 'node:path';
import { expect, it } from 'vitest';
import { nobodyMayMakeNamespaces, runAsNobody } from '../support/another-user.ts';

const kernelAllows = nobodyMayMakeNamespaces();

it(`is ${kernelAllows ? 'on' : 'off'} for a user without rights, as the kernel here has it, and says so`, async () => {
  const output = await runAsNobody(join(import.meta.dirname, '..', 'support', 'sandboxed-engine.ts'));
  const { sandbox, renderers } = JSON.parse(output) as { sandbox: boolean; renderers: object[] };
  expect(sandbox).toBe(kernelAllows);
  expect(renderers.length).toBeGreaterThan(0);
  for (const renderer of renderers) expect(renderer).toEqual({ apart: kernelAllows, filtered: kernelAllows });
}, 60_000);
