import type { DocumentFaces } from './faces.ts';

/** A stretch of text that can be one run. */
export interface TextRun {
  readonly text: string;
  /** A face that has these characters; undefined: the face of the text around has them. */
  readonly face: string | undefined;
}

/** Splits a text where the face changes. */
export function splitIntoRuns(text: string, faces: DocumentFaces): readonly TextRun[] {
  const runs: { face: string | undefined; text: string }[] = [];
  for (const character of text) {
    const face = faces.faceFor(character.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last !== undefined && last.face === face) last.text += character;
    else runs.push({ face, text: character });
  }
  return runs;
}

/** `w:rPr` of a run, from that of the run around it. */
export function propertiesOf({ face }: TextRun, around: string): string {
  return face === undefined ? around : around.replaceAll(/(w:(?:ascii|hAnsi|eastAsia|cs)=")[^"]*/g, `$1${face}`);
}
