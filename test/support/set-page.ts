import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePage } from '../../src/page/parse.ts';
import { serialisePage } from '../../src/page/serialise.ts';
import { setPage } from '../../src/page/set-page.ts';
import { createCascade } from '../../src/page/style/cascade.ts';
import { type StyleOf, isMeasure } from '../../src/page/style/style.ts';
import { readStylesheet } from '../../src/page/style/stylesheet.ts';
import type { Pagination } from '../../src/pagination/paginate.ts';
import { shippedFonts } from './page-renderer.ts';

const shared = readFileSync(join(import.meta.dirname, '..', '..', 'templates', 'shared', 'page.css'), 'utf8');

/** The styles of a page with the shared stylesheet, and one of its own. */
export function stylesWith(css = ''): StyleOf {
  const sources = [
    { file: 'templates/shared/page.css', css: shared, ofAllForms: true },
    { file: 'templates/own/page.css', css, ofAllForms: false },
  ];
  return createCascade(readStylesheet(sources, isMeasure));
}

/** A page as it is set with the shipped faces. */
export function pageSet(body: string, css = ''): { readonly html: string; readonly pagination: Pagination } {
  const page = parsePage(body);
  const pagination = setPage(page, stylesWith(css), shippedFonts);
  return { html: serialisePage(page), pagination };
}
