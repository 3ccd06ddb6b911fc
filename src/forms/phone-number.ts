/**
 * Telephone numbers of mainland China, as people write them: a mobile number, a landline with or without its area
 * code (within the district nobody writes it) and perhaps an extension, or a 400/800 service number; with or without
 * `+86`, with blanks, hyphens or dashes between groups.
 */
const mobile = /^1[3-9]\d{9}$/;
const landline = /^(?:(?:0(?:10|2\d|[3-9]\d{2}))?[2-9]\d{6,7}|[48]00\d{7})$/;
const countryCode = /^(?:\+86|0086)/;
const extension = /(?:转|#|ext\.?|分机|[xX])\s{0,3}\d{1,6}$|(?<=\d{7})[-–—]\d{1,5}$/;
const separators = /[、/；;，,／\n]/;

/** Whether a text is one such number, or several with `、`, `/`, `；` or `，` between them. */
export function isPhoneNumber(text: string): boolean {
  const numbers = text.split(separators).map((part) => part.trim());
  return numbers.length <= 20 && numbers.every(isOneNumber);
}

function isOneNumber(text: string): boolean {
  if (text.length > 40) return false;
  const written = text
    .normalize('NFKC')
    .replace(extension, '')
    .replace(/[\s()\-–—]/g, '');
  const afterCountry = written.replace(countryCode, '');
  if (mobile.test(afterCountry) || landline.test(afterCountry)) return true;
  // Abroad, the area code loses its leading zero: +86 791 8888 8888.
  return afterCountry !== written && landline.test(`0${afterCountry}`);
}
