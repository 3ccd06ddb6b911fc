import { join } from 'node:path';
import { openFonts } from '../../src/fonts/fonts.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import { type PageTemplates, createPageRenderer } from '../../src/page/page-renderer.ts';

const root = join(import.meta.dirname, '..', '..');

/** The shipped fonts. */
export const shippedFonts = openFonts(join(root, 'fonts'));

/** The page renderer with the shipped fonts, of all forms unless some are named. */
export function openPageRenderer(forms: readonly string[] = catalogue.map(({ id }) => id)): PageTemplates {
  return createPageRenderer({ templatesFolder: join(root, 'templates'), forms, faces: shippedFonts });
}
