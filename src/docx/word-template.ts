import Docxtemplater from 'docxtemplater';
import type PizZip from 'pizzip';
import { checkpoint } from '../concurrency/checkpoint.ts';
import type { DocumentFaces } from './faces.ts';
import { type RunContext, writeText } from './run-text.ts';
import { type RowPosition, type Token, isEdge, tokensAt } from './template-tokens.ts';

/** A part of a compiled template; one with tags is a function of the View. */
export interface TemplatePart {
  readonly name: string;
  readonly content: Uint8Array | ((view: object, faces: DocumentFaces) => string);
}

/**
 * The parts of the template of a form, in the order of the file. docxtemplater reads the file (tags that Word has torn
 * over several runs, sections over rows and paragraphs) once, at the start; a render only walks what it found.
 * docxtemplater's own `render` may be called once per compiled template, and compiling costs most of its time.
 *
 * Throws, with every fault that docxtemplater names, if the template has a malformed or unbalanced tag.
 */
export function compileTemplate(zip: PizZip): readonly TemplatePart[] {
  const tokens = tokensOf(zip);
  return Object.values(zip.files)
    .filter((file) => !file.dir)
    .map((file): TemplatePart => {
      const { name } = file;
      const partTokens = tokens.get(name);
      if (partTokens?.some((token) => token.type === 'placeholder') !== true) {
        return { name, content: file.asUint8Array() };
      }
      const instructions = new Compiler().compile(partTokens);
      return { name, content: (view, faces) => run(instructions, view, faces) };
    });
}

/** The tokens of all parts that may hold tags, by part name, as docxtemplater gives them to its modules. */
function tokensOf(zip: PizZip): ReadonlyMap<string, readonly Token[]> {
  const result = new Map<string, readonly Token[]>();
  interface CompiledParts {
    readonly compiled?: Readonly<Record<string, { readonly postparsed: readonly Token[] }>>;
  }
  const reader = {
    name: 'TokenReader',
    set: ({ compiled }: CompiledParts) => {
      for (const [name, part] of Object.entries(compiled ?? {})) result.set(name, part.postparsed);
    },
  };
  try {
    new Docxtemplater(zip, { paragraphLoop: true, errorLogging: false, modules: [reader] });
  } catch (error) {
    throw new Error(`The Word template has faulty tags: ${faultsOf(error)}`, { cause: error });
  }
  return result;
}

function faultsOf(error: unknown): string {
  const { properties } = error as { properties?: { errors?: { properties?: { explanation?: string } }[] } };
  const faults = properties?.errors?.map((fault) => fault.properties?.explanation ?? 'unknown');
  return faults?.join('; ') ?? String(error);
}

/** XML to copy, a value to print, or a section to repeat. */
type Instruction = string | Value | Section;

interface Value {
  readonly path: readonly string[];
  readonly context: RunContext;
}

interface Section {
  readonly path: readonly string[];
  /** `{^path}`: stands once if there is nothing to repeat. */
  readonly inverted: boolean;
  readonly body: (position: RowPosition) => readonly Instruction[];
}

/** Turns tokens into instructions, while it keeps in mind in which paragraph and run it is. */
class Compiler {
  private paragraphProperties = '';
  private runProperties = '';
  private open: 'w:pPr' | 'w:rPr' | undefined;

  compile(tokens: readonly Token[]): readonly Instruction[] {
    const instructions: Instruction[] = [];
    for (const token of tokens) {
      const instruction = this.instructionOf(token);
      const last = instructions.at(-1);
      if (typeof instruction === 'string' && typeof last === 'string') instructions.splice(-1, 1, last + instruction);
      else instructions.push(instruction);
    }
    return instructions;
  }

  private instructionOf(token: Token): Instruction {
    if (token.type === 'placeholder') return this.placeholder(token);
    this.track(token);
    return isEdge(token, 'w:t', 'start') ? '<w:t xml:space="preserve">' : token.value;
  }

  private placeholder(token: Token): Value | Section {
    const path = token.value.split('.');
    if (token.module !== 'loop' || token.subparsed === undefined) {
      const { paragraphProperties, runProperties } = this;
      return { path, context: { paragraphProperties, runProperties } };
    }
    const { subparsed: inner, lIndex = 0 } = token;
    const [only, first, last, middle] = [
      { first: true, last: true },
      { first: true, last: false },
      { first: false, last: true },
      { first: false, last: false },
    ].map((position) => this.compile(tokensAt(inner, position, lIndex)));
    return {
      path,
      inverted: token.inverted === true,
      body: (position) => (position.first ? (position.last ? only : first) : position.last ? last : middle) ?? [],
    };
  }

  /** Properties of a paragraph hold those of its mark, `w:pPr` a `w:rPr`, which are not those of a run. */
  private track(token: Token): void {
    if (isEdge(token, 'w:p', 'start')) this.paragraphProperties = '';
    if (isEdge(token, 'w:r', 'start')) this.runProperties = '';
    if (this.open === undefined && (isEdge(token, 'w:pPr', 'start') || isEdge(token, 'w:rPr', 'start'))) {
      this.open = token.tag === 'w:pPr' ? 'w:pPr' : 'w:rPr';
    }
    if (this.open === 'w:pPr') this.paragraphProperties += token.value;
    if (this.open === 'w:rPr') this.runProperties += token.value;
    if (this.open !== undefined && isEdge(token, this.open, 'end')) this.open = undefined;
  }
}

function run(instructions: readonly Instruction[], scope: object, faces: DocumentFaces): string {
  let xml = '';
  for (const instruction of instructions) {
    if (typeof instruction === 'string') xml += instruction;
    else if ('context' in instruction) xml += writeText(textAt(scope, instruction.path), instruction.context, faces);
    else xml += runSection(instruction, scope, faces);
  }
  return xml;
}

function runSection({ path, inverted, body }: Section, scope: object, faces: DocumentFaces): string {
  const items = itemsAt(scope, path);
  if (inverted) return items.length === 0 ? run(body({ first: true, last: true }), scope, faces) : '';
  return items
    .map((item, index) => {
      checkpoint();
      return run(body({ first: index === 0, last: index === items.length - 1 }), item, faces);
    })
    .join('');
}

/** A tag that the View does not have, or has with another shape: a fault of the template, never of a filing. */
class TemplateTagError extends Error {
  constructor(tag: string, problem: string) {
    super(`Tag {${tag}}: ${problem}`);
    this.name = 'TemplateTagError';
  }
}

/**
 * The value of a dotted path, from own properties of the innermost scope only: a misspelt tag is an error, and
 * never an empty cell or a value of an outer scope in silence.
 */
function valueAt(scope: object, path: readonly string[]): unknown {
  let value: unknown = scope;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      throw new TemplateTagError(path.join('.'), `the View has no “${name}” here`);
    }
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** What a tag prints: a text, or the paragraphs of a text. */
function textAt(scope: object, path: readonly string[]): string | readonly string[] {
  const value = valueAt(scope, path);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new TemplateTagError(path.join('.'), 'the View has no text here');
}

/** What a section repeats: the items of a list, or the scope itself once if a text is not empty. */
function itemsAt(scope: object, path: readonly string[]): readonly object[] {
  const value = valueAt(scope, path);
  if (typeof value === 'string') return value === '' ? [] : [scope];
  if (Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null))
    return value as object[];
  throw new TemplateTagError(`#${path.join('.')}`, 'the View has neither a list nor a text here');
}
