import type { OptionDefinition } from './arguments.ts';
import type { Command } from './command.ts';

/** What is completed without a command. */
const programOptions = ['--help', '--version'];

/**
 * A script for bash that completes commands, options, and the values that either can have, made of the descriptions of the
 * commands. Where nothing is known, files are completed.
 */
export function bashCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  return `# filing-press completion bash
_filing_press() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command=\${COMP_WORDS[1]}
  local words='' options='' valued='' at=0 index previous=''
  COMPREPLY=()
  # bash takes --format=pdf for three words.
  if [ "$word" = '=' ]; then word=''; elif [ "$before" = '=' ]; then before=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted([...names, ...programOptions])} -- "$word"))
    return
  fi
  case $command in
${commands.map(({ name, options }) => `    ${name}) options=${quoted(Object.entries(options).flatMap(([option, { short }]) => spelt(option, short)))} valued=${quoted(valuedOptions(options))} ;;`).join('\n')}
    help) words=${quoted(names)} ;;
    *) return ;;
  esac
  case "$command $before" in
${commands.flatMap(optionCases).join('\n')}
  esac
  if [[ " $valued " == *" $before "* ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    return
  fi
  if [[ $word == -?* ]]; then
    COMPREPLY=($(compgen -W "$options --help" -- "$word"))
    return
  fi
  for ((index = 2; index < COMP_CWORD; index++)); do
    previous=\${COMP_WORDS[index - 1]}
    if [[ \${COMP_WORDS[index]} != -?* && \${COMP_WORDS[index]} != '=' && $previous != '=' && " $valued " != *" $previous "* ]]; then at=$((at + 1)); fi
  done
  case "$command $at" in
${commands.flatMap(operandCases).join('\n')}
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); fi
}
complete -o bashdefault -o default -F _filing_press filing-press
`;
}

function optionCases({ name, options }: Command): readonly string[] {
  return Object.entries(options).flatMap(([option, { short, choices = [] }]) =>
    choices.length === 0
      ? []
      : [
          `    ${spelt(option, short)
            .map((spelling) => `'${name} ${spelling}'`)
            .join(' | ')}) words=${quoted(choices)} ;;`,
        ],
  );
}

function operandCases({ name, operands }: Command): readonly string[] {
  return operands.flatMap(({ choices = [] }, index) =>
    choices.length === 0 ? [] : [`    '${name} ${index}') words=${quoted(choices)} ;;`],
  );
}

function valuedOptions(options: Readonly<Record<string, OptionDefinition>>): readonly string[] {
  return Object.entries(options).flatMap(([option, { short, value }]) =>
    value === undefined ? [] : spelt(option, short),
  );
}

function spelt(option: string, short: string | undefined): readonly string[] {
  return [`--${option}`, ...(short === undefined ? [] : [`-${short}`])];
}

/** Names of commands, options and values hold no quotation mark. */
function quoted(words: readonly string[]): string {
  return `'${words.join(' ')}'`;
}
