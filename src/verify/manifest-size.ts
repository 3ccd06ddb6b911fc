import {
  backslash,
  closeBrace,
  closeBracket,
  comma,
  openBrace,
  openBracket,
  quotationMark,
} from '../documents/json/syntax.ts';

/** Characters of a manifest that is read: two thousand items have a million, unless most of them are refused. */
const longest = 16 << 20;
/** Values in it; an item has some twenty, a finding five. */
const mostValues = 1_000_000;
/** Nesting; that of a manifest is six. */
const deepest = 32;

/**
 * Whether a manifest is of a size that one may have. A megabyte of `[[],[],…` is forty in memory, and what is nested a
 * thousand deep is read and never written again.
 */
export function isOfSize(json: string): boolean {
  if (json.length > longest) return false;
  let [values, depth] = [0, 0];
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quotationMark) at = endOfString(json, at);
    else if (code === comma) values += 1;
    else if (code === openBrace || code === openBracket) {
      values += 1;
      depth += 1;
    } else if (code === closeBrace || code === closeBracket) depth -= 1;
    if (values > mostValues || depth > deepest) return false;
  }
  return true;
}

/** Offset of the quotation mark that ends a string, or of the end. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (at < json.length && json.charCodeAt(at) !== quotationMark) at += json.charCodeAt(at) === backslash ? 2 : 1;
  return at;
}
