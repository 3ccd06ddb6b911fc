import { checkpoint } from '../concurrency/checkpoint.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const entityPattern = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/y;

/** Pieces of a text that are kept before they are joined, and a thread looks whether its task has been given up. */
const betweenJoins = 4_096;

/**
 * A text of megabytes may be all entities: they are taken one by one, and what has been read is joined from time to time,
 * for `replace` would keep a dozen objects for each of them until it has seen the last one.
 */
export function unescapeXml(text: string): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  let start = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(at + 1, start))) {
    entityPattern.lastIndex = at;
    const match = entityPattern.exec(text);
    if (match === null) continue;
    pieces.push(text.slice(start, at), entity(match));
    start = entityPattern.lastIndex;
    if (pieces.length < betweenJoins) continue;
    checkpoint();
    joined.push(pieces.join(''));
    pieces = [];
  }
  if (start === 0) return text;
  return [...joined, ...pieces, text.slice(start)].join('');
}

/** What an entity stands for; itself if that is nothing. */
function entity([match, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (name !== undefined) return entities[name] ?? match;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : match;
}
