import { AppError } from '../errors.ts';

/** The text block of a page in px, and the least that a character takes of it (docs/geometry.md). */
const page = { width: 624, height: 972 };
const lineHeight = 20;
const fullWidth = 14;
const narrowestLetter = 3;

/**
 * Refuses with AppError `too-many-pages` what cannot fit within the limit, however it is laid out: the browser
 * would work for seconds on what is thrown away then.
 */
export function assertMayFit(leastPages: number, view: object, limit: number): void {
  const least = Math.max(leastPages, Math.ceil(areaOf(view) / (page.width * page.height)));
  if (least > limit) throw tooManyPages(`至少要印 ${least} 页`, least, limit);
}

/** Refuses with AppError `too-many-pages` a document of more pages than the limit. */
export function assertFits(pages: number, limit: number): void {
  if (pages > limit) throw beyondLimit(pages, limit);
}

/** That a document has more pages than the limit. */
export function beyondLimit(pages: number, limit: number): AppError {
  return tooManyPages(`共 ${pages} 页`, pages, limit);
}

function tooManyPages(words: string, pages: number, limit: number): AppError {
  const detail = `申报内容${words}，超过上限 ${limit} 页；请缩短文字、减少行数，或分成几份申报。`;
  return new AppError('too-many-pages', detail, { members: { pages, limit } });
}

/** A lower bound of the area that the texts of a View cover, in px². */
function areaOf(view: unknown): number {
  if (typeof view === 'string') return widthOf(view) * lineHeight;
  if (typeof view !== 'object' || view === null) return 0;
  return Object.values(view).reduce<number>((sum, part) => sum + areaOf(part), 0);
}

/** Only what is sure to have a width counts: Chinese characters (in UTF-16 units) and letters. */
function widthOf(text: string): number {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x4e00 && unit < 0xa000) width += fullWidth;
    else if (unit >= 0x30 && unit < 0x7b) width += narrowestLetter;
  }
  return width;
}
