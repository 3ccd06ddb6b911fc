import { z } from 'zod';
import { UsageError } from './command.ts';

/** ISO 8601, a day or a moment with its zone: what a document can be dated with. */
const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** The value of `--date`. Throws UsageError when a document cannot be dated so. */
export function documentDate(given: string): string {
  if (moment.safeParse(given).success) return given;
  throw new UsageError(
    `选项 --date 的值“${given}”无效，应为日期（2021-03-05）或带时区的时间（2021-03-05T10:00:00+08:00）。`,
  );
}
