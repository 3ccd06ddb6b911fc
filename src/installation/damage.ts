import { shippedFilesName } from './shipped-files.ts';

/** What is wrong with a file of the installation. */
export interface Damage {
  /** Path in the package. */
  readonly file: string;
  /** Chinese, without the name. */
  readonly problem: string;
}

/** How many files are named; of an installation that was not copied whole there may be hundreds. */
const named = 5;

/**
 * The installation is not what was shipped: what it prints could be wrong, so it prints nothing. The message is one
 * line, in Chinese, with the files by their paths in the package and what to do.
 */
export class InstallationError extends Error {
  override readonly name = 'InstallationError';

  constructor(damages: readonly Damage[], cause?: unknown) {
    super(messageOf(damages), cause === undefined ? undefined : { cause });
  }
}

function messageOf(damages: readonly Damage[]): string {
  const files = damages.slice(0, named).map(({ file, problem }) => `${file} ${problem}`);
  const rest = damages.length > named ? `；另有 ${damages.length - named} 个文件` : '';
  const isProgram = damages.every(({ file }) => file.startsWith('dist/'));
  const remedy = isProgram ? 'npm run build 重新编译' : `npm run shipped-files 更新 ${shippedFilesName}`;
  return `安装的文件有误：${files.join('；')}${rest}。请重新安装 filing-press；若是自己改动的，请运行 ${remedy}，再启动。`;
}
