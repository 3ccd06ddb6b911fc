import Handlebars from 'handlebars';
import type { PageTemplates, StyledPage } from '../../page/page-renderer.ts';
import { labelOfList } from './table-rows.ts';
import { ParagraphsTag, SectionTag, Tag, taggedView } from './tagged-view.ts';

/**
 * The page of a form filled with the tags of its Word template instead of values: `{projectName}` where the page prints the
 * name. What the page says once for each item of a list stands in an element `each`, what it says if there is a text in
 * `when`, if there is none in `unless`; the attribute `of` of these is the tag.
 *
 * A piece `x.word.hbs` stands in for `x.hbs` where Word is laid out otherwise.
 *
 * @param sample a View of the form that has everything
 */
export function fillWithTags(pages: PageTemplates, form: string, sample: object): StyledPage {
  return pages.fillVariant(form, taggedView(sample), { variant: 'word', helpers });
}

/** `@first` and `@last` of a list: they are not known in a template. */
const firstOfList = Symbol('@first');

/** Handlebars' own helpers, for tags. */
const helpers: Handlebars.HelperDeclareSpec = {
  each: (list: unknown, options: Handlebars.HelperOptions): string => {
    const frame = (first: unknown): Handlebars.RuntimeOptions => ({
      data: { ...(Handlebars.createFrame(options.data) as object), first, last: first },
    });
    if (options.inverse(undefined) !== '') throw new Error('In a Word file {{#each}} has no {{else}}');
    if (list instanceof ParagraphsTag) return options.fn(list, frame(true));
    if (!(list instanceof SectionTag)) throw new Error('{{#each}} is given no list of the View');
    return `<each of="${list.path}">${list.section((item) => options.fn(item, frame(firstOfList)))}</each>`;
  },
  if: conditional,
  unless(this: unknown, condition: unknown, options: Handlebars.HelperOptions): string {
    const { fn, inverse } = options;
    return conditional.call(this, condition, { ...options, fn: inverse, inverse: fn });
  },
  spoken: (): string => '',
};

function conditional(this: unknown, condition: unknown, options: Handlebars.HelperOptions): string {
  if (condition === firstOfList) return labelsOnly(options.fn(this), options.inverse(this));
  if (!(condition instanceof Tag)) return isGiven(condition) ? options.fn(this) : options.inverse(this);
  condition.assertReached();
  const section = (name: string, html: string): string =>
    html === '' ? '' : `<${name} of="${condition.path}">${html}</${name}>`;
  return section('when', options.fn(this)) + section('unless', options.inverse(this));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== '' && value !== false;

/** Labels start in the first row of a list and run over the others (src/docx/template-tokens.ts): Word knows no other first. */
function labelsOnly(html: string, others: string): string {
  if (others === '' && /^(?:<th [^>]*scope="rowgroup"[^>]*>(?:(?!<\/th>)[^])*<\/th>)*$/.test(html))
    return html.replaceAll('<th ', `<th ${labelOfList}="" `);
  throw new Error('In a Word file nothing but labels with scope="rowgroup" can stand in the first row of a list alone');
}
