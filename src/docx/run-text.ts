import { codePointNames } from '../characters/code-points.ts';
import { escapeText } from '../xml/escape.ts';
import type { DocumentFaces } from './faces.ts';
import { runFonts } from './template/faces.ts';

/** The surroundings of a tag in the template: what a value needs to go on in another run or paragraph. */
export interface RunContext {
  /** `<w:pPr>…</w:pPr>` of the paragraph, or the empty string. */
  readonly paragraphProperties: string;
  /** `<w:rPr>…</w:rPr>` of the run, or the empty string. */
  readonly runProperties: string;
}

const textStart = '<w:t xml:space="preserve">';
const textEnd = '</w:t>';
/** A tab is an element in Word. */
const tab = `${textEnd}<w:tab/>${textStart}`;

/**
 * A text as the inside of `w:t`. Each paragraph of the text becomes a paragraph with the properties of the one
 * in which the tag stands, as if a clerk had pressed Enter; what cannot be in the run of the tag gets one of its own.
 */
export function writeText(text: string | readonly string[], context: RunContext, faces: DocumentFaces): string {
  if (typeof text === 'string') return writeRuns(text, context, faces);
  const { paragraphProperties, runProperties } = context;
  return text
    .map((paragraph) => writeRuns(paragraph, context, faces))
    .join(`${textEnd}</w:r></w:p><w:p>${paragraphProperties}<w:r>${runProperties}${textStart}`);
}

/** Everything else is written as it is: no markup, no tab. */
const special = /[\u0000-\u001F&<>\uFFFE\uFFFF]|\p{Surrogate}/u;
const forbidden = /[\u0000-\u0008\u000A-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

function writeRuns(text: string, { runProperties }: RunContext, faces: DocumentFaces): string {
  if (!special.test(text) && !faces.concerns(text)) return text;
  const illegal = forbidden.exec(text);
  if (illegal !== null) {
    throw new RangeError(`The character ${codePointNames(illegal[0])} cannot stand in a Word file`);
  }
  return splitIntoRuns(text, faces)
    .map((run) => {
      const xml = escapeText(run.text).replaceAll('\t', tab);
      const properties = propertiesOf(run, runProperties);
      if (properties === runProperties) return xml;
      return `${textEnd}</w:r><w:r>${properties}${textStart}${xml}${textEnd}</w:r><w:r>${runProperties}${textStart}`;
    })
    .join('');
}

/** A stretch of text that can be one run. */
interface TextRun {
  readonly text: string;
  /** A face that has these characters; undefined: the face of the text around has them. */
  readonly face: string | undefined;
}

/** Splits a text where the face changes. */
function splitIntoRuns(text: string, faces: DocumentFaces): readonly TextRun[] {
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
function propertiesOf({ face }: TextRun, around: string): string {
  if (face === undefined) return around;
  const [own = ''] = /<w:rFonts\b[^>]*>/.exec(around) ?? [];
  if (own !== '') return around.replace(own, () => runFonts(face));
  // Fonts stand first in the properties, but for the style of the run (ECMA-376 part 1, 17.3.2.28).
  const [start = ''] = /^<w:rPr>(?:<w:rStyle [^>]*>)?/.exec(around) ?? [];
  return start === '' ? `<w:rPr>${runFonts(face)}</w:rPr>` : start + runFonts(face) + around.slice(start.length);
}
