import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openFonts } from '../src/fonts/fonts.ts';
import { findForm } from '../src/forms/catalogue.ts';
import { createPageRenderer } from '../src/page/page-renderer.ts';
import { bareDocx } from './bare-docx.ts';
import { openBareLoop } from './bare-loop.ts';
import { processTree } from './process-tree.ts';
import { costing } from './processor-cost.ts';
import { startService } from './running-service.ts';
import { byTurns, median, rateOf, timesOf } from './statistics.ts';

/**
 * `npm run bench`: the goals of speed, each against its floor measured by turns in the same run. The work is the
 * official sample of annex-2. `--memory 10000` prints so many documents afterwards and watches the memory; `--write`
 * puts the table into docs/performance.md.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '8' },
    documents: { type: 'string', default: '40' },
    memory: { type: 'string', default: '0' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const documents = Number(values.documents);
const clients = 8;

const root = join(import.meta.dirname, '..');
const form = findForm('annex-2');
if (form === undefined) throw new Error('No form annex-2');
const templates = join(root, 'templates');
const source = readFileSync(join(templates, form.id, 'samples', 'official.json'));
const filing: unknown = form.schema.parse(JSON.parse(source.toString()));
const view = form.toView(filing, { totals: 'as-filed' });
const fonts = openFonts(join(root, 'fonts'));
const renderer = createPageRenderer({ templatesFolder: templates, forms: [form.id], faces: fonts });
const filled = renderer.fill(form.id, form.documentTitle(filing), view);
/** The floor: the page as the html format has it, with the shipped fonts. */
const floorOptions = { fontconfig: await fonts.fontconfig(), blankPage: renderer.blankPage(form.id), filled };
/** The same loop with the excerpts of the fonts, which the service prints from (ADR 0100): what of the gain is theirs. */
const excerptOptions = { ...floorOptions, blankPage: fonts.forPrinting(renderer.blankPage(form.id)) };

interface Row {
  readonly what: string;
  readonly floor: number;
  readonly service: number;
  /** Service to floor. */
  readonly ratio: number;
  readonly goal: string;
  /** Undefined for a row without a goal. */
  readonly met?: boolean;
}
const rows: Row[] = [];

/** Starting costs once what warmed up runs have not: measured first, on the unpacked browser. */
const beforeStart = performance.now();
const service = await startService(root);
const make = async (query: string): Promise<Buffer> => service.make('annex-2', query, source);
await make('');
const firstDocument = performance.now() - beforeStart;
rows.push({
  what: 'start to first PDF, s (browser unpacked; floor = start line)',
  floor: service.startTime / 1000,
  service: firstDocument / 1000,
  ratio: firstDocument / service.startTime,
  goal: '≤ 1.5 s',
  met: firstDocument <= 1500,
});

const single = await openBareLoop({ ...floorOptions, pages: 1 });
const singleExcerpts = await openBareLoop({ ...excerptOptions, pages: 1 });
await timesOf(10, () => single.print(0));
await timesOf(10, () => singleExcerpts.print(0));
await timesOf(10, () => make(''));
const times = await byTurns(rounds, {
  floor: async () => median(await timesOf(documents / 4, () => single.print(0))),
  excerpts: async () => median(await timesOf(documents / 4, () => singleExcerpts.print(0))),
  service: async () => median(await timesOf(documents / 4, () => make(''))),
});
await Promise.all([single.close(), singleExcerpts.close()]);
compare('one form over HTTP, ms (p50)', median(times.floor), median(times.service), 1.15, 'at most');
inform('the same, floor with the excerpts as well', median(times.excerpts), median(times.service));

