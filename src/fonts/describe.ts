import type { Face } from './face.ts';
import type { ShippedFont } from './manifest.ts';
import type { MountedFace } from './mounted/check.ts';
import type { EmbeddingPermission } from '../truetype/embedding.ts';
import type { Repertoire } from './repertoires.ts';
import { fontRoles, roleNames, type FontRole } from './roles.ts';

/** How much of a character list a face has. */
export interface RepertoireCoverage {
  /** `gb18030-2022-level-1` … `-3`, `general-standard` */
  readonly id: string;
  readonly title: string;
  readonly covered: number;
  readonly of: number;
}

/** One entry of `GET /v1/fonts`: the face that serves a role. */
export interface FontDescription {
  readonly role: FontRole;
  /** `宋体` */
  readonly title: string;
  /** Shipped with the project, or mounted by this deployment. */
  readonly source: 'shipped' | 'mounted';
  /** Name of the file, never a path. */
  readonly file: string;
  /** Name in the PDF: `FilingPressSong-Regular`. */
  readonly postScriptName: string;
  /** The family that the file itself names. */
  readonly family: string;
  readonly version: string;
  readonly licence: string;
  readonly fsType: number;
  readonly embedding: EmbeddingPermission;
  readonly characters: number;
  readonly repertoires: readonly RepertoireCoverage[];
}

interface Described {
  readonly role: FontRole;
  readonly source: 'shipped' | 'mounted';
  readonly file: string;
  readonly licence: string;
  readonly face: Face;
}

/** The face of each role that has one, in the order of the roles. A role without a shipped or mounted face has none. */
export function describeFonts(
  shipped: readonly (ShippedFont & { readonly face: Face })[],
  mounted: readonly MountedFace[],
  lists: readonly Repertoire[],
): readonly FontDescription[] {
  const faces: readonly Described[] = [
    ...mounted.map((font) => ({ ...font, source: 'mounted' as const, licence: font.face.licence })),
    ...shipped.map((font) => ({ ...font, source: 'shipped' as const })),
  ];
  return fontRoles.flatMap((role) => {
    const font = faces.find((candidate) => candidate.role === role);
    return font === undefined ? [] : [describe(font, lists)];
  });
}

function describe({ role, source, file, licence, face }: Described, lists: readonly Repertoire[]): FontDescription {
  const { postScriptName, family, version, fsType, embedding, characters } = face;
  return {
    role,
    title: roleNames[role],
    source,
    file,
    postScriptName,
    family,
    version,
    licence,
    fsType,
    embedding,
    characters: characters.count,
    repertoires: lists.map((list) => ({
      id: list.id,
      title: list.title,
      covered: characters.countCommon(list.characters),
      of: list.count,
    })),
  };
}
