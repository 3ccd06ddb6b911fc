import { join } from 'node:path';
import { contentsForm } from './documents/batch/volume-ports.ts';
import { type Fonts, openFonts } from './fonts/fonts.ts';
import type { MountedFonts } from './fonts/mounted/options.ts';
import { catalogue } from './forms/catalogue.ts';
import { packageFolder } from './package.ts';
import { type PageTemplates, createPageRenderer } from './page/page-renderer.ts';

/** What pages are made of, in every thread that makes some. */
export interface PageMaterial {
  readonly fonts: Fonts;
  readonly pages: PageTemplates;
  /** Absolute path of the templates, samples included. */
  readonly templatesFolder: string;
}

/** Loads fonts and page templates. Throws when a template or a font is missing or faulty. */
export function openPageMaterial(mountedFonts?: MountedFonts): PageMaterial {
  const templatesFolder = join(packageFolder, 'templates');
  const fonts = openFonts(join(packageFolder, 'fonts'), mountedFonts);
  const pages = createPageRenderer({
    templatesFolder,
    forms: catalogue.map(({ id }) => id),
    unset: [contentsForm],
    faces: fonts,
    faceNames: fonts.faces,
  });
  return { fonts, pages, templatesFolder };
}
