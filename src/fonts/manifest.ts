import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type FontRole, fontRoles, roleFamilies } from './roles.ts';

const shippedFont = z.object({
  file: z.string(),
  family: z.string(),
  role: z.enum(fontRoles),
  version: z.string(),
  fsType: z.number(),
  characters: z.number(),
  bytes: z.number(),
  sha256: z.string(),
  licence: z.string(),
  /** The fonts whose glyphs it has; each character is from the first that has it. */
  origins: z
    .array(
      z.object({
        registry: z.enum(['npm', 'debian']),
        package: z.string(),
        version: z.string(),
        file: z.string(),
        sha256: z.string(),
        licenceFile: z.string(),
      }),
    )
    .min(1),
});

const excerpt = z.object({
  file: z.string(),
  family: z.string(),
  of: z.string(),
  characters: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});

const fontManifest = z.object({ fonts: z.array(shippedFont), excerpts: z.array(excerpt) });

type FontManifest = z.infer<typeof fontManifest>;

/** The common characters of a shipped font once more, in a file of their own (ADR 0100). */
export type Excerpt = z.infer<typeof excerpt>;

/** A font file of the project with its origin, as `fonts/build/build.py` writes it down. */
export type ShippedFont = z.infer<typeof shippedFont>;

/**
 * The shipped fonts, by `fonts/manifest.json`. Throws when a file is missing or cut off; digests are compared with
 * those of all other shipped files (`src/installation`).
 */
export function readManifest(folder: string): FontManifest {
  const manifest = fontManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  for (const { file, bytes } of [...manifest.fonts, ...manifest.excerpts]) {
    const size = statSync(join(folder, file), { throwIfNoEntry: false })?.size;
    if (size === undefined) throw new Error(`fonts/${file} is missing`);
    if (size !== bytes) throw new Error(`fonts/${file} has ${size} bytes instead of ${bytes}: it was not copied whole`);
  }
  return manifest;
}

/** The excerpts that stand for shipped faces; a face that the deployment mounts has none. */
export function excerptsInUse({ fonts, excerpts }: FontManifest, mounted: ReadonlySet<FontRole>): readonly Excerpt[] {
  return excerpts.filter(({ of }) => fonts.some(({ file, role }) => file === of && !mounted.has(role)));
}

/**
 * Puts each excerpt before its face in every font stack of a page that is printed. The engine goes through a whole
 * font file for each print that shows one character of it: thirty thousand glyphs cost a third of a print. With the
 * excerpt first it opens the large file only for a document with an uncommon character (ADR 0100). Outlines and
 * metrics are the same, so the page looks the same.
 */
export function preferExcerpts(page: string, excerpts: readonly Excerpt[], shipped: readonly ShippedFont[]): string {
  let preferring = page;
  for (const { family, of } of excerpts) {
    const role = shipped.find(({ file }) => file === of)?.role;
    if (role === undefined) throw new Error(`fonts/${of} has an excerpt and is no shipped font`);
    const whole = `'${roleFamilies[role]}'`;
    preferring = preferring.replaceAll(whole, `'${family}', ${whole}`);
  }
  return preferring;
}
