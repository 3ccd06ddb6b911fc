import { parseArgs } from 'node:util';
import { catalogue, findForm } from '../forms/catalogue.ts';
import type { Form } from '../forms/form.ts';
import { nearestName } from '../nearest-name.ts';
import { UsageError } from './command.ts';

/** What can stand in a place of the command line, as completion offers it. */
interface Value {
  /** The values it can have, where they are a list; else it may be a file. */
  readonly choices?: readonly string[];
}

/** One option of a command. */
export interface OptionDefinition extends Value {
  readonly short?: string;
  /** Of an option with a value: what stands for it in the help, e.g. `<文件>`. Without it the option is a switch. */
  readonly value?: string;
  readonly help: string;
}

/** An argument of a command that is no option. */
export interface OperandDefinition extends Value {
  /** As in a usage line: `<表>`, `[样例]`, `<文件>…`. The last one may stand for several. */
  readonly value: string;
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
  const nearest = nearestOf(rawName.replace(/^-+/, ''), Object.keys(table), '--');
  return new UsageError(`没有选项 ${rawName}${nearest === '' ? '；加 --help 列出全部选项。' : `${nearest}？`}`);
}

/** `，是否指 render`, for a name that is not known; empty when none is near. */
export function nearestOf(name: string, known: readonly string[], prefix = ''): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? '' : `，是否指 ${prefix}${nearest}`;
}

/** The operand that names a form. */
export const formOperand = { value: '<表>', choices: catalogue.map(({ id }) => id) } as const;

/** The form that the first operand names, and the others. Throws UsageError where it names none. */
export function formAndRest([id, ...rest]: readonly string[]): {
  readonly form: Form;
  readonly rest: readonly string[];
} {
  if (id === undefined) throw new UsageError(`请写明用哪张表：${formNames()}。`);
  return { form: namedForm(id), rest };
}

/** The form and the file that a command is given. Throws UsageError for anything else. */
export function formAndFile(operands: readonly string[]): { readonly form: Form; readonly path: string } {
  const { form, rest } = formAndRest(operands);
  const [path, ...more] = rest;
  if (path === undefined) throw new UsageError('请写明申报内容的 JSON 文件；- 表示从标准输入读。');
  if (more.length > 0)
    throw new UsageError(`多了 ${more.join(' ')}；一次处理一个文件，许多文件请用 filing-press batch。`);
  return { form, path };
}

/** The form that a command is given, and nothing else. Throws UsageError. */
export function formAlone(operands: readonly string[], why: string): Form {
  const { form, rest } = formAndRest(operands);
  if (rest.length > 0) throw new UsageError(`多了 ${rest.join(' ')}；${why}。`);
  return form;
}

/** Throws UsageError for operands where a command takes none. */
export function noOperands(operands: readonly string[]): void {
  if (operands.length > 0) throw new UsageError(`多了 ${operands.join(' ')}；这个命令后面只有选项。`);
}

/** The form of that id. Throws UsageError where there is none, and names the nearest id. */
export function namedForm(id: string): Form {
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
