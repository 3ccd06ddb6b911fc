import type { Command } from './command.ts';
import { batch } from './commands/batch.ts';
import { render } from './commands/render.ts';
import { validate } from './commands/validate.ts';
import { verify } from './commands/verify.ts';

/** The sub-commands, in the order in which the help lists them. */
export const commands: readonly Command[] = [render, batch, validate, verify];
