import type { Request } from 'express';

/**
 * True when `If-None-Match` names this entity tag (RFC 9110, 13.1.2: weak comparison; `*` matches whatever there
 * is). For documents this holds for POST as well: the same filing gives the same bytes, so a caller who has them
 * is spared the download.
 */
export function isKnownToClient(request: Request, entityTag: string): boolean {
  const header = request.get('if-none-match');
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
  return tags.some((tag) => tag.replace(/^W\//, '') === entityTag);
}
