import { isIP } from 'node:net';

/** Names that Express knows for blocks of addresses (the package proxy-addr). */
const names = ['loopback', 'linklocal', 'uniquelocal'];

/** Whether this is an address, a CIDR block or a name of blocks, as Express' `trust proxy` takes them. */
export function isProxyAddress(text: string): boolean {
  if (names.includes(text)) return true;
  const [, address = '', prefix] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  // A block of everything would believe whatever a caller writes.
  return (
    version !== 0 && (prefix === undefined || (Number(prefix) >= 1 && Number(prefix) <= (version === 4 ? 32 : 128)))
  );
}
