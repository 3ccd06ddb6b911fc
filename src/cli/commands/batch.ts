import { manifestHead } from '../../documents/batch/manifest.ts';
import {
  type BatchSettings,
  type CheckSettings,
  batchSettings,
  checkSettings,
  commandOptions,
} from '../batch/batch-options.ts';
import type { BatchService } from '../batch/batch-service.ts';
import { badItemsOf, checkBatch } from '../batch/check-batch.ts';
import { type BatchInput, openBatchInput } from '../batch/input/batch-input.ts';
import { localService } from '../batch/local-service.ts';
import type { BatchTarget } from '../batch/output/batch-target.ts';
import { type EarlierOutput, openEarlierOutput } from '../batch/output/earlier-output.ts';
import { openFolderTarget } from '../batch/output/folder-target.ts';
import { partialZipsOf, removePartialZip } from '../batch/output/partial-zip.ts';
import { openZipTarget } from '../batch/output/zip-target.ts';
import { ProgressDisplay } from '../batch/progress.ts';
import { BatchRefusal, refusedItems, refusedTable } from '../batch/refused-items.ts';
import { remoteService } from '../batch/remote-service.ts';
import { type FinishedBatch, runBatch, runVolume } from '../batch/run-batch.ts';
import { type CommandContext, type ExitCode, UsageError, command, exitCodes, widthOf } from '../command.ts';
import { reasonOf } from '../files.ts';
import { withLocalPress } from '../local-press.ts';

/** `filing-press batch filings/ -o out.zip` */
export const batch = command({
  name: 'batch',
  summary: '成批打印许多份申报，打成 ZIP、写入文件夹或合订成一册；或只检查',
  operands: [{ value: '<文件夹或文件>…' }],
  options: commandOptions,
  details:
    '读入文件夹（连同其中的文件夹）里的 .json 文件、一个个 .json 文件，NDJSON（一行一项）或 JSON 数组文件；- 从标准输入读。\n' +
    '每一项是一份申报内容，或 {"form": "annex-2", "filing": {…}, "name": "文件名"}；没有起名的按文件和所在的文件夹起名。\n' +
    'Ctrl-C 之后，已印的仍成为完整的输出，清单 manifest.json 写明缺哪些；加 --resume 再运行即可续印。\n' +
    '全部印成（或没有错误）时退出码为 0，有误未印的为 1，没能印完或无法运行为 2。\n\n' +
    '  filing-press batch filings/ --check\n' +
    '  filing-press batch filings/ -o out.zip\n' +
    '  filing-press batch 财政局/*.json 教育局/ -o out.pdf --contents\n' +
    '  filing-press batch filings.ndjson -o out/ --profile pdfa-2a --resume\n' +
    '  filing-press batch - -o out.zip --server http://127.0.0.1:3000 < filings.ndjson',
  run: async ({ options, operands }, context) => {
    if (operands.length === 0) throw new UsageError('请写明申报所在的文件夹或文件；- 表示从标准输入读。');
    const settings = options.check ? checkSettings(options, context) : await batchSettings(options, context);
    const { form, server, quiet } = settings;
    const input = await openBatchInput(operands, form === undefined ? {} : { form }, context);
    const progress = new ProgressDisplay(context.stderr, await input.count(), {
      verb: options.check ? '已检查' : '已印',
      isSilent: quiet,
    });
    try {
      const workWith = async (service: BatchService): Promise<ExitCode> =>
        'order' in settings
          ? print({ settings, input, service, progress, context })
          : check({ settings, input, service, progress, context });
      if (server === undefined) return await withLocalPress(context, async (press) => workWith(localService(press)));
      return await workWith(remoteService(server, (seconds) => progress.say(`服务忙，${seconds} 秒后再试……`)));
    } finally {
      progress.end();
    }
  },
});

/** What works on a batch, and what it says meanwhile. */
interface Work<Settings> {
  readonly settings: Settings;
  readonly input: BatchInput;
  readonly service: BatchService;
  readonly progress: ProgressDisplay;
  readonly context: CommandContext;
}
type Printing = Work<BatchSettings>;

async function check({ settings, input, service, progress, context }: Work<CheckSettings>): Promise<ExitCode> {
  const { strict, quiet, json } = settings;
  const { stdout, signal } = context;
  const onProgress = (done: number): void => progress.advance(done, true);
  const checked = await checkBatch({ input, service, options: settings, signal, onProgress });
  progress.end();
  const { total, valid, invalid, warnings } = checked.counts;
  if (json) stdout.write(`${JSON.stringify(checked, null, 2)}\n`);
  else if (!quiet || invalid > 0) {
    const facts = [`共 ${total} 项`, `可以打印 ${valid} 项`, `有误 ${invalid} 项`, `提醒 ${warnings} 处`];
    const table = refusedTable(badItemsOf(checked, strict), widthOf(stdout), '有误');
    stdout.write(`已检查，什么也没有印：${facts.join('，')}。\n${table}`);
  }
  return invalid > 0 ? exitCodes.refused : exitCodes.done;
}

