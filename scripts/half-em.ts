import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleNames } from '../src/forms/form.ts';
import { sampleFiling } from '../test/support/archive/printing.ts';
import { generatedFilings } from '../test/support/filings/generated.ts';
import { writeHalfEmSong } from '../test/support/parity/half-em-song.ts';
import { type LineShare, measureInSong } from '../test/support/parity/same-lines.ts';
import { shareOf } from '../test/support/parity/table.ts';
import { selectedForms } from '../test/support/selected-forms.ts';
import { replaceTable } from './replace-table.ts';

/**
 * `npm run parity:half-em -- --filings 50` sets Word files in a 宋体 with half-em Latin letters, as Word users have it. It
 * counts how many of their pages and lines stay those of the PDF, which is set in the shipped face. It takes all samples and 50
 * generated filings of each form. `--write` puts the table into docs/fidelity.md.
 */
const { values } = parseArgs({
  options: {
    filings: { type: 'string', default: '50' },
    seed: { type: 'string', default: '20211231' },
    write: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.filings), Number(values.seed)];

const groups = selectedForms().flatMap(({ id: form }) => [
  ...sampleNames.map((name) => ({ form, name: `${form} ${name}`, filings: [sampleFiling(form, name)] })),
  {
    form,
    name: `${form}, ${count} generated`,
    filings: generatedFilings(form, count, seed).map(({ filing }) => filing),
  },
]);

const head = ['filing', 'pages Word / PDF', 'same page count', 'lines of the PDF that stand in Word'];
const folder = mkdtempSync(join(tmpdir(), 'filing-press-half-em-'));
try {
  const song = await writeHalfEmSong(folder);
  const rows: (readonly string[])[] = [];
  for (const { form, name, filings } of groups) {
    const shares = await measureInSong(
      filings.map((filing) => ({ name, form, filing })),
      song,
    );
    rows.push(rowOf(name, shares));
    console.error(rows.at(-1)?.join(' | '));
  }
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const table = `Generated filings with seed ${seed}.\n\n${lines}`;
  console.log(table);
  if (values.write) replaceTable('docs/fidelity.md', 'half-em', table);
} finally {
  rmSync(folder, { recursive: true });
}

function rowOf(name: string, shares: readonly LineShare[]): readonly string[] {
  const sum = (value: (one: LineShare) => number): number => shares.reduce((total, one) => total + value(one), 0);
  const equal = shares.filter(({ pages: [word, pdf] }) => word === pdf).length;
  return [
    name,
    `${sum(({ pages }) => pages[0])} / ${sum(({ pages }) => pages[1])}`,
    `${equal} of ${shares.length}`,
    shareOf(
      sum(({ alike }) => alike),
      sum(({ of }) => of),
    ),
  ];
}
