import { beforeAll, expect, it } from 'vitest';
import { sampleNames } from '../../src/forms/form.ts';
import { type Profile, profiles } from '../../src/orders/options.ts';
import {
  type PrintedFiling,
  type TestPrinter,
  finisher,
  openTestPrinter,
  sampleFiling,
} from '../support/archive/printing.ts';
import { type Candidate, type Verdict, judge } from '../support/archive/verapdf.ts';
import { generatedFilings } from '../support/filings/generated.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { selectedForms } from '../support/selected-forms.ts';

/** `FORM=annex-4` judges one form, `CONFORMANCE_FILINGS=2` fewer generated filings of it. */
const generatedPerForm = Number(process.env['CONFORMANCE_FILINGS'] ?? 25);
const forms = selectedForms().map(({ id }) => id);
/** One form will do for what does not depend on the form. */
const plainest = forms.at(-1) ?? '';

/** What a file of each profile must claim, and is judged by then. */
const claims: Readonly<Record<Profile, readonly string[]>> = {
  // A file that claims nothing is judged by the profile that is veraPDF's default.
  plain: ['PDF/A-1B'],
  'pdfa-1b': ['PDF/A-1B'],
  // Claims PDF/UA-1 too, which veraPDF leaves out in a file of PDF 1.4: judged by name in a run of its own.
  'pdfa-1a': ['PDF/A-1A'],
  'pdfa-2b': ['PDF/A-2B'],
  'pdfa-2u': ['PDF/A-2U'],
  'pdfa-2a': ['PDF/A-2A', 'PDF/UA-1'],
  'pdfa-3b': ['PDF/A-3B'],
  'pdfa-3u': ['PDF/A-3U'],
  'pdfa-3a': ['PDF/A-3A', 'PDF/UA-1'],
};
/** Profiles of files that claim to be PDF/A. */
const claiming = profiles.filter((profile) => profile !== 'plain');
/** Levels that hold all that the other levels of their part ask for. */
const strictest: readonly Profile[] = ['pdfa-1a', 'pdfa-2a', 'pdfa-3a'];

/** A finished file: what it is made of, what it must claim. */
interface Subject extends Candidate {
  readonly profile: Profile;
}

function finish({ name, part, properties }: PrintedFiling, profile: Profile): Subject {
  return { name: `${name} as ${profile}`, profile, bytes: finisher.finish(part, profile, properties).bytes };
}

async function printSamples(printer: TestPrinter): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const form of forms) {
    for (const sample of sampleNames) {
      const printed = await printer.print(form, sampleFiling(form, sample), `${form} ${sample}`);
      subjects.push(...claiming.map((profile) => finish(printed, profile)));
    }
  }
  return subjects;
}

async function printGenerated(printer: TestPrinter): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const form of forms) {
    for (const { name, filing } of generatedFilings(form, generatedPerForm, 20_210_115)) {
      const printed = await printer.print(form, filing, name);
      subjects.push(...strictest.map((profile) => finish(printed, profile)));
    }
  }
  return subjects;
}

async function printDated(printer: TestPrinter): Promise<Subject[]> {
  const printed = await printer.print(plainest, sampleFiling(plainest, 'blank'));
  const dates = ['2021-01-15', '2021-01-15T10:20:30Z', '2021-01-15T10:20:30+08:00', '2021-01-15T10:20'];
  return dates.flatMap((documentDate) => {
    const dated = { ...printed, name: `dated ${documentDate}`, properties: { ...printed.properties, documentDate } };
    return [finish(dated, 'pdfa-1a'), finish(dated, 'pdfa-3a')];
  });
}

/** Files that must fail. */
async function printPlain(printer: TestPrinter): Promise<Subject[]> {
  const printed = await printer.print(plainest, sampleFiling(plainest, 'blank'), 'a blank');
  return [finish(printed, 'plain'), { name: 'as Chromium printed it', profile: 'plain', bytes: printed.print }];
}

describeWithTools('veraPDF', ['java', 'mvn'], () => {
  let samples: Subject[];
  let generated: Subject[];
  let dated: Subject[];
  let plain: Subject[];
  /** By the profiles that each file claims, and by PDF/UA-1. */
  let byClaims: ReadonlyMap<string, readonly Verdict[]>;
  let byPdfUa: ReadonlyMap<string, readonly Verdict[]>;

  beforeAll(async () => {
    const printer = await openTestPrinter();
    try {
      samples = await printSamples(printer);
      generated = await printGenerated(printer);
      dated = await printDated(printer);
      plain = await printPlain(printer);
    } finally {
      await printer.close();
    }
    const subjects = [...samples, ...generated, ...dated, ...plain];
    const claimUnseen = ({ profile }: Subject): boolean => profile === 'pdfa-1a' || profile === 'plain';
    [byClaims, byPdfUa] = await Promise.all([judge(subjects, 'claimed'), judge(subjects.filter(claimUnseen), 'ua1')]);
  }, 1_800_000);

  it('finds no broken rule in any sample in any profile', () => {
    expect(new Set(samples.map(({ profile }) => profile)).size).toBe(8);
    expect(flawsOf(samples, byClaims, ({ profile }) => claims[profile])).toEqual([]);
  });

  it('finds no broken rule in generated filings', () => {
    expect(generated.length).toBeGreaterThanOrEqual(forms.length * generatedPerForm);
    expect(flawsOf(generated, byClaims, ({ profile }) => claims[profile])).toEqual([]);
  });

  it('finds PDF/UA-1 kept in PDF/A-1a as well', () => {
    const level1a = [...samples, ...generated].filter(({ profile }) => profile === 'pdfa-1a');
    expect(level1a.length).toBeGreaterThan(0);
    expect(flawsOf(level1a, byPdfUa, () => ['PDF/UA-1'])).toEqual([]);
  });

  it('finds Info and XMP in agreement when a date is given', () => {
    expect(flawsOf(dated, byClaims, ({ profile }) => claims[profile])).toEqual([]);
  });

  it('would fail a file that is no PDF/A, so that passing means something', () => {
    for (const { name } of plain) {
      expect(byClaims.get(name)?.map(({ profile, compliant }) => [profile, compliant])).toEqual([['PDF/A-1B', false]]);
    }
    const [raw] = byPdfUa.get('as Chromium printed it') ?? [];
    expect(raw?.compliant).toBe(false);
  });
});

/** Each file is judged by exactly the expected profiles and breaks no rule of theirs. */
function flawsOf(
  subjects: readonly Subject[],
  verdicts: ReadonlyMap<string, readonly Verdict[]>,
  expected: (subject: Subject) => readonly string[],
): string[] {
  return subjects.flatMap((subject) => {
    const found = verdicts.get(subject.name) ?? [];
    const judgedBy = found.map(({ profile }) => profile).sort();
    if (judgedBy.join() !== expected(subject).join())
      return [`${subject.name}: judged by ${judgedBy.join() || 'none'}`];
    return found.flatMap(({ profile, compliant, checks, broken }) => [
      ...broken.map(({ rule, message }) => `${subject.name}: ${profile} ${rule}: ${message}`),
      ...(compliant && checks > 1_000 ? [] : [`${subject.name}: ${profile} is not kept`]),
    ]);
  });
}
