import { checkpoint } from '../../concurrency/checkpoint.ts';
import { unescapeXml } from '../../xml/escape.ts';
import { ZipFormatError } from '../../zip/zip-reader.ts';

/**
 * Elements of WordprocessingML that make text; everything else is how it looks. No attribute may hold `<` (XML 1.0, 3.1):
 * a tag that does not end is looked through once, not once from each place in it.
 */
const textToken = /<w:t(?: [^<>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^<>]*\/>|<\/w:p>|<w:p\/>|<w:p [^<>]*\/>/g;

/** Elements of text that are read: five hundred pages have some 100,000. */
const mostTokens = 1_000_000;

/** Characters of text as they stand in the part: five hundred pages have a million, and few are written as entities. */
const longestText = 8 << 20;

/** Tokens after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

/** The paragraphs of a part, as text; throws ZipFormatError for more than a document has. */
export function wordParagraphs(xml: string): string[] {
  const paragraphs: string[] = [];
  let current = '';
  let tokens = 0;
  let length = 0;
  for (const [token, text, space] of xml.matchAll(textToken)) {
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
