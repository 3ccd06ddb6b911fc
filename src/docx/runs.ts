import { dashes } from '../typesetting/dashes.ts';
import type { DocumentFaces } from './faces.ts';

/** A stretch of text that can be one run. */
export interface TextRun {
  readonly text: string;
  /** A face that has these characters; undefined: the face of the text around has them. */
  readonly face?: string | undefined;
  /** A 破折号 or 省略号: text of a western language for all that break lines (src/typesetting/dashes.ts). */
  readonly dash?: boolean;
}

/** Splits a text where the face changes and around dashes. */
export function splitIntoRuns(text: string, faces: DocumentFaces): readonly TextRun[] {
  const runs: TextRun[] = [];
  let end = 0;
  for (const { 0: dash, index } of text.matchAll(dashes)) {
    runs.push(...splitByFace(text.slice(end, index), faces), { text: dash, dash: true });
    end = index + dash.length;
  }
  return [...runs, ...splitByFace(text.slice(end), faces)];
}

function splitByFace(text: string, faces: DocumentFaces): readonly TextRun[] {
  const runs: { face: string | undefined; text: string }[] = [];
  for (const character of text) {
    const face = faces.faceFor(character.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

const language = '<w:lang w:eastAsia="en-US"/>';

/**
 * `w:rPr` of a run, from that of the run around it. `w:lang` comes last of all that a template may hold, but for
 * `w:eastAsianLayout`, `w:specVanish` and `w:oMath` (ECMA-376 part 1, 17.3.2.28).
 */
export function propertiesOf({ face, dash }: TextRun, around: string): string {
  const named = face === undefined ? around : around.replaceAll(/(w:(?:ascii|hAnsi|eastAsia|cs)=")[^"]*/g, `$1${face}`);
  if (dash !== true) return named;
  const open = named === '' ? '<w:rPr></w:rPr>' : named;
  return open
    .replace(/<w:lang [^>]*>/, '')
    .replace(/(?=<w:(?:eastAsianLayout|specVanish|oMath)\b|<\/w:rPr>)/, language);
}