const pooled = await openBareLoop({ ...floorOptions, pages: 2 });
const pooledExcerpts = await openBareLoop({ ...excerptOptions, pages: 2 });
await rateOf(20, 2, (page) => pooled.print(page));
await rateOf(20, 2, (page) => pooledExcerpts.print(page));
await rateOf(20, clients, () => make('profile=pdfa-2a'));
const costs = { floor: [] as number[], excerpts: [] as number[], plain: [] as number[], archive: [] as number[] };
const rates = await byTurns(rounds, {
  floor: () =>
    noting(
      costs.floor,
      () => [process.pid, ...processTree(pooled.pid)],
      () => rateOf(documents, 2, (page) => pooled.print(page)),
    ),
  excerpts: () =>
    noting(
      costs.excerpts,
      () => [process.pid, ...processTree(pooledExcerpts.pid)],
      () => rateOf(documents, 2, (page) => pooledExcerpts.print(page)),
    ),
  plain: () =>
    noting(
      costs.plain,
      () => processTree(service.pid),
      () => rateOf(documents, clients, () => make('')),
    ),
  archive: () =>
    noting(
      costs.archive,
      () => processTree(service.pid),
      () => rateOf(documents, clients, () => make('profile=pdfa-2a')),
    ),
});
await Promise.all([pooled.close(), pooledExcerpts.close()]);
compare('8 clients, plain, documents/s', median(rates.floor), median(rates.plain), 0.95, 'at least');
compare('8 clients, pdfa-2a, documents/s', median(rates.floor), median(rates.archive), 0.85, 'at least');
inform('8 clients, plain, floor with the excerpts as well', median(rates.excerpts), median(rates.plain));
// What the two rates come to on cores that have nothing else to do; other work on the machine changes it little.
compare('processor time, plain, ms/document', median(costs.floor), median(costs.plain), 1 / 0.95, 'at most');
compare('processor time, pdfa-2a, ms/document', median(costs.floor), median(costs.archive), 1 / 0.85, 'at most');
inform('processor time, plain, floor with the excerpts', median(costs.excerpts), median(costs.plain));

const docx = bareDocx(join(templates, form.id, 'document.docx'), view);
const words = await byTurns(rounds, {
  floor: () => rateOf(documents, 1, docx),
  service: () => rateOf(documents, clients, () => make('format=docx')),
});
compare('docx over HTTP, documents/s', median(words.floor), median(words.service), 3, 'at least');

const memory = await watchMemory(Number(values.memory));
await service.close();
await fonts.release();

report();

function compare(what: string, floor: number, measured: number, goal: number, sense: 'at least' | 'at most'): void {
  const ratio = measured / floor;
  const met = sense === 'at least' ? ratio >= goal : ratio <= goal;
  rows.push({
    what,
    floor,
    service: measured,
    ratio,
    goal: `${sense === 'at least' ? '≥' : '≤'} ${Number(goal.toFixed(2))} ×`,
    met,
  });
}

/** A comparison that no goal is set for. */
function inform(what: string, floor: number, measured: number): void {
  rows.push({ what, floor, service: measured, ratio: measured / floor, goal: '–' });
}

/** Notes the processor time that these processes spend on a document. */
async function noting(costs: number[], processes: () => number[], work: () => Promise<number>): Promise<number> {
  const { result, milliseconds } = await costing(processes, work);
  costs.push(milliseconds / documents);
  return result;
}

/** Megabytes after every thousand documents. */
async function watchMemory(total: number): Promise<readonly { documents: number; service: number; browser: number }[]> {
  const steps = [];
  for (let done = 0; done < total; done += 1000) {
    await rateOf(Math.min(1000, total - done), clients, () => make(''));
    steps.push({ documents: Math.min(done + 1000, total), ...service.memory() });
  }
  return steps;
}

function verdict(met: boolean | undefined): string {
  if (met === undefined) return '';
  return met ? 'met' : 'MISSED';
}

function report(): void {
  const number = (value: number): string => value.toFixed(2);
  const lines = [
    '| what | floor | service | ratio | goal | |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(
      ({ what, floor, service: measured, ratio, goal, met }) =>
        `| ${what} | ${number(floor)} | ${number(measured)} | ${number(ratio)} | ${goal} | ${verdict(met)} |`,
    ),
    ...(memory.length > 0 ? [''] : []),
    ...memory.map(
      (step) =>
        `- memory after ${step.documents}: service ${number(step.service)} MB, browser ${number(step.browser)} MB`,
    ),
  ];
  const text = lines.join('\n');
  process.stdout.write(`${text}\n`);
  if (values.write) writeInto(join(root, 'docs', 'performance.md'), text);
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  const result = { node: process.version, rounds, documents, clients, rows, memory };
  writeFileSync(join(root, 'bench', 'results', 'latest.json'), `${JSON.stringify(result, undefined, 2)}\n`);
}

/** Replaces what stands between the two marks. */
function writeInto(path: string, table: string): void {
  const page = readFileSync(path, 'utf8');
  const marked = /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/;
  if (!marked.test(page)) throw new Error(`${path} has no place for the table`);
  writeFileSync(
    path,
    page.replace(marked, (_match, start: string, end: string) => `${start}\n${table}\n\n${end}`),
  );
}
