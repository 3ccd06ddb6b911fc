/** Twips of a CSS pixel. */
export const twipsPerPixel = 15;

/**
 * The name of the bookmark of the paragraph that has a gap above or below it: Word keeps it, and does not show names that
 * begin so. Gaps are counted from 1.
 */
export const gapBookmark = (gap: number, side: 'above' | 'below'): string => `_Gap${gap}${side}`;

const gapParagraph = /<w:p[ >](?:(?!<\/w:p>)[\s\S])*?<w:bookmarkStart [^>]*w:name="_Gap(\d+)(above|below)"/g;

/**
 * Gives the gaps of a document the heights in px that they have in print, where those are not the designed ones. A template
 * that was changed so far that it has no such gaps keeps what it has.
 */
export function withGaps(documentXml: string, heights: readonly (number | undefined)[]): string {
  if (heights.every((height) => height === undefined)) return documentXml;
  return documentXml.replace(gapParagraph, (paragraph) => {
    let spaced = paragraph;
    for (const [, gap, side] of paragraph.matchAll(/w:name="_Gap(\d+)(above|below)"/g)) {
      const height = heights[Number(gap) - 1];
      if (height === undefined) continue;
      const attribute = side === 'above' ? 'before' : 'after';
      spaced = spaced.replace(new RegExp(`w:${attribute}="\\d+"`), `w:${attribute}="${height * twipsPerPixel}"`);
    }
    return spaced;
  });
}
