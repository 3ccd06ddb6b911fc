import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PageTemplates, createPageRenderer } from '../../src/page/page-renderer.ts';
import { shippedFonts } from './page-renderer.ts';

const shared = join(import.meta.dirname, '..', '..', 'templates', 'shared');

/** The templates of a form `own`, whose page is the given one below a first line `<h1>{{title}}</h1>`. */
export function ownTemplates(page: string, css = ''): PageTemplates {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  try {
    cpSync(shared, join(folder, 'shared'), { recursive: true });
    mkdirSync(join(folder, 'own'));
    writeFileSync(join(folder, 'own', 'page.hbs'), `<h1>{{title}}</h1>\n${page}\n`);
    writeFileSync(join(folder, 'own', 'page.css'), css);
    return createPageRenderer({ templatesFolder: folder, forms: ['own'], faces: shippedFonts });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
