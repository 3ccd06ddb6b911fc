import { readFileSync } from 'node:fs';

/**
 * `tsx scripts/image/container.ts image.json ROOT SECCOMP [no-namespaces]`: how a runtime runs an image (config.json of the OCI
 * runtime specification) as docs/operations.md has it: its own user, a read-only root, /tmp in memory, no capabilities, a
 * seccomp profile. The network is that of this machine, so that the service can be called.
 */
interface ImageConfig {
  readonly User: string;
  readonly Env: readonly string[];
  readonly Entrypoint: readonly string[];
  readonly Cmd: readonly string[];
  readonly WorkingDir: string;
}
interface SeccompProfile {
  readonly syscalls: readonly object[];
}

const [imageFile = '', root = '', seccompFile = '', namespaces] = process.argv.slice(2);
const { Docker: image } = JSON.parse(readFileSync(imageFile, 'utf8')) as { Docker: { config: ImageConfig } };
const { User, Env, Entrypoint, Cmd, WorkingDir } = image.config;
const [uid, gid] = User.split(':').map(Number);
const profile = JSON.parse(readFileSync(seccompFile, 'utf8')) as SeccompProfile;
/** What the profiles of container engines usually forbid: CLONE_NEWUSER. */
const noNamespaces = {
  names: ['clone', 'unshare'],
  action: 'SCMP_ACT_ERRNO',
  errnoRet: 1,
  args: [{ index: 0, value: 0x10000000, valueTwo: 0x10000000, op: 'SCMP_CMP_MASKED_EQ' }],
};
const seccomp =
  namespaces === 'no-namespaces' ? { ...profile, syscalls: [...profile.syscalls, noNamespaces] } : profile;

process.stdout.write(
  JSON.stringify({
    ociVersion: '1.0.2',
    process: {
      user: { uid, gid },
      cwd: WorkingDir,
      args: [...Entrypoint, ...Cmd],
      env: [...Env, 'HOST=127.0.0.1', 'PORT=0'],
      capabilities: {},
      noNewPrivileges: true,
    },
    root: { path: root, readonly: true },
    mounts: [
      mount('/proc', 'proc', []),
      mount('/dev', 'tmpfs', ['nosuid', 'mode=755']),
      mount('/dev/shm', 'tmpfs', ['nosuid', 'nodev', 'mode=1777', 'size=64m']),
      mount('/tmp', 'tmpfs', ['nosuid', 'nodev', 'mode=1777', 'size=512m']),
    ],
    linux: {
      namespaces: ['pid', 'mount', 'ipc', 'uts'].map((type) => ({ type })),
      maskedPaths: ['/proc/kcore', '/proc/keys', '/sys/firmware'],
      readonlyPaths: ['/proc/sys', '/proc/sysrq-trigger'],
      seccomp,
    },
  }),
);

function mount(destination: string, type: string, options: readonly string[]): object {
  return { destination, type, source: type, options };
}
