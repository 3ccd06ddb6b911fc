import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchVeraPdf } from '../../../scripts/fetch-verapdf.ts';

/** A rule of a profile that a file breaks. */
export interface BrokenRule {
  /** `6.3.5-3` */
  readonly rule: string;
  readonly message: string;
}

/** veraPDF's judgement of a file by one profile. */
export interface Verdict {
  /** `PDF/A-2A`, `PDF/UA-1` */
  readonly profile: string;
  readonly compliant: boolean;
  /** How many single checks were made: more than none, or the verdict means nothing. */
  readonly checks: number;
  readonly broken: readonly BrokenRule[];
}

/** A file to be judged. */
export interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** By which profiles: those that each file claims, or one for all. */
export type Flavour = 'claimed' | 'ua1' | '1b';

/**
 * Judges many files in one run of veraPDF: starting the JVM costs more than a file. Gives the verdicts of each file
 * by its name; rejects when veraPDF could not read one.
 */
export async function judge(
  candidates: readonly Candidate[],
  flavour: Flavour,
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-verapdf-'));
  try {
    const paths = candidates.map((_, index) => join(folder, `${index}.pdf`));
    await Promise.all(candidates.map(({ bytes }, index) => writeFile(paths[index] ?? '', bytes)));
    const report = JSON.parse(await runVeraPdf(paths, flavour)) as Report;
    const jobs = new Map(report.report.jobs.map((job) => [job.itemDetails.name, job]));
    return new Map(candidates.map(({ name }, index) => [name, verdictsOf(name, jobs.get(paths[index] ?? ''))]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The part of veraPDF's JSON report that is read. */
interface Report {
  readonly report: { readonly jobs: readonly Job[] };
}
interface Job {
  readonly itemDetails: { readonly name: string };
  readonly taskException?: unknown;
  readonly validationResult?: readonly {
    readonly profileName: string;
    readonly compliant: boolean;
    readonly details: {
      readonly passedChecks: number;
      readonly failedChecks: number;
      readonly ruleSummaries: readonly {
        readonly clause: string;
        readonly testNumber: number;
        readonly description: string;
        readonly checks: readonly { readonly errorMessage?: string; readonly context: string }[];
      }[];
    };
  }[];
}

function verdictsOf(name: string, job: Job | undefined): Verdict[] {
  if (job?.validationResult === undefined) {
    throw new Error(`veraPDF could not judge ${name}: ${JSON.stringify(job?.taskException)}`);
  }
  return job.validationResult.map(({ profileName, compliant, details }) => ({
    profile: profileName.replace(' validation profile', ''),
    compliant,
    checks: details.passedChecks + details.failedChecks,
    broken: details.ruleSummaries.map(({ clause, testNumber, description, checks: [first] }) => ({
      rule: `${clause}-${testNumber}`,
      message: `${first?.errorMessage ?? description} (${first?.context ?? ''})`,
    })),
  }));
}

function runVeraPdf(paths: readonly string[], flavour: Flavour): Promise<string> {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper';
  const options = ['-f', flavour === 'claimed' ? '0' : flavour, '--format', 'json', '--maxfailuresdisplayed', '1'];
  const child = spawn('java', ['-Xmx1g', '-cp', fetchVeraPdf(), main, ...options, ...paths], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let report = '';
    let log = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('error', reject);
    child.on('close', () => (report === '' ? reject(new Error(`veraPDF gave no report:\n${log}`)) : resolve(report)));
  });
}
