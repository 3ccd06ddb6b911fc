import { readFileSync, readlinkSync } from 'node:fs';
import { browserProcesses, createTestEngine, testPage, within } from './engine.ts';

/**
 * Prints with the sandbox as the kernel allows it; writes as JSON whether it is on, and of each renderer whether it
 * has a user namespace of its own and a filter for system calls (proc(5), `Seccomp: 2`).
 */
const engine = createTestEngine({ sandbox: 'auto' });
await engine.print(testPage('<p>甲</p>'), within(60_000));
const { pid = 0, sandbox } = engine.browser ?? {};
const own = readlinkSync('/proc/self/ns/user');
const renderers = browserProcesses(pid)
  .filter(({ type }) => type === 'renderer')
  .map(({ pid: renderer }) => ({
    apart: namespaceOf(renderer) !== own,
    filtered: /^Seccomp:\s+2$/m.test(readFileSync(`/proc/${renderer}/status`, 'latin1')),
  }));
await engine.close();
process.stdout.write(JSON.stringify({ sandbox, renderers }));

/** A process that left our namespace may not be looked into, which says the same. */
function namespaceOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/user`);
  } catch {
    return 'not ours';
  }
}
