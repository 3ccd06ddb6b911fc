// Nothing is imported here: what fails may be the loading of modules itself.

/** Files that a process has open at once while it loads its modules, and some more. */
const enoughFiles = 1_024;

/**
 * One line, in Chinese, why the program did not load: too few open files allowed, or a file of the installation that is
 * damaged; else what the system said. Node says `Cannot find package` where it may not open another file.
 */
export async function tellWhyNotLoaded(error: unknown): Promise<string> {
  const { code } = error as NodeJS.ErrnoException;
  const limit = openFilesLimit();
  if (code === 'EMFILE' || code === 'ENFILE' || (code === 'ERR_MODULE_NOT_FOUND' && limit < enoughFiles)) {
    return `可打开的文件数不够（ulimit -n 为 ${limit}），程序无法装入：请先运行 ulimit -n ${enoughFiles} 或更大，再启动。`;
  }
  try {
    const { checkInstallation } = await import('./installation/check.ts');
    await checkInstallation();
  } catch (damage) {
    if (damage instanceof Error && damage.name === 'InstallationError') return damage.message;
  }
  const words = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  return `程序无法装入（${words}）：请重新安装 filing-press。`;
}

/** Infinity where it is not told, or there is none. */
function openFilesLimit(): number {
  const { userLimits } = process.report.getReport() as {
    readonly userLimits?: { readonly open_files?: { readonly soft?: unknown } };
  };
  const limit = userLimits?.open_files?.soft;
  return typeof limit === 'number' || typeof limit === 'string'
    ? Number.parseInt(String(limit), 10) || Infinity
    : Infinity;
}
