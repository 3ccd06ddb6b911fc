// node .ci/container.js image.json ROOT SECCOMP [no-namespaces] > config.json: how a runtime runs an image (OCI runtime
// specification) as README and docs/operations.md have it: its own user, a read-only root, /tmp in memory, no capabilities,
// a seccomp profile. The network is that of this machine, so that the stage can call the service.
import { readFileSync } from 'node:fs';

const [image, root, seccomp, namespaces] = process.argv.slice(2);
const { User, Env, Entrypoint, Cmd, WorkingDir } = JSON.parse(readFileSync(image, 'utf8')).Docker.config;
const [uid, gid] = User.split(':').map(Number);
const profile = JSON.parse(readFileSync(seccomp, 'utf8'));
// What the profiles of container engines usually forbid: CLONE_NEWUSER.
const newUser = { value: 0x10000000, valueTwo: 0x10000000, op: 'SCMP_CMP_MASKED_EQ', index: 0 };
if (namespaces === 'no-namespaces') {
  profile.syscalls.push({ names: ['clone', 'unshare'], action: 'SCMP_ACT_ERRNO', errnoRet: 1, args: [newUser] });
}
const mount = (destination, type, options) => ({ destination, type, source: type, options });
const config = {
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
    seccomp: profile,
  },
};
process.stdout.write(JSON.stringify(config));
