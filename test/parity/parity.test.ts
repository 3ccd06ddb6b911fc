import { beforeAll, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { generatedFilings } from '../support/filings/generated.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import type { Parity, Tally } from '../support/parity/compare.ts';
import { type ParityCase, measureParity } from '../support/parity/measure.ts';
import { tightFilings } from '../support/parity/tight-filings.ts';
import { selectedForms } from '../support/selected-forms.ts';

/** `PARITY_SEED=7` tries others, `FORM=annex-4` one form. The name of a generated filing says how to make it again. */
const seed = Number(process.env['PARITY_SEED'] ?? 20_211_231);
const generatedOfEachForm = 1;

const forms = selectedForms();
const samples = forms.flatMap(({ id: form }) =>
  // `longest` is held alike in test/conformance.
  sampleNames
    .filter((sample) => sample !== 'longest')
    .map((sample): ParityCase => ({ name: `${form} ${sample}`, form, filing: sampleFiling(form, sample) })),
);
const generated = forms.flatMap(({ id: form }) =>
  generatedFilings(form, generatedOfEachForm, seed).map(({ name, filing }): ParityCase => ({ name, form, filing })),
);

/** What no machine's 宋体 is sure to have: each stretch of it is a run of its own in the Word file. */
const beyondGbk: ParityCase = {
  name: 'characters beyond GBK',
  form: 'annex-2',
  filing: {
    fiscalYear: 2021,
    projectName: '减少CO₂排放120吨',
    overview: [
      '➢项目实施后预计减少CO₂排放120吨，PM₂.₅年均浓度下降5微克，化学需氧量（COD）削减10⁵m³，NOₓ、SO₂排放总量控制在18⋅6吨以内。',
      '✔监测站点⅔已验收⟨含徐𮯰、简𰌂两户⟩，✘其余⅓于2021年底前建成；❑每月上报❑每季上报，➔详见附表，➀土建➁设备➂人员。',
      '₹、₽、₿不作为计价货币，误差不超过0.5‱；𰻝𰻝面加工点❖按a₁x²⁺ⁿ估算，⇑为升⇓为降。',
    ].join('\n'),
    subprojects: [{ purpose: '每小时处理污水10⁵m³，NH₄⁺去除率不低于95%，➤出水达到Ⅳ类标准，✅完成后移交。'.repeat(4) }],
  },
};

/** Filings of one form each, made by hand. */
const special = [...tightFilings, beyondGbk].filter(({ form }) => forms.some(({ id }) => id === form));

describeWithTools('Word file and PDF of a filing are one document', ['soffice', 'mutool'], () => {
  let parities: ReadonlyMap<string, Parity>;
  const parityOf = (name: string): Parity => {
    const parity = parities.get(name);
    if (parity === undefined) throw new Error(`${name} was not measured`);
    return parity;
  };

  beforeAll(async () => {
    const cases = [...samples, ...generated, ...special];
    const measured = await measureParity(cases);
    parities = new Map(cases.map(({ name }, index) => [name, measured[index] as Parity]));
  }, 300_000);

  const whole = [...samples, ...special].map(({ name }) => name);

  it.each(whole)('%s: the same pages, cells, lines and places', (name) => {
    const { differences, lines, cells, linesOutside, openRules } = parityOf(name);
    expect(differences).toEqual([]);
    for (const { all, alike } of [lines, cells, linesOutside, openRules]) expect(alike).toBe(all);
    expect(cells.all).toBeGreaterThan(5);
    expect(linesOutside.all).toBeGreaterThan(0);
  });

  it.each(generated.map(({ name }) => name))('%s: as many pages', (name) => {
    const [word, pdf] = parityOf(name).pages;
    expect(word).toBe(pdf);
  });

  it.each(['cells', 'lines', 'linesOutside', 'openRules'] as const)(
    `has at least 99.5 % of the %s of generated filings alike (seed ${seed})`,
    (what) => {
      const all = generated.map(({ name }) => parityOf(name)[what]);
      const sum = (value: (tally: Tally) => number): number => all.reduce((total, tally) => total + value(tally), 0);
      const notes = generated.flatMap(({ name }) => parityOf(name).differences.map((text) => `${name}: ${text}`));
      expect(
        sum(({ alike }) => alike),
        notes.join('\n'),
      ).toBeGreaterThanOrEqual(0.995 * sum(({ all }) => all));
    },
  );

  it.each([...whole, ...generated.map(({ name }) => name)])('%s: rules within 0.3 mm', (name) => {
    expect(parityOf(name).ruleDistance).toBeLessThanOrEqual(0.3);
  });
});
