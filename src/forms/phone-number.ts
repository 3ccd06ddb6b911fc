import { unicodeForm } from '../characters/unicode-form.ts';

/**
 * Telephone numbers of mainland China, as people write them: a mobile number, a landline with or without its area
 * code (within the district nobody writes it) and perhaps an extension, or a 400/800 service number; with or without
 * `+86`, with blanks, hyphens or dashes between groups, and with the name or the office whose number it is.
 */
const mobile = /^1[3-9]\d{9}$/;
const landline = /^(?:(?:0(?:10|2\d|[3-9]\d{2}))?[2-9]\d{6,7}|[48]00\d{7})$/;
/** Without its sign only before a number that has its area code: 8-digit numbers of a district may start with 86. */
const countryCode = /^(?:(?:\+|00)86|86(?=1[3-9]\d{9}$|0?[1-9]\d{9,10}$))/;

/** `转801`, `分机801`, `转分机：801`, `ext. 801`, `#801`, `(801)`, `-801`. */
const extensions = [
  /\(?(?:转|接|分机|内线|#|\*|ext\.?|x){1,2}(?:号码?)?[:.]?\s{0,3}\d{1,6}\s{0,3}\)?$/i,
  /\(\s{0,3}\d{1,6}\s{0,3}\)$/,
  /(?<=\d{7})[-–—]\d{1,5}$/,
];

/** What it is called in English: `Tel: `, `Mobile `. */
const label = /^(?:tel(?:ephone)?|phone|mobile|mob|cell)(?:\s{0,3}no)?\.?\s{0,3}[:：]?\s{0,3}/i;

/** Whose number it is, before or after it: a name, an office, 电话. */
const owner = /^[\p{Script=Han}·]{1,12}\s{0,3}[:：]?\s{0,3}|\s{0,3}\(?[\p{Script=Han}·]{1,12}\)?$/gu;

/** What stands before or behind the numbers and says nothing. */
const aroundNumbers = /^[、/；;，,。.\s]{1,10}|[、/；;，,。.\s]{1,10}$/gu;

const separators = /[、/；;，,／|｜\n]|或者?|以?及|和/;

/** The last digits of a second line after a first one: `86738888/9`. */
const lastDigits = /^\d{1,4}$/;

const mostNumbers = 20;
const mostCharacters = 60;

/** Whether a text is one such number, or several with `、`, `/`, `；`, `，`, `或` or blanks between them. */
export function isPhoneNumber(text: string): boolean {
  if (text.length > mostNumbers * mostCharacters) return false;
  const bare = text.replace(aroundNumbers, '');
  if (isOneNumber(bare)) return true;
  const numbers = bare.split(separators).map((part) => part.trim());
  return (
    numbers.length <= mostNumbers &&
    numbers.every((part, index) => {
      const before = numbers[index - 1] ?? '';
      return isOneNumber(part) || areNumbers(part) || (lastDigits.test(part) && /[2-9]\d{6,7}$/.test(before));
    })
  );
}

/** Several numbers with nothing but blanks between them. */
function areNumbers(text: string): boolean {
  const parts = text.split(/\s+/);
  return parts.length > 1 && parts.every(isOneNumber);
}

function isOneNumber(text: string): boolean {
  if (text.length > mostCharacters) return false;
  const narrow = unicodeForm(text, 'NFKC').trim().replace(label, '');
  return isBareNumber(narrow) || isBareNumber(narrow.replace(owner, ''));
}

function isBareNumber(text: string): boolean {
  const written = extensions.reduce((left, extension) => left.replace(extension, ''), text).replace(/[\s()\-–—]/g, '');
  const afterCountry = written.replace(countryCode, '');
  if (mobile.test(afterCountry) || landline.test(afterCountry)) return true;
  // Abroad, the area code loses its leading zero: +86 791 8888 8888.
  return afterCountry !== written && landline.test(`0${afterCountry}`);
}
