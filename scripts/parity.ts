import { parseArgs } from 'node:util';
import { sampleNames } from '../src/forms/form.ts';
import { sampleFiling } from '../test/support/archive/printing.ts';
import { generatedFilings } from '../test/support/filings/generated.ts';
import { type GoldenCount, countGoldenDifferences } from '../test/support/golden-differences.ts';
import { openSamplePictures } from '../test/support/goldens.ts';
import type { Parity } from '../test/support/parity/compare.ts';
import { measureParity } from '../test/support/parity/measure.ts';
import { type MeasuredFilings, parityTable } from '../test/support/parity/table.ts';
import { selectedForms } from '../test/support/selected-forms.ts';
import { replaceTable } from './replace-table.ts';

/**
 * `npm run parity -- --filings 50 --seed 1`: measures how alike Word file and PDF are, for all samples and that many
 * generated filings of each form, holds the samples against their golden pages, and prints the table of
 * docs/fidelity.md. `--write` puts it there; `--keep FOLDER` keeps the files of the filings that differ; `--form annex-4` measures
 * one form, and writes nothing.
 */
const { values } = parseArgs({
  options: {
    filings: { type: 'string', default: '50' },
    seed: { type: 'string', default: '20211231' },
    keep: { type: 'string' },
    form: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.filings), Number(values.seed)];

/** What one row of the table is about. */
interface Group {
  readonly form: string;
  readonly name: string;
  readonly sample?: (typeof sampleNames)[number];
  readonly filings: readonly { readonly name: string; readonly filing: unknown }[];
}

const groups = selectedForms(values.form).flatMap(({ id: form }): readonly Group[] => [
  ...sampleNames.map((sample) => ({
    form,
    sample,
    name: `${form} ${sample}`,
    filings: [{ name: `${form} ${sample}`, filing: sampleFiling(form, sample) }],
  })),
  {
    form,
    name: `${form}, ${count} generated`,
    filings: generatedFilings(form, count, seed),
  },
]);

const pictures = await openSamplePictures();
const goldens = new Map<string, GoldenCount>();
for (const { form, sample, name } of groups) {
  if (sample !== undefined) goldens.set(name, await countGoldenDifferences(pictures, form, sample));
}
await pictures.close();

const parities = new Map<string, Parity>();
await measureParity(
  groups.flatMap(({ form, filings }) => filings.map((filing) => ({ ...filing, form }))),
  {
    ...(values.keep === undefined ? {} : { keep: values.keep }),
    report: (name, parity) => {
      parities.set(name, parity);
      const { pages, lines, cells, differences } = parity;
      console.error(
        `${name}: pages ${pages.join(' / ')}, cells ${cells.alike} of ${cells.all}, lines ${lines.alike} of ${lines.all}`,
      );
      for (const difference of differences.slice(0, 3)) console.error(`    ${difference}`);
    },
  },
);

const measured = groups.map(({ name, filings }): MeasuredFilings => {
  const golden = goldens.get(name);
  return {
    name,
    parities: filings.flatMap((filing) => parities.get(filing.name) ?? []),
    ...(golden === undefined ? {} : { golden }),
  };
});
const table = `Generated filings with seed ${seed}.\n\n${parityTable(measured)}`;
console.log(table);

if (values.write && values.form === undefined) replaceTable('docs/fidelity.md', 'parity', table);
