/**
 * A template that does not compile, or asks for what its View does not have. The message is one line, in Chinese, with the
 * file by its path in the package and what to do.
 */
export class TemplateError extends Error {
  /** Path in the package: `templates/annex-2/page.hbs`. */
  readonly file: string;

  constructor(file: string, cause: unknown) {
    const words = (cause instanceof Error ? cause.message : String(cause)).replace(/\s+/g, ' ').slice(0, 300);
    super(`模板 ${file} 有误（${words}）：请重新安装 filing-press；若是自己改动的模板，请改正后再启动。`, { cause });
    this.name = 'TemplateError';
    this.file = file;
  }
}
