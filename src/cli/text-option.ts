/** `--text` of every command that reads filings. */
export const textOption = {
  value: '<方式>',
  help: '含义唯一、但不能原样印出的字符：normalise 改正后打印并告知（默认），as-filed 按错误退回',
} as const;
