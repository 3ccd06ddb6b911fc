import { parseArgs } from 'node:util';
import { catalogue, findForm } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import { nearestName } from '../nearest-name.ts';
import { UsageError } from './command.ts';

/** One option of a command. */
export interface OptionDefinition {
  readonly short?: string;
  /** Of an option with a value: what stands for it in the help, e.g. `<文件>`. Without it the option is a switch. */
  readonly value?: string;
  readonly help: string;
}

/** The options of a command by their long names. */
export type OptionTable = Readonly<Record<string, OptionDefinition>>;

/** What was given on the command line. */
export interface ReadArguments<Options extends OptionTable> {
  readonly options: {
    readonly [Name in keyof Options]: Options[Name] extends { readonly value: string } ? string | undefined : boolean;
  };
  readonly operands: readonly string[];
}

/** Reads the arguments after the name of a command. Throws UsageError, for unknown options with the nearest known one. */
export function readArguments<Options extends OptionTable>(
  args: readonly string[],
  table: Options,
): ReadArguments<Options> {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(table).map(([name, definition]) => [name, parserOption(definition)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const options: Record<string, string | boolean | undefined> = {};
  for (const [name, { value }] of Object.entries(table)) options[name] = value === undefined ? false : undefined;
  const given = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const definition = Object.hasOwn(table, name) ? table[name] : undefined;
    if (definition === undefined) throw unknownOption(rawName, table);
    if (given.has(name)) throw new UsageError(`选项 ${rawName} 出现了不止一次，请只写一次。`);
    given.add(name);
    if (definition.value === undefined) {
      if (value !== undefined) throw new UsageError(`选项 ${rawName} 不带值，请去掉“=${value}”。`);
      options[name] = true;
    } else {
      if (value === undefined) throw new UsageError(`选项 ${rawName} 后面要有${definition.value}。`);
      options[name] = value;
    }
  }
  return { options: options as ReadArguments<Options>['options'], operands: positionals };
}

function parserOption({ short, value }: OptionDefinition) {
  const type = value === undefined ? ('boolean' as const) : ('string' as const);
  return short === undefined ? { type } : { type, short };
}

function unknownOption(rawName: string, table: OptionTable): UsageError {
  return new UsageError(`没有选项 ${rawName}${nearestOf(rawName.replace(/^-+/, ''), Object.keys(table), '--')}？`);
}

/** `，是否指 render`, for a name that is not known; empty when none is near. */
export function nearestOf(name: string, known: readonly string[], prefix = ''): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `，是否指 ${prefix}${nearest}`;
}

/** The form and the file that a command is given. Throws UsageError for anything else. */
export function formAndFile(operands: readonly string[]): { readonly form: Form; readonly path: string } {
  const [id, path, ...more] = operands;
  const form = namedForm(id);
  if (path === undefined) throw new UsageError('请写明申报内容的 JSON 文件；- 表示从标准输入读。');
  if (more.length > 0)
    throw new UsageError(`多了 ${more.join(' ')}；一次处理一个文件，许多文件请用 filing-press batch。`);
  return { form, path };
}

/** The form that a command is given, and nothing else. Throws UsageError. */
export function formAlone([id, ...more]: readonly string[]): Form {
  const form = namedForm(id);
  if (more.length > 0) throw new UsageError(`多了 ${more.join(' ')}；空白表不需要申报内容。`);
  return form;
}

function namedForm(id: string | undefined): Form {
  if (id === undefined) throw new UsageError(`请写明用哪张表：${formNames()}。`);
  const form = findForm(id);
  if (form === undefined) {
    const nearest = nearestOf(
      id,
      catalogue.map((known) => known.id),
    );
    throw new UsageError(`没有“${id}”这张表${nearest}；有：${formNames()}。`);
  }
  return form;
}

function formNames(): string {
  return catalogue.map(({ id, annex, title }) => `${id}（${annex} ${title}）`).join('、');
}
