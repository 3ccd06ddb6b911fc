import type { Face } from './face.ts';
import type { ShippedFont } from './manifest.ts';
import type { MountedFace } from './mounted/check.ts';
import type { Repertoire } from './repertoires.ts';
import { type FontRole, fontRoles, roleNames } from './roles.ts';

/** One entry of `GET /v1/fonts`: the face that serves a role. */
export interface FontDescription extends Pick<
  Face,
  'postScriptName' | 'family' | 'version' | 'licence' | 'fsType' | 'embedding'
> {
  readonly role: FontRole;
  /** `宋体` */
  readonly title: string;
  /** Shipped with the project, or mounted by this deployment. */
  readonly source: 'shipped' | 'mounted';
  /** Name of the file, never a path. */
  readonly file: string;
  readonly characters: number;
  /** How much of each character list it has. */
  readonly repertoires: readonly (Omit<Repertoire, 'characters'> & { readonly covered: number; readonly of: number })[];
}

/** The face of each role that has one, in the order of the roles. A role without a shipped or mounted face has none. */
export function describeFonts(
  shipped: readonly (ShippedFont & { readonly face: Face })[],
  mounted: readonly MountedFace[],
  lists: readonly Repertoire[],
): readonly FontDescription[] {
  const faces = [
    ...mounted.map((font) => ({ ...font, source: 'mounted' as const, licence: font.face.licence })),
    ...shipped.map((font) => ({ ...font, source: 'shipped' as const })),
  ];
  return fontRoles.flatMap((role): readonly FontDescription[] => {
    const font = faces.find((candidate) => candidate.role === role);
    if (font === undefined) return [];
    const { source, file, licence, face } = font;
    const { postScriptName, family, version, fsType, embedding, characters } = face;
    return [
      {
        ...{ role, title: roleNames[role], source, file, postScriptName, family, version, licence, fsType, embedding },
        characters: characters.count,
        repertoires: lists.map(({ id, title, characters: listed }) => {
          return { id, title, covered: characters.countCommon(listed), of: listed.count };
        }),
      },
    ];
  });
}
