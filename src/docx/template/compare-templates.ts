import { unescapeXml } from '../../xml/escape.ts';

/** What stands where in a document: `table 2 “项目预算”, row 1`, and the text of its cells, tags included. */
interface OutlineLine {
  readonly place: string;
  readonly text: string;
}

/**
 * The first place at which the tables, rows or tags of a Word template are not those of the page, in words; undefined where
 * all are. How they look is not compared: a template may be edited in Word.
 *
 * @param made `word/document.xml` as it is made of the page
 * @param kept the one of the template
 */
export function firstDifference(made: string, kept: string): string | undefined {
  const [expected, found] = [outlineOf(made), outlineOf(kept)];
  for (let index = 0; index < Math.max(expected.length, found.length); index += 1) {
    const [wanted, own] = [expected[index], found[index]];
    if (wanted?.text === own?.text && wanted?.place === own?.place) continue;
    const words = (line: OutlineLine | undefined): string =>
      line === undefined ? 'nothing' : `${line.text} (${line.place})`;
    return `the page has ${words(wanted)} where it has ${words(own)}`;
  }
  return undefined;
}

/** Tables, and paragraphs that stand in none, in the order of a document. */
export const block = /<w:tbl>[\s\S]*?<\/w:tbl>|<w:p(?: [^>]*)?\/>|<w:p[ >][\s\S]*?<\/w:p>/g;

function outlineOf(documentXml: string): readonly OutlineLine[] {
  const lines: OutlineLine[] = [];
  let tables = 0;
  for (const [xml] of documentXml.matchAll(block)) {
    if (xml.startsWith('<w:tbl>')) {
      tables += 1;
      Array.from(xml.matchAll(/<w:tr[ >][\s\S]*?<\/w:tr>/g), ([row], index) => {
        const cells = Array.from(row.matchAll(/<w:tc[ >][\s\S]*?<\/w:tc>/g), ([cell]) => textOf(cell));
        lines.push({ place: `table ${tables}, row ${index + 1}`, text: cells.join(' | ') });
      });
    } else if (textOf(xml) !== '') lines.push({ place: `after table ${tables}`, text: textOf(xml) });
  }
  return lines;
}

/** The text of runs and paragraphs, tags included, as one: Word tears a text apart where a clerk corrects a letter of it. */
export function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g), ([, text = '']) => unescapeXml(text)).join('');
}
