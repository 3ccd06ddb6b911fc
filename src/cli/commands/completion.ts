import { type Command, UsageError, command, exitCodes } from '../command.ts';
import { bashCompletion } from '../completion.ts';

const shells = ['bash'];

/** `filing-press completion bash`. @param commands those that it completes besides itself */
export function completionOf(commands: readonly Command[]): Command {
  const completion = command({
    name: 'completion',
    summary: '写出命令补全脚本，供 bash 使用',
    operands: [{ value: '<shell>', choices: shells }],
    options: {},
    details:
      '装好后按 Tab 补全命令、选项、表、样例和选项的值。\n\n' +
      '  source <(filing-press completion bash)                    # 只在当前终端\n' +
      '  filing-press completion bash > ~/.local/share/bash-completion/completions/filing-press',
    run: async ({ operands }, { stdout }) => {
      const [shell, ...more] = operands;
      if (shell === undefined || more.length > 0 || !shells.includes(shell)) {
        throw new UsageError(`请写明是哪种 shell，可用 ${shells.join('、')}。`);
      }
      stdout.write(bashCompletion([...commands, completion]));
      return Promise.resolve(exitCodes.done);
    },
  });
  return completion;
}
