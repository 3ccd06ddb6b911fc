import { execFileSync, spawnSync } from 'node:child_process';

/** The namespaces in which this user may mount: root needs one for mounts only, so that nobody else sees them. */
const namespaces = process.getuid?.() === 0 ? ['--mount'] : ['--user', '--map-root-user', '--mount'];

/** Whether a process may have mounts of its own here; some containers forbid it. */
export const mayMount = spawnSync('unshare', [...namespaces, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
if (!mayMount) console.warn('No process may mount here: tests of full folders and of noexec are skipped.');

/**
 * What runs a command with mounts of its own.
 *
 * @param script shell commands that mount
 */
export function withMounts(script: string): string[] {
  return ['unshare', ...namespaces, 'sh', '-c', `set -e; ${script}; exec "$@"`, 'sh'];
}

/** Runs shell commands where that process sees its mounts; gives what they write. */
export function amongMountsOf(pid: number, script: string): string {
  const user = namespaces.includes('--user') ? ['--user', '--preserve-credentials'] : [];
  return execFileSync('nsenter', ['--target', String(pid), ...user, '--mount', 'sh', '-c', script], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