async function print(printing: Printing): Promise<ExitCode> {
  const { settings, progress } = printing;
  try {
    return await (settings.destination.kind === 'volume' ? printVolume(printing) : printFiles(printing));
  } catch (error) {
    progress.end();
    if (!(error instanceof BatchRefusal)) throw error;
    return tellRefusal(error, printing);
  }
}

function tellRefusal({ items }: BatchRefusal, { settings: { json }, context }: Printing): ExitCode {
  const words = '有一项有误就不印（--on-error fail），什么也没有印；请改正后再印，或加 --on-error skip 只印其余的。';
  if (json)
    context.stdout.write(`${JSON.stringify({ error: { code: 'invalid-batch', message: words, items } }, null, 2)}\n`);
  else context.stderr.write(`${words}\n${refusedTable(items, widthOf(context.stderr))}`);
  return exitCodes.refused;
}

async function printVolume({ settings, input, service, progress, context }: Printing): Promise<ExitCode> {
  const { order, destination } = settings;
  const { path } = destination;
  const run = { order, input, service, interruption: context.signal };
  const volume = await runVolume(run, path, progress);
  progress.end();
  return report(volume, settings, context);
}

async function printFiles({ settings, input, service, progress, context }: Printing): Promise<ExitCode> {
  const { order, destination, resume } = settings;
  const description = await service.describe();
  const { kind, path } = destination;
  const earlier =
    resume && kind !== 'volume' ? await openEarlierOutput(kind, path, { order, ...description }) : undefined;
  if (!resume && kind === 'zip') {
    for (const partial of await partialZipsOf(path)) {
      progress.say(`${partial} 是上次没有印完留下的：加 --resume 可接着印；不要的话请删去。`);
    }
  }
  try {
    if (earlier?.unusable !== undefined) progress.say(`${path} 不能接着用，全部重印：${earlier.unusable}。`);
    const end = await runBatch({
      ...{ order, input, service, description, earlier },
      target: await openTarget(settings, earlier, manifestHead(description.identity, order)),
      interruption: context.signal,
      onProgress: (done, isNews) => progress.advance(done, isNews),
    });
    progress.end();
    const exitCode = report(end, settings, context);
    if (end.cutShort === undefined) for (const partial of earlier?.partials ?? []) await removePartialZip(partial);
    return exitCode;
  } finally {
    await earlier?.close();
  }
}

async function openTarget(
  { destination }: BatchSettings,
  earlier: EarlierOutput | undefined,
  head: string,
): Promise<BatchTarget> {
  const { kind, path } = destination;
  try {
    return await (kind === 'zip' ? openZipTarget(path, head) : openFolderTarget(path, earlier));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`写不了 ${path}：${reasonOf(error)}`);
  }
}

const endings: Readonly<Record<NonNullable<FinishedBatch['cutShort']>, string>> = {
  interrupted: '已中断',
  connection: '与服务的连接断了',
  service: '服务正在停止',
};

/** Files that were printed, or a volume, with its pages and, unless it holds it, the path of its manifest. */
type Finished = FinishedBatch & { readonly pages?: number | undefined; readonly manifestPath?: string | undefined };

/** Says what became of the items. */
function report(finished: Finished, settings: BatchSettings, { stdout, stderr }: CommandContext): ExitCode {
  const { ledger, cutShort } = finished;
  const { path } = settings.destination;
  const { refused } = ledger.counts;
  const isDone = cutShort === undefined && refused === 0;
  const items = refusedItems(ledger);
  if (settings.json) {
    const { pages = ledger.counts.pages, manifestPath: manifest } = finished;
    const result = {
      output: path,
      manifest,
      complete: cutShort === undefined,
      cutShort,
      counts: { ...ledger.counts, pages },
    };
    stdout.write(`${JSON.stringify({ ...result, refused: items }, null, 2)}\n`);
  } else if (!settings.quiet || !isDone) {
    stderr.write(summary(finished, path) + refusedTable(items, widthOf(stderr)));
  }
  if (cutShort !== undefined) return exitCodes.failed;
  return refused > 0 ? exitCodes.refused : exitCodes.done;
}

function summary({ ledger, cutShort, manifestPath, ...volume }: Finished, path: string): string {
  const { total, printed, kept, refused, missing, warnings, pages: ownPages } = ledger.counts;
  const pages = volume.pages ?? ownPages;
  const facts = [
    [`共 ${total} 项`, `印成 ${printed} 项`],
    kept > 0 ? [`沿用上次 ${kept} 项`] : [],
    refused > 0 ? [`有误 ${refused} 项`] : [],
    missing > 0 ? [`没有印到 ${missing} 项`] : [],
    pages > 0 ? [`${pages} 页`] : [],
    warnings > 0 ? [`提醒 ${warnings} 处（见${manifestPath === undefined ? ' manifest.json' : '清单'}）`] : [],
  ].flat();
  const what = cutShort === undefined ? `已生成 ${path}` : `${endings[cutShort]}；${path} 完整可读，但缺一些项`;
  const more = [
    manifestPath === undefined ? '' : `这种 PDF/A 附不了清单，写在 ${manifestPath}。\n`,
    cutShort === undefined ? '' : '加 --resume 重新运行，可接着印没有印到的。\n',
  ];
  return `${what}：${facts.join('，')}。\n${more.join('')}`;
}
