import { join } from 'node:path';
import { faceName } from '../documents/batch/press-identity.ts';
import type { CharacterCoverage } from '../documents/ports.ts';
import { type AdvanceWidths, advanceWidths } from './advance-widths.ts';
import { CodePointSet } from './code-point-set.ts';
import { type FontDescription, describeFonts } from './describe.ts';
import { type Face, postScriptNameOf, readFace } from './face.ts';
import { createFontFolder } from './font-folder.ts';
import { excerptsInUse, preferExcerpts, readManifest } from './manifest.ts';
import { openMountedFonts } from './mounted/check.ts';
import type { MountedFonts } from './mounted/options.ts';
import { generalStandardCharacters, repertoires } from './repertoires.ts';
import { type FontRole, commonRoles, roleOf } from './roles.ts';
import { type SupplementaryFonts, createSupplementaryFonts } from './supplementary-fonts.ts';

/** The faces of this process: what draws each role, and what can be drawn. */
export interface Fonts {
  /** For the check of filings: the characters that every font stack of a page draws. */
  readonly coverage: CharacterCoverage;
  /**
   * Resolves to the path of the fontconfig file of the printing engine; it names these fonts and no other. Rejects with
   * the error of the system when there is no room for what has to be made for it.
   */
  readonly fontconfig: () => Promise<string>;
  /** The page with the font stacks that the engine prints quickest with; it looks the same. */
  readonly forPrinting: (page: string) => string;
  /**
   * PostScript names of all faces that draw something. Undefined when a mounted face has none that the engine takes
   * over: then its name in a PDF is not known.
   */
  readonly faces: readonly string[] | undefined;
  /** How wide the page sets its characters where the font stack begins with that CSS family: for the breaking of lines. */
  readonly advancesOf: (family: string) => AdvanceWidths;
  /** For Word files: the faces of characters that an office machine may lack. */
  readonly supplementary: SupplementaryFonts;
  /** The faces that the deployment brings, by role: PostScript name and version. */
  readonly mounted: Readonly<Record<string, string>>;
  /** The data of `GET /v1/fonts`; worked out once, when first asked for. */
  readonly describe: () => readonly FontDescription[];
  /** Removes what was made for this process. */
  readonly release: () => Promise<void>;
}

/**
 * Opens the fonts, 10–50 ms.
 *
 * @param folder absolute path of `fonts/`
 * @throws FontError, in Chinese, when a mounted face cannot be used; Error when a shipped one is missing
 */
export function openFonts(folder: string, mounted?: MountedFonts): Fonts {
  const manifest = readManifest(folder);
  const shipped = manifest.fonts.map((font) => ({ ...font, face: readFace(join(folder, font.file)) }));
  const own = mounted === undefined ? [] : openMountedFonts(mounted, generalStandardCharacters(folder).slice(0, 3_500));
  const rare = own.find(({ role }) => role === 'rare')?.face;
  const coverage = CodePointSet.union([
    ...shipped.filter(({ role }) => commonRoles.includes(role)).map(({ face }) => face.characters),
    ...(rare === undefined ? [] : [rare.characters]),
  ]);
  const excerpts = excerptsInUse(manifest, new Set(own.map(({ role }) => role)));
  const fontFolder = createFontFolder(folder, { shipped, excerpts }, own);
  const stack = (...roles: readonly FontRole[]): readonly Face[] =>
    roles.flatMap((role) => [...own, ...shipped].filter((font) => font.role === role).map(({ face }) => face));
  const advances = new Map<string, AdvanceWidths>();
  let description: readonly FontDescription[] | undefined;
  return {
    coverage,
    fontconfig: fontFolder.fontconfig,
    forPrinting: (page) => preferExcerpts(page, excerpts, shipped),
    faces: faceNames([
      ...[...own, ...shipped].map(({ face }) => face.postScriptName),
      ...excerpts.map(({ file }) => postScriptNameOf(join(folder, file))),
    ]),
    advancesOf: (family) => {
      const known = advances.get(family) ?? advanceWidths(stack(roleOf(family), ...commonRoles));
      advances.set(family, known);
      return known;
    },
    supplementary: createSupplementaryFonts(folder, new Map(shipped.map(({ role, face }) => [role, face])), rare),
    mounted: Object.fromEntries(own.map(({ role, face }) => [role, faceName(face)])),
    describe: () => (description ??= describeFonts(shipped, own, repertoires(folder))),
    release: fontFolder.remove,
  };
}

/** What FreeType takes for a PostScript name (`sfnt_is_postscript`); others it does not give on. */
const postScriptName = /^[!-~]+$/;
const notPostScript = /[[\](){}<>/%]/;

function faceNames(names: readonly string[]): readonly string[] | undefined {
  return names.every((name) => postScriptName.test(name) && !notPostScript.test(name)) ? names : undefined;
}
