import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { catalogue } from '../../forms/catalogue.ts';
import { batchOptions, batchOrderOf, volumeOptionOf } from '../../orders/batch-order.ts';
import { type ReadArguments, namedForm } from '../arguments.ts';
import { type CommandContext, UsageError } from '../command.ts';
import { askedOptions, refuseInapplicable, switchOption, valueOption } from '../order-options.ts';
import { reportOptions } from '../reporting.ts';
import type { ServiceAddress } from './remote-service.ts';

/** Where an API key may stand, so that no list of processes shows it. */
const apiKeyVariable = 'FILING_API_KEY';

export const commandOptions = {
  output: {
    short: 'o',
    value: '<输出>',
    help: 'out.zip 打包，out.pdf 合订成一册，out/ 或已有的文件夹则逐个写入；除非 --check，必填',
  },
  check: { help: '只检查，什么也不印；-o 可不写' },
  form: {
    value: '<表>',
    help: '申报没有写明是哪张表时用；默认按内容辨认',
    choices: catalogue.map(({ id }) => id),
  },
  format: valueOption(batchOptions, 'format', '<格式>'),
  profile: valueOption(batchOptions, 'profile', '<标准>'),
  'on-error': valueOption(batchOptions, 'on-error', '<方式>'),
  strict: switchOption(batchOptions, 'strict'),
  totals: valueOption(batchOptions, 'totals', '<方式>'),
  text: valueOption(batchOptions, 'text', '<方式>'),
  date: valueOption(batchOptions, 'documentDate', '<日期>'),
  duplex: switchOption(batchOptions, 'duplex'),
  contents: switchOption(batchOptions, 'contents'),
  resume: { help: '接着上次印：已有的输出里，清单和 SHA-256 都对得上的不再印' },
  server: { value: '<网址>', help: '交给运行着的服务去印，例如 http://127.0.0.1:3000；默认在本机印' },
  'api-key': { value: '<密钥>', help: `服务的 API 密钥；更好是设环境变量 ${apiKeyVariable}` },
  ...reportOptions,
} as const;

type Given = ReadArguments<typeof commandOptions>['options'];

/** What the options say of a batch that is printed. */
export type BatchSettings = Awaited<ReturnType<typeof batchSettings>>;

/** Throws UsageError for options that do not fit together. */
export async function batchSettings(given: Given, { environment }: Pick<CommandContext, 'environment'>) {
  const destination = await destinationOf(given.output);
  const isVolume = destination.kind === 'volume';
  const asked = askedOptions(batchOptions, { ...given, output: isVolume ? 'volume' : 'zip' });
  const { format } = asked;
  if (isVolume && format !== 'pdf') {
    throw new UsageError('合订本只有 PDF：Word 文件各有各的分节和编号，合并后不再可靠；请输出到 .zip 或文件夹。');
  }
  if (isVolume && given.resume)
    throw new UsageError('合订本要么完整要么没有，不能续印；--resume 只用于 .zip 和文件夹。');
  const option = volumeOptionOf(asked);
  if (option !== undefined) throw new UsageError(`选项 --${option} 只用于合订成一册（-o out.pdf）。`);
  refuseInapplicable(asked, format);
  return {
    destination,
    order: batchOrderOf(asked),
    resume: given.resume,
    ...commonSettings(given, environment),
  };
}

/** What is said of the items, and what works on them, whether they are printed or only checked. Throws UsageError. */
function commonSettings(given: Given, environment: CommandContext['environment']) {
  return {
    form: given.form === undefined ? undefined : namedForm(given.form).id,
    server: serverOf(given, environment),
    ...{ quiet: given.quiet, json: given.json },
  };
}

/** What the options say of a batch that is only checked. */
export type CheckSettings = ReturnType<typeof checkSettings>;

/** Throws UsageError for a bad value. */
export function checkSettings(given: Given, { environment }: Pick<CommandContext, 'environment'>) {
  const { strict, totals, text } = askedOptions(batchOptions, {
    ...{ strict: given.strict, totals: given.totals, text: given.text },
  });
  return { ...{ strict, totals, text }, ...commonSettings(given, environment) };
}

/** What the output is, and where it goes. */
async function destinationOf(output: string | undefined) {
  if (output === undefined) throw new UsageError('请用 -o 写明输出到哪里：out.zip、out.pdf 或文件夹 out/。');
  const isFolder = await stat(output).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const extension = extname(output).toLowerCase();
  if (isFolder || /[\\/]$/.test(output) || extension === '') return { kind: 'folder', path: output } as const;
  if (extension === '.zip') return { kind: 'zip', path: output } as const;
  if (extension === '.pdf') return { kind: 'volume', path: output } as const;
  throw new UsageError(`从“${output}”看不出要哪种输出：请写 .zip、.pdf，或以 / 结尾的文件夹。`);
}

function serverOf(given: Given, environment: CommandContext['environment']): ServiceAddress | undefined {
  const apiKey = given['api-key'] ?? environment[apiKeyVariable];
  if (given.server === undefined) {
    if (given['api-key'] !== undefined) throw new UsageError('选项 --api-key 要与 --server 一起用。');
    return undefined;
  }
  const url = URL.canParse(given.server) ? new URL(given.server) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`选项 --server 的值“${given.server}”不是网址，例如 http://127.0.0.1:3000。`);
  }
  return { url, ...(apiKey === undefined || apiKey === '' ? {} : { apiKey }) };
}
