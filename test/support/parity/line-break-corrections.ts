import { unescapeXml } from './page-marks.ts';

/** The lists of 禁则 of a Word file. */
export interface LineLists {
  readonly notAtStart: string;
  readonly notAtEnd: string;
}

/** Keeps two characters together, for LibreOffice's western rules. U+2060 would be a portion of its own, and rounded. */
const joiner = '\u034f';
/** Lets a line end, for LibreOffice's western rules. */
const opportunity = '\u200b';

/**
 * A flat OpenDocument in which LibreOffice 7.4 ends lines where Word does (ADR 0128). What it does otherwise, and what puts
 * it right (test/parity/line-ends.test.ts holds the result against all measured pairs):
 *
 * 1. It does not read the lists of a Word file. OpenDocument can state them, so the lists of the file are stated there.
 * 2. It goes by the rules of the last letter or digit. After a western one these are UAX #14, which knows no lists, glues
 *    `，1`, `1≥` and `”a`, and parts `a℃`; after a Chinese one the lists alone, by which `/(` is parted. So a zero-width
 *    space stands where Word may end a line, and a joiner where it may not; the lists have the joiner, too.
 * 3. It ends lines after a slash, an exclamation mark or a bar inside of a word. A joiner stands there.
 * 4. It lets a line begin with a blank before a closing mark, and end with one after an opening mark, which the page does
 *    not. A joiner stands behind the blank, and the lists have the blanks.
 *
 * Where LibreOffice agrees, next to Han and kana and between letters and digits, nothing is put in. What is not put right:
 * where it tears what is wider than its cell, be it a word or one with its marks, and that a blank that does not fit ends
 * a line, a closing mark after it or not.
 */
export function withWordsLineBreaks(flatDocument: string, lists: LineLists): string {
  const body = flatDocument.indexOf('<office:text');
  return statingLists(flatDocument.slice(0, body), lists) + statingBreaks(flatDocument.slice(body), lists);
}

function statingLists(head: string, { notAtStart, notAtEnd }: LineLists): string {
  const item = (name: string, value: string): string =>
    `<config:config-item config:name="${name}" config:type="string">` +
    `${value.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`)}</config:config-item>`;
  const map =
    '<config:config-item-map-indexed config:name="ForbiddenCharacters"><config:config-item-map-entry>' +
    item('Language', 'zh') +
    item('Country', 'CN') +
    item('Variant', '') +
    item('BeginLine', `${notAtStart}${joiner} \u3000`) +
    item('EndLine', notAtEnd + joiner) +
    '</config:config-item-map-entry></config:config-item-map-indexed>';
  return head.replace('<config:config-item-set config:name="ooo:configuration-settings">', (set) => set + map);
}

/** Goes through all text, over the borders of runs; any other element parts the texts before and after it. */
function statingBreaks(body: string, lists: LineLists): string {
  const rules = rulesOf(lists);
  let before: string | undefined;
  let afterBlank = false;
  return body.replace(/<(\/?[\w:-]+)[^>]*>|[^<]+/g, (match, element?: string) => {
    if (element === 'text:span' || element === '/text:span') return match;
    if (element === 'text:s') afterBlank = true;
    else if (element !== undefined) before = undefined;
    if (element !== undefined) return match;
    return (match.match(/&[^;]+;|./gsu) ?? [])
      .map((piece) => {
        const character = piece.length < 3 ? piece : unescapeXml(piece);
        if (/^[\s\u3000]$/u.test(character)) {
          afterBlank = true;
          return piece;
        }
        const mark = before === undefined ? '' : rules(before, character, afterBlank);
        [before, afterBlank] = [character, false];
        return mark + piece;
      })
      .join('');
  });
}

const han = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]$/u;
const letterOrDigit = /^[\dA-Za-zÀ-ÖØ-öø-ɏͰ-ԯḀ-῿]$/u;
/** Printed ASCII and letters of alphabets: what Word takes for parts of a word. */
const ofWord = /^[!-~À-ÖØ-öø-ɏͰ-ԯḀ-῿]$/u;

/** What has to stand between two characters of which LibreOffice may think otherwise than Word. */
function rulesOf({ notAtStart, notAtEnd }: LineLists): (before: string, after: string, afterBlank: boolean) => string {
  return (before, after, afterBlank) => {
    const forbidden = notAtStart.includes(after) || notAtEnd.includes(before);
    if (afterBlank) return forbidden ? joiner : '';
    if (han.test(before) || han.test(after)) return '';
    if (!ofWord.test(before) || !ofWord.test(after)) return forbidden ? joiner : opportunity;
    if (letterOrDigit.test(before)) return after === '%' ? joiner : '';
    if (before === '-' && !forbidden) return opportunity;
    return letterOrDigit.test(after) && !/[/\\!?|]/.test(before) ? '' : joiner;
  };
}
