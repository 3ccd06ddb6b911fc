import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/documents/json/read-json.ts';
import { findings, sample } from '../../support/filing-report.ts';
import { pageText } from '../../support/page-text.ts';

/** Filings as offices send them, each for its kind: what is printed of them, and that nothing is found amiss. */

/** The sample blank with further members, as a JSON text: a number keeps the digits that it is written with. */
function filed(members: string, form = 'annex-2'): unknown {
  const blank = JSON.stringify(sample(form, 'blank')).slice(1, -1);
  const own = Object.keys(JSON.parse(`{${members}}`) as object);
  const rest = Object.entries(JSON.parse(`{${blank}}`) as Readonly<Record<string, unknown>>)
    .filter(([name]) => !own.includes(name))
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`);
  return readJson(Buffer.from(`{${[...rest, members].join(',')}}`), String);
}

/** Rule and place of what is wrong, the cells aside that the sample blank leaves empty. */
function amiss(document: unknown, form = 'annex-2'): readonly string[] {
  return findings(form, document)
    .filter(({ rule }) => !['missing-usual', 'evidence', 'missing-revised-value'].includes(rule))
    .map(({ rule, pointer }) => `${rule} ${pointer}`);
}

const text = (document: unknown, form = 'annex-2'): string => pageText(form, { totals: 'as-filed' }, document);

describe('null in an optional member', () => {
  it.each([
    '"overview":null,"orientation":null,"budget":{"total":null}',
    '"contact":null,"schedule":null,"signOff":{"phone":null}',
    '"funding":{"total":null,"own":{"currentYear":null}}',
    '"subprojects":[{"name":null,"amount":null,"startDate":null,"indicators":{"quantity":null,"cost":[{"target":null}]}}]',
    '"review":{"evaluations":[{"year":2019,"score":null,"opinion":null}],"opinions":{"budgetOffice":null}}',
    '"category":{"kind":null,"subtype":null},"nature":null,"preparedOn":null',
  ])('is an absent one: %s', (members) => {
    const document = filed(members);
    const absent = JSON.parse(JSON.stringify(document), (_, value: unknown) => value ?? undefined) as unknown;
    expect(findings('annex-2', document)).toEqual(findings('annex-2', absent));
    expect(amiss(document)).toEqual([]);
    expect(text(document)).toBe(text(absent));
  });

  it('is no member of a list, and nothing that the form does not know', () => {
    expect(amiss(filed('"schedule":[null]'))).toEqual(['type /schedule/0']);
    expect(amiss(filed('"projectName":null'))).toEqual(['required /projectName']);
    expect(amiss(filed('"budget":{"sum":null}'))).toEqual(['unknown-property /budget/sum']);
    expect(amiss(filed('"revisions":[{"evidence":[null]}]', 'annex-4'), 'annex-4')).toContain(
      'type /revisions/0/evidence/0',
    );
  });
});

describe('an amount', () => {
  it.each(['89.974', '10606.7522', '100.0000', '0.000001', '1234567.10'])(
    'that is the number %s is printed so',
    (amount) => {
      const document = filed(`"budget":{"total":${amount}}`);
      expect(amiss(document)).toEqual([]);
      expect(text(document)).toContain(`项目总预算${amount}项目本年度`);
    },
  );

  it.each(['0.30000000000000004', '89.97399999999999', '1e-7'])('that is %s is refused', (amount) => {
    expect(amiss(filed(`"budget":{"total":${amount}}`))).toEqual(['amount /budget/total']);
  });

  it.each(['-20', '"-20"', '"−20"', '"－20"'])('of what was overspent is printed as filed: %s', (amount) => {
    const document = filed(`"budget":{"previousYear":100,"previousYearSpent":120,"carryOver":${amount}}`);
    expect(amiss(document)).toEqual([]);
    expect(text(document)).toContain(`结余结转总额${amount.replaceAll('"', '')}`);
  });

  it.each(['total', 'currentYear', 'previousYear', 'previousYearSpent'])('of %s is not below 0', (name) => {
    expect(amiss(filed(`"budget":{"${name}":-20}`))).toEqual([`amount /budget/${name}`]);
  });

  it.each(['-', '—', '－', '–', '―', '——', '/', '／', '无'])(
    'that is %s is printed so, and counts for nothing',
    (dash) => {
      const row = `{"previousYear":"${dash}","currentYear":"${dash}"}`;
      const document = filed(
        `"budget":{"total":"${dash}","previousYear":100,"previousYearSpent":"${dash}","carryOver":7},` +
          `"funding":{"total":{"currentYear":100},"fiscal":${row},"fiscalLocal":{"currentYear":100},"other":${row}},` +
          `"subprojects":[{"name":"甲","amount":"${dash}"}]`,
      );
      expect(amiss(document)).toEqual([]);
      expect(text(document)).toContain(`（三）其它资金${dash}${dash}`);
      expect(text(document)).not.toContain(`${dash}万元`);
    },
  );
});

describe('a date', () => {
  it.each([
    ['"startDate":"2021-01","endDate":"2021-12","preparedOn":"2020-10"', ['2021年1月', '2021年12月', '2020年10月']],
    ['"startDate":2021,"endDate":"2023"', ['起始日期2021年结束日期2023年']],
    ['"startDate":"2021-01-15","endDate":"2021-01"', ['2021年1月15日结束日期2021年1月']],
    ['"startDate":"2021-01-01","endDate":"长期"', ['结束日期长期']],
    ['"subprojects":[{"startDate":"2021-01","endDate":"2021-12"}]', ['2021.1-2021.12']],
    ['"subprojects":[{"startDate":"2021-01","endDate":"长期"}]', ['2021.1-长期']],
    ['"preparedOn":"2021-03-05T00:00:00"', ['2021年3月5日']],
    ['"preparedOn":"2021-03-05T00:00:00.000Z"', ['2021年3月5日']],
    [
      '"preparedOn":"2021-03-05T00:00:00+08:00","endDate":"2021-03-05 00:00:00"',
      ['编报时间:2021年3月5日', '结束日期2021年3月5日'],
    ],
  ])('is printed as far as it is known: %s', (members, printed) => {
    const document = filed(members);
    expect(amiss(document)).toEqual([]);
    for (const words of printed) expect(text(document)).toContain(words);
  });

  it.each(['"2021/03/05"', '"2021年3月5日"', '"2021.3.5"', '"20210305"', '"2021-3-5"', '20210305'])(
    'that is %s is refused, and says how to write it',
    (date) => {
      const [finding] = findings('annex-2', filed(`"preparedOn":${date}`));
      expect(finding).toMatchObject({ rule: 'date', message: '日期格式不对，请写成 2021-03-05。' });
    },
  );

  it('has no time of day', () => {
    expect(amiss(filed('"preparedOn":"2021-03-05T08:30:00"'))).toEqual(['date /preparedOn']);
    expect(amiss(filed('"startDate":"长期"'))).toEqual(['date /startDate']);
  });
});

describe('blanks around a value', () => {
  it.each([
    ['"budget":{"total":" -   ","currentYear":"— "}', '项目总预算-项目本年度预算—上年度预算'],
    ['"budget":{"total":"\u3000","currentYear":" "}', '项目总预算项目本年度预算上年度预算'],
    ['"budget":{"total":" 100.50\u3000"}', '项目总预算100.50项目'],
    ['"startDate":" 2021-01 ","endDate":"长期 "', '起始日期2021年1月结束日期长期'],
    ['"startDate":" ","endDate":"\u3000"', '起始日期结束日期'],
    ['"category":{"kind":" administrative","subtype":["award "]},"nature":" new\u3000"', '☑新增□延续'],
    ['"nature":" ","scope":"\u3000"', '□新增□延续'],
  ])('says nothing: %s', (members, printed) => {
    const document = filed(members);
    expect(amiss(document)).toEqual([]);
    expect(text(document)).toContain(printed);
  });
});

describe('what is offered instead of a value that is refused', () => {
  const values = [
    ...['1,234.5', '-1,234.5', '-100万元', '−6.90万元', '1E+2', '１００', '.5', '2021.10', '2021年3月5日', '20210305'],
    ...['200305', '长期。', '长 期', '至今', '1.00000000000000004', '2021-01-04T16:00:00Z'],
  ].map((value) => JSON.stringify(value));
  const numbers = [
    '2021.10',
    '20210305',
    '210305',
    '0.30000000000000004',
    '-0.7999999999999999',
    '5.551115123125783e-17',
  ];
  const cells = [
    ...['"budget":{"total":?}', '"budget":{"carryOver":?}', '"funding":{"own":{"previousYear":?}}', '"preparedOn":?'],
    ...['"endDate":?', '"subprojects":[{"amount":?}]', '"subprojects":[{"endDate":?}]', '"contact":{"name":?}'],
  ];

  it.each(cells)('is accepted in its place: %s', (cell) => {
    for (const value of [...values, ...numbers]) {
      const errors = (filing: unknown) => findings('annex-2', filing).filter(({ severity }) => severity === 'error');
      for (const { replacement } of errors(filed(cell.replace('?', value)))) {
        if (replacement === undefined) continue;
        expect(errors(filed(cell.replace('?', JSON.stringify(replacement)))), `${value} → ${replacement}`).toEqual([]);
      }
    }
  });
});

describe('a number where a text of digits is meant', () => {
  it.each([
    ['"departmentBudgetCode":219001', '部门预算编码:219001'],
    ['"contact":{"phone":13800138000}', '联系电话13800138000'],
    ['"signOff":{"phone":79186738888}', '联系电话：79186738888'],
    [
      '"subprojects":[{"name":1,"owner":2,"indicators":{"quantity":[{"name":3,"target":100.50,"remark":4}]}}]',
      '3100.504',
    ],
    ['"schedule":[{"period":2021,"content":1}]', '20211'],
    ['"review":{"evaluations":[{"year":2019,"score":92.50}]}', '201992.50'],
    ['"departmentBudgetCode":12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
  ])('is printed as written: %s', (members, printed) => {
    const document = filed(members);
    expect(amiss(document).filter((found) => found !== 'phone /signOff/phone')).toEqual([]);
    expect(text(document)).toContain(printed);
  });

  it('is so in annex-4 too', () => {
    const revision =
      '{"indicator":{"level1":"产出指标","level2":"数量指标","level3":3},"originalValue":100,"revisedValue":95.0}';
    const document = filed(`"phone":13800138000,"revisions":[${revision}]`, 'annex-4');
    expect(amiss(document, 'annex-4')).toEqual([]);
    expect(text(document, 'annex-4')).toContain('产出指标-数量指标-310095.0');
  });

  it.each(['"departmentBudgetCode":true', '"contact":{"phone":false}', '"overview":1', '"projectName":1'])(
    'is no truth value, and no prose: %s is refused',
    (members) => expect(amiss(filed(members))).toHaveLength(1),
  );
});

describe('the subtypes of a category', () => {
  it.each([
    ['"capital-construction","subtype":["new-build","renovation"]', '☑其中：新建类☑扩建类□改建类☑'],
    ['"administrative","subtype":["award","subsidy","procurement"]', '☑其中:采购类☑奖励类☑补贴类☑'],
    ['"administrative","subtype":["award","award"]', '☑其中:采购类□奖励类☑补贴类□'],
    ['"administrative","subtype":[]', '☑其中:采购类□奖励类□补贴类□'],
    ['"administrative","subtype":"award"', '☑其中:采购类□奖励类☑补贴类□'],
  ])('may be several: %s', (category, printed) => {
    const document = filed(`"category":{"kind":${category}}`);
    expect(amiss(document)).toEqual([]);
    expect(text(document)).toContain(printed);
  });

  it('are of one kind', () => {
    const document = filed('"category":{"kind":"administrative","subtype":["award","new-build"]}');
    expect(amiss(document)).toEqual(['category-subtype /category/subtype']);
  });
});

describe('the amounts of sub-projects', () => {
  it.each([
    ['{"total":300,"currentYear":100}', '[{"amount":100}]', 0],
    ['{"total":300,"currentYear":"100.00"}', '[{"amount":60.5},{"amount":39.5}]', 0],
    ['{"total":300,"currentYear":100}', '[{"amount":300}]', 0],
    ['{"total":300,"currentYear":"—"}', '[{"amount":100}]', 1],
    ['{"total":300,"currentYear":100}', '[{"amount":200}]', 1],
  ])('of %s may be %s: %d findings', (budget, subprojects, count) => {
    expect(amiss(filed(`"budget":${budget},"subprojects":${subprojects}`))).toHaveLength(count);
  });
});
