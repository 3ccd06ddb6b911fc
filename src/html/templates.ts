import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import { TemplateError } from '../installation/template-error.ts';
import type { Box, MergedRows } from '../forms/view.ts';

/** The Handlebars templates of all forms, compiled. */
export interface PageTemplates {
  /** Names are paths below the templates folder without extension: `annex-2/page`. */
  readonly render: (name: string, data: object) => string;
}

/**
 * Compiles every `*.hbs` file below the folder; each may be used by the others as a partial of its path.
 *
 * Strict: a name that the View does not have is an error, never an empty cell in silence. Values are
 * escaped; a template can reach own properties of the View only.
 *
 * Throws TemplateError for a file that is no template; rendering throws it for one that the data does not fit.
 */
export function loadTemplates(folder: string): PageTemplates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('rows', countRows);
  handlebars.registerHelper('spoken', spoken);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const name of templateNames(folder)) {
    const template = compile(handlebars, name, readFileSync(join(folder, `${name}.hbs`), 'utf8').trimEnd());
    handlebars.registerPartial(name, template);
    compiled.set(name, template);
  }
  return {
    render: (name, data) => {
      const template = compiled.get(name);
      if (template === undefined) throw new TemplateError(fileOf(name), 'it is missing');
      return template(data);
    },
  };
}

/** The template, of which every error names the file: it may be a partial of others. */
function compile(handlebars: typeof Handlebars, name: string, source: string): Handlebars.TemplateDelegate {
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof TemplateError ? error : new TemplateError(fileOf(name), error);
    }
  };
  // `compile` reads the source when the template is first rendered; what is no template is to be told before.
  const program = named(() => handlebars.parse(source));
  const template = handlebars.compile(program, { strict: true, preventIndent: true });
  return (context, options) => named(() => template(context, options));
}

function fileOf(name: string): string {
  return `templates/${name}.hbs`;
}

function templateNames(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.hbs'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/').slice(0, -'.hbs'.length))
    .sort();
}

type RowList = readonly unknown[] | MergedRows<unknown>;

/** `{{rows a b plus=1}}`: over how many table rows a merged label cell runs that stands beside these lists. */
function countRows(...args: readonly unknown[]): number {
  const options = args.at(-1) as Handlebars.HelperOptions;
  const lists = args.slice(0, -1) as RowList[];
  const extra: unknown = options.hash['plus'];
  return lists.reduce(
    (sum, list) => sum + ('rest' in list ? 1 + list.rest.length : list.length),
    typeof extra === 'number' ? extra : 0,
  );
}

/** `{{spoken box}}`: what a screen reader says for a tick box, whose characters it would skip or misname. */
function spoken(box: Box): string {
  return box === '☑' ? '已选' : '未选';
}
