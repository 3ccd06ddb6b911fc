import type { OptionDefinition } from './arguments.ts';
import { type Command, usageOf } from './command.ts';
import { displayWidth, padded, wrapped } from './terminal/display-width.ts';

/** `filing-press --help`, for a terminal of so many columns */
export function programHelp(commands: readonly Command[], width: number): string {
  return (
    '用法：filing-press <命令> [选项] …\n\n按申报内容（JSON）打印绩效申报表，不需要服务。\n\n命令：\n' +
    aligned(
      commands.map(({ name, summary }) => [name, summary]),
      width,
    ) +
    '\n选项：\n' +
    aligned(
      [
        ['-h, --help', '显示说明；filing-press <命令> --help 显示该命令的说明'],
        ['-V, --version', '显示版本'],
      ],
      width,
    ) +
    '\n退出码：0 完成；1 申报内容有误，未生成；2 用法有误或无法运行。\n'
  );
}

/** `filing-press render --help`, likewise */
export function commandHelp(command: Command, width: number): string {
  const { options, details } = command;
  const rows = Object.entries(options).map(
    ([option, definition]) => [optionWords(option, definition), definition.help] as const,
  );
  return `用法：${usageOf(command)}\n\n${details}\n\n选项：\n${aligned([...rows, ['-h, --help', '显示本说明']], width)}`;
}

/** `-o, --output <文件>` */
export function optionWords(name: string, { short, value }: OptionDefinition): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}

/** Two columns; the second goes on below itself where the terminal, of so many columns, ends. */
function aligned(rows: readonly (readonly [string, string])[], terminal: number): string {
  const width = Math.max(...rows.map(([left]) => displayWidth(left)));
  const rest = Math.max(20, terminal - width - 5);
  return rows
    .flatMap(([left, right]) =>
      wrapped(right, rest).map((line, index) => `  ${padded(index === 0 ? left : '', width)}  ${line}\n`),
    )
    .join('');
}
