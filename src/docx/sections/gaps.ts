/** Twips of a CSS pixel. */
const twipsOfPixel = 15;

/** The title of the cover, by its bookmark, and the table below it, by its caption. */
const title = /<w:p[ >](?:(?!<\/w:p>)[\s\S])*?<w:bookmarkStart [^>]*w:name="封面"/;
const caption = '<w:tblCaption w:val="封面"';

/**
 * Gives the gaps of the cover the heights that they have in print, where those are not the designed ones: above its
 * title, and between the year and the lines below it. A template that was changed so far that it has no such gaps
 * keeps what it has.
 */
export function withGaps(documentXml: string, [aboveTitle, aboveLines]: readonly (number | undefined)[]): string {
  let xml = documentXml;
  if (aboveTitle !== undefined) {
    xml = xml.replace(title, (paragraph) => paragraph.replace(/w:before="\d+"/, `w:before="${twips(aboveTitle)}"`));
  }
  if (aboveLines === undefined) return xml;
  const end = xml.indexOf(caption);
  const last = xml.lastIndexOf('w:after="', xml.lastIndexOf('<w:tbl>', end));
  if (end < 0 || last < 0) return xml;
  return xml.slice(0, last) + xml.slice(last).replace(/w:after="\d+"/, `w:after="${twips(aboveLines)}"`);
}

function twips(pixels: number): number {
  return pixels * twipsOfPixel;
}
