import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import type { Box } from '../forms/printed/boxes.ts';
import { TemplateError } from '../installation/template-error.ts';
import { sourceAttribute } from './fault.ts';

/** Fills a template; names are paths below the templates folder without extension: `annex-2/page`. */
export type RenderTemplate = (name: string, data: object) => string;

/** The Handlebars templates of all forms, compiled. */
export interface CompiledTemplates {
  readonly render: RenderTemplate;
  /** The same, each tag with the place at which it is written, as {@link sourceAttribute}. */
  readonly renderTraced: RenderTemplate;
  /** The same with other helpers; a template `x.variant.hbs` stands in for `x.hbs`. */
  readonly variant: (variant: string, helpers: Handlebars.HelperDeclareSpec) => RenderTemplate;
}

/**
 * Compiles every `*.hbs` file below the folder; each may be used by the others as a partial of its path.
 *
 * Strict: a name that the View does not have is an error, never an empty cell in silence. Values are
 * escaped; a template can reach own properties of the View only.
 *
 * Throws TemplateError for a file that is no template; rendering throws it for one that the data does not fit.
 */
export function loadTemplates(folder: string): CompiledTemplates {
  const sources = templateNames(folder).map((name) => ({
    name,
    source: readFileSync(join(folder, `${name}.hbs`), 'utf8').trimEnd(),
  }));
  const helpers = { spoken };
  let traced: RenderTemplate | undefined;
  return {
    render: compileAll(sources, helpers),
    renderTraced: (name, data) => (traced ??= compileAll(sources, helpers, withSources))(name, data),
    variant: (variant, own) => {
      const suffix = `.${variant}`;
      const others = new Map(sources.map(({ name, source }) => [name, source]));
      const chosen = sources
        .filter(({ name }) => !name.endsWith(suffix))
        .map(({ name, source }) => ({ name, source: others.get(name + suffix) ?? source }));
      return compileAll(chosen, own, withSources);
    },
  };
}

interface TemplateSource {
  readonly name: string;
  readonly source: string;
}

type Program = hbs.AST.Program;

type Prepare = (program: Program, name: string) => Program;

function compileAll(
  sources: readonly TemplateSource[],
  helpers: Handlebars.HelperDeclareSpec,
  prepare: Prepare = (program) => program,
): RenderTemplate {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const { name, source } of sources) {
    const template = compile(handlebars, name, source, prepare);
    handlebars.registerPartial(name, template);
    compiled.set(name, template);
  }
  return (name, data) => {
    const template = compiled.get(name);
    if (template === undefined) throw new TemplateError(fileOf(name), 'it is missing');
    return template(data);
  };
}

/** The template, of which every error names the file: it may be a partial of others. */
function compile(
  handlebars: typeof Handlebars,
  name: string,
  source: string,
  prepare: Prepare,
): Handlebars.TemplateDelegate {
  const named = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof TemplateError ? error : new TemplateError(fileOf(name), error);
    }
  };
  // `compile` reads the source when the template is first rendered; what is no template is to be told before.
  const program = named(() => prepare(handlebars.parse(source), name));
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

/** The template with the place of each tag in an attribute of it. */
function withSources(program: Program, name: string): Program {
  new SourceWriter(fileOf(name)).accept(program);
  return program;
}

class SourceWriter extends Handlebars.Visitor {
  readonly #file: string;

  constructor(file: string) {
    super();
    this.#file = file;
  }

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    // Blanks beside a tag of Handlebars that has a line for itself are taken off at the start of the text.
    const original: unknown = content.original; // declared as flags, and a text
    if (typeof original !== 'string') throw new TypeError('Handlebars has no source of a text');
    const taken = original.indexOf(content.value);
    const line = (at: number): number => content.loc.start.line + original.slice(0, taken + at).split('\n').length - 1;
    content.value = content.value.replace(
      /<[a-z][a-z0-9]*/g,
      (tag, at: number) => `${tag} ${sourceAttribute}="${this.#file}:${line(at)}"`,
    );
  }
}

/** `{{spoken box}}`: what a screen reader says for a tick box, whose characters it would skip or misname. */
function spoken(box: Box): string {
  return box === '☑' ? '已选' : '未选';
}
