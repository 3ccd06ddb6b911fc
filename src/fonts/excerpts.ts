import type { Excerpt, ShippedFont } from './manifest.ts';
import { roleFamilies, type FontRole } from './roles.ts';

/** The excerpts that stand for shipped faces; a face that the deployment mounts has none. */
export function excerptsInUse(
  excerpts: readonly Excerpt[],
  shipped: readonly ShippedFont[],
  mounted: ReadonlySet<FontRole>,
): readonly Excerpt[] {
  return excerpts.filter(({ of }) => shipped.some(({ file, role }) => file === of && !mounted.has(role)));
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
