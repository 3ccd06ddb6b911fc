import { checkpoint } from '../concurrency/checkpoint.ts';

/** A text as the content of an element. `]]>` is harmless once its `>` is escaped. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text as the value of an attribute in quotation marks; good as content too. */
export function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}

/** The same in numeric references, as the XMP packets of issued files have it, with which reprints are compared. */
export function escapeNumerically(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Pieces of a text after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const reference = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/y;

/**
 * A text of megabytes may be all entities: they are taken one by one, and what has been read is joined from time to time,
 * for `replace` would keep a dozen objects for each of them until it has seen the last one.
 */
export function unescapeXml(text: string): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  let start = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(at + 1, start))) {
    reference.lastIndex = at;
    const match = reference.exec(text);
    if (match === null) continue;
    pieces.push(text.slice(start, at), characterOf(match));
    start = reference.lastIndex;
    if (pieces.length < betweenCheckpoints) continue;
    checkpoint();
    joined.push(pieces.join(''));
    pieces = [];
  }
  if (start === 0) return text;
  return [...joined, ...pieces, text.slice(start)].join('');
}

/** What a reference stands for; itself if that is nothing. */
function characterOf([match, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (name !== undefined) return namedEntities[name] ?? match;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : match;
}
