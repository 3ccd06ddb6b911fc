import { AppError } from '../errors.ts';
import { inCommon, leastFilings } from '../forms/blank.ts';
import type { BlankOrder } from '../orders/document-order.ts';
import type { CharacterCoverage } from './ports.ts';
import { readFiling } from './read-filing.ts';

/**
 * What a form prints when nothing but a year and a district is known: what it prints for any filing (ADR 0145). Throws
 * AppError `invalid-filing`, with the findings, for a year or district that cannot stand on it.
 */
export function blankView({ form, fiscalYear, district }: BlankOrder, coverage: CharacterCoverage): object {
  const given = {
    ...(fiscalYear === undefined ? {} : { fiscalYear }),
    ...(district === undefined ? {} : { district }),
  };
  const [one, other] = leastFilings(form.schema, given).map((filing) => {
    const read = readFiling({ form, source: Buffer.from(JSON.stringify(filing)) }, coverage);
    const errors = read.findings.filter(({ severity }) => severity === 'error');
    const findings = errors.filter(({ pointer }) => Object.hasOwn(given, pointer.slice(1)));
    if (findings.length > 0) throw new AppError('invalid-filing', '空白表上的年度或区名有误，请改正。', { findings });
    if (read.filing === undefined) throw new Error(`${form.id}: the stand-in at ${errors[0]?.pointer} is refused`);
    return form.toView(read.filing.accepted, { totals: 'as-filed' });
  });
  return inCommon(one, other) as object;
}

/** Title and file name, without extension, of an empty form: `附件2-2022年度-空白表`. */
export function blankTitles({ form, fiscalYear, district = '' }: BlankOrder) {
  const year = fiscalYear === undefined ? '' : `${fiscalYear}年度`;
  return {
    title: `${district}${form.title}（${year}空白表）`,
    fileName: [form.annex, year, '空白表'].filter((part) => part !== '').join('-'),
  };
}
