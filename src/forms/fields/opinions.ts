import { dateField } from './date.ts';
import type { FieldMeta } from './field.ts';
import { recordField } from './record.ts';
import { narrativeField, textField } from './text.ts';

/** The four authorities that sign 附件2 and 附件4; the printed names of their cells differ from form to form. */
export const authorities = ['competentDepartment', 'financeBusiness', 'performanceOffice', 'budgetOffice'] as const;

/** 审核意见: a cell for each authority, by its title; usually left empty to be written and stamped by hand. */
export function opinionsField<Name extends string>(meta: FieldMeta, titles: Readonly<Record<Name, string>>) {
  const cells = Object.entries<string>(titles).map(([authority, title]) => [authority, opinionField(title)]);
  return recordField(meta, Object.fromEntries(cells) as Record<Name, ReturnType<typeof opinionField>>).optional();
}

function opinionField(title: string) {
  return recordField(
    { title, 'x-type': 'Opinion', description: `“${title}”一格；通常留空，由审核人手写并盖章。` },
    {
      opinion: narrativeField({ title: '意见', 'x-label': '', description: '审核意见正文，可分段。' }),
      reviewer: textField({ title: '审核人', description: '印在“审核人（盖章）：”之后。' }),
      date: dateField({ title: '日期', 'x-label': '', description: '审核日期；不填则印“年  月  日”供手写。' }),
    },
  ).optional();
}
