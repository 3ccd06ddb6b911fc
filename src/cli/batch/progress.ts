import type { Output } from '../command.ts';
import { displayWidth, padded } from '../terminal/display-width.ts';
import { ItemRate } from './item-rate.ts';

/** How far a batch has come. */
interface ProgressState {
  /** Items that are through, those of an earlier run included. */
  readonly done: number;
  /** Undefined where the input does not say. */
  readonly total: number | undefined;
  /** Items a second, lately; undefined before the first ones. */
  readonly rate: number | undefined;
  /** Bytes of a volume that have come; through a service its items cannot be counted on the way. */
  readonly received?: number;
}

/** Milliseconds between two drawings of the bar, and between two lines where there is no terminal. */
const barInterval = 200;
const lineInterval = 5_000;

const barWidth = 24;

/** One line that says how far it has come: with a bar on a terminal of that width. */
export function progressLine({ done, total, rate, received }: ProgressState, width?: number, verb = '已印'): string {
  if (received !== undefined && done === 0) return `正在合订，已写 ${(received / 1_000_000).toFixed(1)} MB`;
  const rateWords = rate === undefined ? [] : [`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} 项/秒`];
  if (total === undefined) return [`${verb} ${done} 项`, ...rateWords].join('，');
  const left = rate === undefined || rate === 0 || done >= total ? [] : [`还需约 ${duration((total - done) / rate)}`];
  const words = [`${verb} ${done}/${total} 项`, ...rateWords, ...left].join('，');
  if (width === undefined) return words;
  const share = total === 0 ? 1 : done / total;
  const full = Math.floor(share * barWidth);
  const line = `${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${String(Math.floor(share * 100)).padStart(3)}%  ${words}`;
  return displayWidth(line) < width ? line : words;
}

/** `1 小时 5 分`, `3 分 20 秒`, `8 秒` */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  if (hours > 0) return `${hours} 小时 ${minutes} 分`;
  return minutes > 0 ? `${minutes} 分 ${whole % 60} 秒` : `${whole} 秒`;
}

/** What a display says besides numbers. */
interface DisplayOptions {
  /** What became of the items that are counted. */
  readonly verb?: string;
  /** It says nothing. */
  readonly isSilent?: boolean;
}

/**
 * Shows on standard error how far a batch has come, from its first item on: a bar on a terminal, else a line now and then.
 */
export class ProgressDisplay {
  readonly #output: Output;
  readonly #total: number | undefined;
  readonly #verb: string | undefined;
  readonly #isSilent: boolean;
  readonly #rate = new ItemRate();
  #timer: NodeJS.Timeout | undefined;
  #done = 0;
  #received: number | undefined;
  #shown = 0;

  constructor(output: Output, total: number | undefined, { verb, isSilent = false }: DisplayOptions = {}) {
    this.#output = output;
    this.#total = total;
    this.#verb = verb;
    this.#isSilent = isSilent;
  }

  /** Items up to this one are through. `isNews`: they were printed now, so that they count for the rate. */
  advance(done: number, isNews: boolean): void {
    this.#done = Math.max(this.#done, done);
    if (isNews) this.#rate.add(this.#done, performance.now());
    this.#start();
  }

  /** So many bytes of a volume have come. */
  receive(bytes: number): void {
    this.#received = bytes;
    this.#start();
  }

  /** Says something above the bar. */
  say(text: string): void {
    if (!this.#isSilent) this.#output.write(`${this.#clear()}${text}\n`);
  }

  /** Takes the bar away. */
  end(): void {
    clearInterval(this.#timer);
    this.#output.write(this.#clear());
  }

  #start(): void {
    if (this.#timer !== undefined || this.#isSilent) return;
    this.#timer = setInterval(() => this.#show(), this.#output.isTTY === true ? barInterval : lineInterval);
    this.#show();
  }

  #show(): void {
    const { isTTY, columns } = this.#output;
    if (isTTY !== true) {
      this.#output.write(`${progressLine(this.#state(), undefined, this.#verb)}\n`);
      return;
    }
    const line = progressLine(this.#state(), columns ?? 80, this.#verb);
    this.#output.write(`\r${padded(line, this.#shown)}`);
    this.#shown = displayWidth(line);
  }

  #clear(): string {
    const blanks = this.#shown === 0 ? '' : `\r${' '.repeat(this.#shown)}\r`;
    this.#shown = 0;
    return blanks;
  }

  #state(): ProgressState {
    const rate = this.#rate.itemsPerSecond(performance.now());
    const state = { done: this.#done, total: this.#total, rate };
    return this.#received === undefined ? state : { ...state, received: this.#received };
  }
}
