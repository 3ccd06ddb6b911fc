import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { type MountedFonts, readFontRoles } from './fonts/mounted/options.ts';

/** A whole number in plain digits, from `min` to `max`. */
export function wholeNumber(min: number, max: number) {
  return z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      error: `应为 ${min} 到 ${max} 的整数`,
    })
    .transform(Number);
}

/** Proxies of a list with commas: addresses, CIDR blocks, names of blocks. Adds an issue for each that is none. */
export function readProxies(list: string, context: z.RefinementCtx): readonly string[] {
  const proxies = list.split(',').map((proxy) => proxy.trim());
  for (const proxy of proxies) {
    if (isProxyAddress(proxy)) continue;
    context.addIssue(`${proxy} 不是地址或网段；例如 10.0.0.0/8、192.168.1.5、fd00::/8、loopback`);
  }
  return proxies;
}

/** Names that Express knows for blocks of addresses (the package proxy-addr). */
const names = ['loopback', 'linklocal', 'uniquelocal'];

/** Whether this is an address, a CIDR block or a name of blocks, as Express' `trust proxy` takes them. */
function isProxyAddress(text: string): boolean {
  if (names.includes(text)) return true;
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  // A block of everything would believe whatever a caller writes.
  return (
    version !== 0 && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128)))
  );
}

/** Plain keys are hashed at once, so that keys of any length are compared in the same time and none stays in memory. */
export function readApiKeys(list: string, context: z.RefinementCtx): readonly Uint8Array[] {
  const keys = list.split(',').map((key) => key.trim());
  return keys.map((key, index) => {
    const digest = /^sha256:([0-9a-f]{64})$/i.exec(key)?.[1];
    if (digest !== undefined) return Buffer.from(digest, 'hex');
    // The key itself is never repeated in a message.
    if (key.startsWith('sha256:')) context.addIssue(`第 ${index + 1} 个摘要应为 sha256: 加 64 位十六进制数`);
    else if (!/^[\x21-\x7e]{16,}$/.test(key)) {
      context.addIssue(`第 ${index + 1} 个密钥应为至少 16 个可见的 ASCII 字符，例如 openssl rand -hex 24 的输出`);
    }
    return createHash('sha256').update(key).digest();
  });
}

/** Mounted faces by role, e.g. `song=simsun.ttc#0,hei=simhei.ttf`. Adds an issue for each part that is none. */
export function readRoles(list: string, context: z.RefinementCtx): MountedFonts['roles'] {
  const { roles, problems } = readFontRoles(list);
  for (const problem of problems) context.addIssue(problem);
  return roles;
}
