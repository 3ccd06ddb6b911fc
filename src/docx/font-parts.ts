import { roleFamilies } from '../fonts/roles.ts';
import { obfuscateFont } from './embedded-font.ts';
import type { EmbeddedFace } from './faces.ts';

/** The parts of a Word file that tell its fonts; the rest does not change when fonts are added. */
export const fontTable = 'word/fontTable.xml';
const fontRelationships = 'word/_rels/fontTable.xml.rels';
export const contentTypes = '[Content_Types].xml';

const relationshipType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';
const emptyRelationships =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
const obfuscated =
  '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>';

const fontElement = /<w:font w:name="([^"]*)"[^>/]*>((?:(?!<\/w:font>)[^])*)<\/w:font>/g;

/** The faces that the font table of a template embeds. */
export function embeddedFaces(fontTableXml: string): ReadonlySet<string> {
  const fonts = fontTableXml.matchAll(fontElement);
  return new Set(
    Array.from(fonts, ([, name = '', font = '']) => (font.includes('<w:embedRegular ') ? [name] : [])).flat(),
  );
}

/**
 * The parts that are other than in the template, or new, once some faces are embedded (ECMA-376 part 1, 17.8.3.3).
 *
 * @param partOf the XML of a part of the template; undefined if it has none of that name
 */
export function fontPartsWith(
  faces: readonly EmbeddedFace[],
  partOf: (name: string) => string | undefined,
): readonly { readonly name: string; readonly content: string | Uint8Array }[] {
  const fonts = faces.map(({ face, font }, index) => {
    const number = index + 1;
    return { face, ...obfuscateFont(font), id: `supplementary${number}`, file: `fonts/supplementary${number}.odttf` };
  });
  const entries = fonts.map(({ face, fontKey, id }) => fontEntry(face, fontKey, id)).join('');
  const relationships = fonts
    .map(({ id, file }) => `<Relationship Id="${id}" Type="${relationshipType}" Target="${file}"/>`)
    .join('');
  const types = partOf(contentTypes) ?? '';
  return [
    { name: fontTable, content: insertLast(withoutFonts(partOf(fontTable) ?? '', faces), entries) },
    { name: fontRelationships, content: insertLast(partOf(fontRelationships) ?? emptyRelationships, relationships) },
    ...(types.includes('Extension="odttf"')
      ? []
      : [{ name: contentTypes, content: types.replace(/<Types\b[^>]*>/, `$&${obfuscated}`) }]),
    ...fonts.map(({ file, bytes }) => ({ name: `word/${file}`, content: bytes })),
  ];
}

/** A program that embeds no fonts may have left their names. */
function withoutFonts(xml: string, faces: readonly EmbeddedFace[]): string {
  const names = new Set(faces.map(({ face }) => face));
  return xml.replace(fontElement, (font, name: string) => (names.has(name) ? '' : font));
}

/** What a program that loads no embedded fonts takes instead: the faces of Windows for such characters. */
const alternatives: Readonly<Record<string, string | undefined>> = {
  [roleFamilies.rare]: 'SimSun-ExtB',
  [roleFamilies.recent]: 'SimSun-ExtG',
  [roleFamilies.signs]: 'Segoe UI Symbol',
};
const alternative = (face: string): string => alternatives[face] ?? 'SimSun';

function fontEntry(face: string, fontKey: string, relationship: string): string {
  return (
    `<w:font w:name="${face}"><w:altName w:val="${alternative(face)}"/><w:charset w:val="86"/><w:family w:val="auto"/>` +
    `<w:pitch w:val="variable"/><w:embedRegular r:id="${relationship}" w:fontKey="${fontKey}"/></w:font>`
  );
}

/** Adds last children to the root element. */
export function insertLast(xml: string, children: string): string {
  const end = xml.lastIndexOf('</');
  return xml.slice(0, end) + children + xml.slice(end);
}
