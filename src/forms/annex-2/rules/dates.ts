import { type FiledDate, isBefore, openEnd } from '../../filed-date.ts';
import { pointer } from '../../json-pointer.ts';
import { longDate } from '../../printed/dates.ts';
import { type Problem, type Rule, ofItems, ofItemsBeside, ofMembers, together } from '../../rule.ts';
import type { Annex2Filing } from '../schema.ts';

interface Dates {
  readonly startDate?: FiledDate | undefined;
  readonly endDate?: FiledDate | undefined;
}

const ends = ['startDate', 'endDate'] as const;

/** A period ends no earlier than it starts: the project's, and each sub-project's. */
export const dateOrder: Rule<Annex2Filing> = {
  id: 'date-order',
  severity: 'error',
  checks: '项目和各子项目的结束日期不早于起始日期。',
  example: { startDate: '2021-03', endDate: '2021-02-28' },
  problems: together(
    ofMembers(['startDate', 'endDate'], (project) => orderProblems(project, '')),
    ofItems('subprojects', ['startDate', 'endDate'], orderProblems),
  ),
};

/** A sub-project lies within the project. */
export const subprojectWindow: Rule<Annex2Filing> = {
  id: 'subproject-window',
  severity: 'warning',
  checks: '子项目的起止日期在项目的起止日期之内。',
  example: { startDate: '2021-01-01', endDate: '2021-12-31', subprojects: [{ endDate: '2022-03' }] },
  problems: ofItemsBeside(
    ['startDate', 'endDate'],
    'subprojects',
    ['startDate', 'endDate'],
    (project) => (subproject, at) => ends.flatMap((end) => outside(subproject[end], project, at + pointer(end))),
  ),
};

function orderProblems({ startDate, endDate }: Dates, parent: string): Problem[] {
  if (!isBefore(endDate, startDate)) return [];
  const message = `结束日期 ${longDate(endDate)} 早于起始日期 ${longDate(startDate)}，请改正其中之一。`;
  return [{ pointer: `${parent}/endDate`, message }];
}

function outside(date: FiledDate | undefined, project: Dates, at: string): Problem[] {
  if (isBefore(date, project.startDate)) {
    const message = `${longDate(date)} 早于项目的起始日期 ${longDate(project.startDate)}，请核对。`;
    return [{ pointer: at, message }];
  }
  if (isBefore(project.endDate, date)) {
    const message =
      date === openEnd
        ? `子项目没有结束日期（${openEnd}），而项目 ${longDate(project.endDate)} 结束，请核对。`
        : `${longDate(date)} 晚于项目的结束日期 ${longDate(project.endDate)}，请核对。`;
    return [{ pointer: at, message }];
  }
  return [];
}
