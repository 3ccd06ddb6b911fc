import type { Difference } from './verification.ts';

/** Bytes of a filing in a file: as many as a body may have that prints 500 pages. What is longer is none. */
export const longestFiling = 8 << 20;

/** Said of a file with a longer one, which is not read. */
export const filingTooLong: Difference = {
  code: 'filing-altered',
  place: '附件',
  message: `附件中的申报内容超过 ${longestFiling >> 20} MB，没有哪份申报有这么长，没有读。`,
};
