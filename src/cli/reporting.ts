/** How a command says what came of it: in every command that does something. */
export const reportOptions = {
  quiet: { short: 'q', help: '顺利时什么也不说；有误仍列出' },
  json: { help: '结果（出错时是错误）以 JSON 写到标准输出，供程序读取' },
} as const;

/** What was given for {@link reportOptions}. */
export interface Reporting {
  readonly quiet: boolean;
  readonly json: boolean;
}
