import type { GoldenCount } from '../golden-differences.ts';
import type { Parity, Tally } from './compare.ts';

/** Filings that make one row of the table of docs/fidelity.md. */
export interface MeasuredFilings {
  readonly name: string;
  readonly parities: readonly Parity[];
  /** Of a sample. */
  readonly golden?: GoldenCount;
}

const head = [
  'filing',
  'pages Word / PDF',
  'same page count',
  'cells alike',
  'lines outside of cells alike',
  'open rules alike',
  'lines broken at the same character',
  'text, farthest',
  'rules, farthest',
  'golden pages, differing pixels',
];

/** Markdown, a row for each, and one for all generated filings together. */
export function parityTable(measured: readonly MeasuredFilings[]): string {
  const generated = measured.filter(({ golden }) => golden === undefined);
  const all = { name: '**all generated**', parities: generated.flatMap(({ parities }) => parities) };
  const rows = [...measured, all].map(rowOf);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ name, parities, golden }: MeasuredFilings): readonly string[] {
  const sum = (value: (parity: Parity) => number): number => parities.reduce((total, one) => total + value(one), 0);
  const largest = (value: (parity: Parity) => number): string => `${Math.max(0, ...parities.map(value)).toFixed(2)} mm`;
  const share = (tally: (parity: Parity) => Tally): string =>
    shareOf(
      sum((parity) => tally(parity).alike),
      sum((parity) => tally(parity).all),
    );
  const equal = parities.filter(({ pages: [word, pdf] }) => word === pdf).length;
  return [
    name,
    `${sum(({ pages }) => pages[0])} / ${sum(({ pages }) => pages[1])}`,
    `${equal} of ${parities.length}`,
    share(({ cells }) => cells),
    share(({ linesOutside }) => linesOutside),
    share(({ openRules }) => openRules),
    share(({ lines }) => lines),
    largest(({ textDistance }) => textDistance),
    largest(({ ruleDistance }) => ruleDistance),
    golden === undefined ? '–' : `${golden.pages}, ${golden.pixels}`,
  ];
}

/** `3,146 of 3,147 (99.97 %)`; never rounded up to the whole. */
export function shareOf(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = Math.floor((part / whole) * 10_000) / 100;
  return `${part.toLocaleString('en')} of ${whole.toLocaleString('en')} (${percent} %)`;
}
