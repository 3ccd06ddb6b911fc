/** Elements of WordprocessingML that make text; everything else is how it looks. */
const TOKEN = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)\b[^>]*\/>|<\/w:p>|<w:p\/>|<w:p [^>]*\/>/g;

/** The paragraphs of a part, as text. */
export function paragraphsOf(xml: string): string[] {
  const paragraphs: string[] = [];
  let current = '';
  for (const [token, text, space] of xml.matchAll(TOKEN)) {
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

export function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w{2,4}));/g, (match, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? match;
    const code = decimal === undefined ? parseInt(String(hexadecimal), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : match;
  });
}
