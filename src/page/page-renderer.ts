import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HelperDeclareSpec } from 'handlebars';
import type { FilledPage, FillingOptions, PageRenderer } from '../documents/ports.ts';
import type { Pagination } from '../pagination/paginate.ts';
import { checkLabels } from './check-labels.ts';
import { checkTemplate } from './check-template.ts';
import type { PageElement } from './element.ts';
import { parsePage } from './parse.ts';
import { serialisePage } from './serialise.ts';
import type { PageFaces } from './set-lines.ts';
import { setPage } from './set-page.ts';
import { createCascade } from './style/cascade.ts';
import { type StyleOf, isMeasure } from './style/style.ts';
import { type Stylesheet, readStylesheet } from './style/stylesheet.ts';
import { loadTemplates } from './templates.ts';

/** The renderer with a way to try its templates. */
export interface PageTemplates extends PageRenderer {
  /**
   * Fills the template of a form and sets the page. Throws TemplateError when the View does not fit it, and for what is no
   * page that can be set: with file, line and tag.
   */
  tryTemplate(form: string, view: object): void;
  /** The page of a form as other helpers and pieces fill it, before it is set. */
  fillVariant(form: string, view: object, variant: PageVariant): StyledPage;
}

/** Other helpers, and the pieces `x.variant.hbs` in the place of `x.hbs`. */
export interface PageVariant {
  readonly variant: string;
  readonly helpers: HelperDeclareSpec;
}

/** A page with what its stylesheet says of it. */
export interface StyledPage {
  readonly page: PageElement;
  readonly styleOf: StyleOf;
  /** Kinds of page that have no number. */
  readonly unnumbered: ReadonlySet<string>;
}

/** What pages are made with. */
export interface PageParts {
  readonly templatesFolder: string;
  /** Ids of the forms whose pages are set here. */
  readonly forms: readonly string[];
  /** Ids of templates whose pages the browser sets by itself. */
  readonly unset?: readonly string[];
  readonly faces: PageFaces;
  /** PostScript names of the faces that may draw the pages. */
  readonly faceNames?: readonly string[] | undefined;
}

/** A template with its stylesheet. */
interface PageForm {
  readonly css: string;
  readonly stylesheet: Stylesheet;
  readonly styleOf: StyleOf;
  readonly isSet: boolean;
}

/**
 * Loads the page templates and stylesheets of the given forms. Throws when a file is missing or cannot be read, so that a
 * fault of a template stops the start and not the first request.
 */
export function createPageRenderer({ templatesFolder, forms, unset = [], faces, faceNames }: PageParts): PageTemplates {
  const templates = loadTemplates(templatesFolder);
  const css = (path: string): string => readFileSync(join(templatesFolder, path), 'utf8');
  const [shared, screen] = [css('shared/page.css'), css('shared/screen.css')];
  const load = (form: string, isSet: boolean): PageForm => {
    const own = css(`${form}/page.css`);
    const stylesheet = readStylesheet(
      [
        { file: 'templates/shared/page.css', css: shared, ofAllForms: true },
        { file: `templates/${form}/page.css`, css: own, ofAllForms: false },
      ],
      isSet ? isMeasure : undefined,
    );
    return { css: shared + own, stylesheet, styleOf: createCascade(stylesheet), isSet };
  };
  const loaded = new Map([
    ...forms.map((form) => [form, load(form, true)] as const),
    ...unset.map((form) => [form, load(form, false)] as const),
  ]);
  const formOf = (id: string): PageForm => {
    const form = loaded.get(id);
    if (form === undefined) throw new Error(`No page template for the form ${id}`);
    return form;
  };
  const wholePage = (form: string, title: string, body: string, extraCss = ''): string =>
    templates.render('shared/page', { title, css: formOf(form).css + extraCss, body });
  const fillAndSet = (
    id: string,
    view: object,
    options?: FillingOptions,
  ): { readonly tree: PageElement; readonly pagination?: Pagination } => {
    const form = formOf(id);
    const tree = parsePage(templates.render(`${id}/page`, view));
    return form.isSet ? { tree, pagination: setPage(tree, form.styleOf, faces, options) } : { tree };
  };
  return {
    fill: (form, title, view, options): FilledPage => {
      const { tree, pagination } = fillAndSet(form, view, options);
      return {
        ...{ form, title, body: serialisePage(tree) },
        ...(pagination === undefined ? {} : { pageCount: pagination.pages }),
        ...(faceNames === undefined ? {} : { faces: faceNames }),
      };
    },
    paginate: (form, view, options) => {
      const { pagination } = fillAndSet(form, view, options);
      if (pagination === undefined) throw new Error(`The pages of ${form} are not set here`);
      return pagination;
    },
    tryTemplate: (id, view) => {
      const { isSet, stylesheet, styleOf } = formOf(id);
      const page = parsePage(templates.renderTraced(`${id}/page`, view));
      checkTemplate(page, stylesheet);
      if (!isSet) return;
      setPage(page, styleOf, faces);
      checkLabels(page);
    },
    fillVariant: (id, view, { variant, helpers }) => {
      const { styleOf, stylesheet } = formOf(id);
      const page = parsePage(templates.variant(variant, helpers)(`${id}/page`, view));
      return { page, styleOf, unnumbered: stylesheet.unnumbered };
    },
    blankPage: (form) => wholePage(form, '', ''),
    standalone: ({ form, title, body }) => wholePage(form, title, body, screen),
  };
}
