import { checkpoint } from '../../concurrency/checkpoint.ts';
import { ZipFormatError } from '../../zip/zip-reader.ts';

/**
 * Elements of WordprocessingML that make text; everything else is how it looks. No attribute may hold `<` (XML 1.0, 3.1):
 * a tag that does not end is looked through once, not once from each place in it.
 */
const TOKEN = /<w:t(?: [^<>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^<>]*\/>|<\/w:p>|<w:p\/>|<w:p [^<>]*\/>/g;

/** Elements of text that are read: five hundred pages have some 100,000. */
const mostTokens = 1_000_000;

/** Characters of text as they stand in the part: five hundred pages have a million, and few are written as entities. */
const longestText = 8 << 20;

/** Tokens after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

/** The paragraphs of a part, as text; throws ZipFormatError for more than a document has. */
export function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  let current = '';
  let tokens = 0;
  let length = 0;
  for (const [token, text, space] of xml.matchAll(TOKEN)) {
    if (++tokens > mostTokens) throw new ZipFormatError('文字过多');
    if (tokens % betweenCheckpoints === 0) checkpoint();
    length += text?.length ?? 0;
    if (length > longestText) throw new ZipFormatError('文字过多');
    if (text !== undefined) current += unescapeXml(text);
    else if (space !== undefined) current += space === 'tab' ? '\t' : '\n';
    else {
      paragraphs.push(current);
      current = '';
      if (token !== '</w:p>') continue;
    }
  }
  return paragraphs;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/y;

/**
 * A text of megabytes may be all entities: they are taken one by one, and what has been read is joined from time to time,
 * for `replace` would keep a dozen objects for each of them until it has seen the last one.
 */
export function unescapeXml(text: string): string {
  const joined: string[] = [];
  let pieces: string[] = [];
  let start = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', Math.max(at + 1, start))) {
    ENTITY.lastIndex = at;
    const match = ENTITY.exec(text);
    if (match === null) continue;
    pieces.push(text.slice(start, at), entity(match));
    start = ENTITY.lastIndex;
    if (pieces.length < betweenCheckpoints) continue;
    checkpoint();
    joined.push(pieces.join(''));
    pieces = [];
  }
  if (start === 0) return text;
  return [...joined, ...pieces, text.slice(start)].join('');
}

/** What an entity stands for; itself if that is nothing. */
function entity([match, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (name !== undefined) return ENTITIES[name] ?? match;
  const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : match;
}
