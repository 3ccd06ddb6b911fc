import { describe, expect, it } from 'vitest';
import { annex2Rules } from '../../../src/forms/annex-2/rules/rules.ts';
import { changed, findings, pointersOf, sample } from '../../support/filing-report.ts';

/** `full` breaks no rule at all: whatever is found after a change comes of the change. */
const full = sample('annex-2', 'full');

function broken(rule: string, changes: Readonly<Record<string, unknown>>, totals?: 'compute'): readonly string[] {
  return pointersOf(rule, 'annex-2', changed(full, changes), totals);
}

describe('the rules of annex-2', () => {
  it('are these, with these severities', () => {
    expect(Object.fromEntries(annex2Rules.map(({ id, severity }) => [id, severity]))).toEqual({
      'date-order': 'error',
      'category-subtype': 'error',
      'subproject-window': 'warning',
      'funding-total': 'warning',
      'funding-fiscal': 'warning',
      'funding-own': 'warning',
      'empty-total': 'warning',
      'budget-funding': 'warning',
      'subproject-amounts': 'warning',
      'previous-year-balance': 'warning',
      'missing-usual': 'warning',
      'percent-target': 'warning',
      phone: 'warning',
    });
  });

  it('find nothing in the sample full', () => expect(findings('annex-2', full)).toEqual([]));
});

describe('date-order', () => {
  it('wants the project to end no earlier than it starts', () => {
    expect(broken('date-order', { '/startDate': '2023-07-01' })).toEqual(['/endDate']);
    expect(broken('date-order', { '/startDate': '2023-06-30' })).toEqual([]);
  });

  it('wants the same of each sub-project', () => {
    expect(
      broken('date-order', { '/subprojects/1/endDate': '2022-08-31', '/subprojects/3/endDate': '2021-01-01' }),
    ).toEqual(['/subprojects/1/endDate', '/subprojects/3/endDate']);
  });

  it.each([
    ['2021-01-15', '2021-01'],
    ['2021-01', '2021-01-01'],
    ['2021-12-31', '2021'],
    ['2021', '2021-01-01'],
    ['2021-06', '2021'],
    ['2021', '2021'],
    ['2021-03', '长期'],
  ])('lets %s be followed by %s, some day of which is not before it', (startDate, endDate) => {
    const subprojects = [{ startDate, endDate }];
    expect(broken('date-order', { '/startDate': startDate, '/endDate': endDate, '/subprojects': subprojects })).toEqual(
      [],
    );
  });

  it.each([
    ['2021-02-01', '2021-01'],
    ['2021-02', '2021-01-31'],
    ['2022-01-01', '2021'],
    ['2021-02', '2021-01'],
    ['2022', '2021-12'],
  ])('does not let %s be followed by %s', (startDate, endDate) => {
    expect(
      broken('date-order', { '/startDate': startDate, '/endDate': endDate, '/subprojects': [{ startDate, endDate }] }),
    ).toEqual(['/endDate', '/subprojects/0/endDate']);
  });

  it('says nothing where one of the dates is not given', () => {
    expect(broken('date-order', { '/startDate': undefined, '/endDate': '1999-01-01' })).toEqual([]);
    expect(broken('date-order', { '/startDate': '', '/endDate': '1999-01-01' })).toEqual([]);
  });

  it('refuses the filing and says what to do', () => {
    const [finding] = findings('annex-2', changed(full, { '/endDate': '2020-02-01' }));
    expect(finding).toEqual({
      severity: 'error',
      rule: 'date-order',
      pointer: '/endDate',
      label: '结束日期',
      message: '结束日期 2020年2月1日 早于起始日期 2022年1月1日，请改正其中之一。',
    });
  });
});

describe('category-subtype', () => {
  const kinds = {
    'capital-construction': ['new-build', 'expansion', 'renovation'],
    administrative: ['procurement', 'award', 'subsidy'],
    'other-special': [],
  } as const;
  const subtypes = Object.values(kinds).flat();

  it.each(Object.entries(kinds))('lets %s have the subtypes %j and no others', (kind, own) => {
    for (const subtype of subtypes) {
      const isOwn = (own as readonly string[]).includes(subtype);
      expect(broken('category-subtype', { '/category': { kind, subtype } }), subtype).toEqual(
        isOwn ? [] : ['/category/subtype'],
      );
    }
    expect(broken('category-subtype', { '/category': { kind } })).toEqual([]);
    expect(broken('category-subtype', { '/category': { kind, subtype: '' } })).toEqual([]);
  });

  it('wants a kind with the subtype', () => {
    expect(broken('category-subtype', { '/category': { subtype: 'award' } })).toEqual(['/category/subtype']);
    expect(broken('category-subtype', { '/category': { kind: '', subtype: 'award' } })).toEqual(['/category/subtype']);
    expect(broken('category-subtype', { '/category': {} })).toEqual([]);
  });
});

describe('the subtypes of a project', () => {
  it('may be several of one kind, the same one twice', () => {
    const category = (kind: string, subtype: unknown) => broken('category-subtype', { '/category': { kind, subtype } });
    expect(category('capital-construction', ['new-build', 'renovation'])).toEqual([]);
    expect(category('administrative', ['award', 'subsidy', 'award', 'procurement'])).toEqual([]);
    expect(category('administrative', [])).toEqual([]);
    expect(category('administrative', ['award', 'expansion', 'expansion', 'new-build'])).toEqual([
      '/category/subtype',
      '/category/subtype',
    ]);
  });
});

describe('subproject-window', () => {
  it.each([
    ['startDate', '2021-12-31'],
    ['endDate', '2023-07-01'],
    ['startDate', '2023-07-01'],
  ])('wants the %s of a sub-project within the project, not at %s', (end, date) => {
    expect(broken('subproject-window', { [`/subprojects/2/${end}`]: date })).toEqual([`/subprojects/2/${end}`]);
  });

  it('allows the first and the last day', () => {
    expect(
      broken('subproject-window', { '/subprojects/2/startDate': '2022-01-01', '/subprojects/2/endDate': '2023-06-30' }),
    ).toEqual([]);
  });

  it('takes months, years and an open end for what they may mean', () => {
    const within = (project: readonly string[], part: readonly string[]) =>
      broken('subproject-window', {
        '/startDate': project[0],
        '/endDate': project[1],
        '/subprojects': [{ startDate: part[0], endDate: part[1] }],
      });
    expect(within(['2021-01-15', '2021-11-10'], ['2021-01', '2021-11'])).toEqual([]);
    expect(within(['2021-01-15', '2021-11-10'], ['2021', '2021'])).toEqual([]);
    expect(within(['2021', '2022'], ['2021-01-01', '2022-12-31'])).toEqual([]);
    expect(within(['2021', '长期'], ['2029', '长期'])).toEqual([]);
    expect(within(['2021-02', '2021-11'], ['2021-01', '2021-12'])).toEqual([
      '/subprojects/0/startDate',
      '/subprojects/0/endDate',
    ]);
    expect(within(['2021', '2022'], ['2021', '长期'])).toEqual(['/subprojects/0/endDate']);
  });

  it('says of an open end that there is none', () => {
    const document = changed(full, { '/endDate': '2021', '/startDate': '2021', '/subprojects': [{ endDate: '长期' }] });
    const message = findings('annex-2', document).find(({ rule }) => rule === 'subproject-window')?.message;
    expect(message).toBe('子项目没有结束日期（长期），而项目 2021年 结束，请核对。');
  });

  it('says nothing where the project or the sub-project has no date', () => {
    const early = { '/subprojects/2/startDate': '2001-01-01' };
    expect(broken('subproject-window', { ...early, '/startDate': undefined })).toEqual([]);
    expect(broken('subproject-window', { ...early, '/startDate': '' })).toEqual([]);
    expect(broken('subproject-window', { '/subprojects/2/startDate': undefined })).toEqual([]);
  });
});

describe('missing-usual', () => {
  it.each([
    ...['/department', '/departmentHead', '/departmentBudgetCode', '/preparedOn', '/projectLeader', '/contact/name'],
    ...['/contact/phone', '/nature', '/scope', '/startDate', '/endDate', '/annualGoal'],
  ])('wants %s filled', (place) => {
    expect(broken('missing-usual', { [place]: undefined })).toEqual([place]);
    expect(broken('missing-usual', { [place]: '' })).toEqual([place]);
  });

  it('does not count white space as filled', () => {
    expect(broken('missing-usual', { '/annualGoal': ' \n\u3000' })).toEqual(['/annualGoal']);
  });

  it('wants a kind of project chosen', () => {
    expect(broken('missing-usual', { '/category': undefined })).toEqual(['/category']);
    expect(broken('missing-usual', { '/category': {} })).toEqual(['/category']);
    expect(broken('missing-usual', { '/category': { kind: 'other-special' } })).toEqual([]);
  });

  it('wants an indicator in each first level of each sub-project', () => {
    const one = [{ name: '指标' }];
    const at = '/subprojects/1/indicators';
    expect(broken('missing-usual', { [at]: undefined })).toEqual([at, at, at]);
    expect(broken('missing-usual', { [at]: { cost: one, sustainable: one, satisfaction: one } })).toEqual([]);
    expect(broken('missing-usual', { [at]: { cost: one, sustainable: one } })).toEqual([at]);
    expect(
      broken('missing-usual', { [at]: { cost: one, sustainable: one, satisfaction: [{ name: ' ', target: '95%' }] } }),
    ).toEqual([at]);
  });

  it('names the cell as it is printed', () => {
    const messages = findings('annex-2', changed(full, { '/preparedOn': undefined })).map(({ label, message }) => [
      label,
      message,
    ]);
    expect(messages).toEqual([['编报时间', '“编报时间”没有填写，财政部门通常要求填写，请补填。']]);
  });
});

describe('percent-target', () => {
  const at = '/subprojects/0/indicators/quality/0';

  it.each(['101%', '120 %', '≥150%', '100%-120%', '１２０％', '100.01%', '-5%', '−5％', '完成率 200﹪', '95%、105%'])(
    'doubts %s',
    (target) => {
      expect(broken('percent-target', { [at]: { name: '完成率', target } })).toEqual([`${at}/target`]);
    },
  );

  it.each([
    '0%',
    '100%',
    '99.99%',
    '≥95%',
    '90%-100%',
    '100.00%',
    '-0%',
    '1200元',
    '150人',
    '增长150%',
    '比上年提高120%',
    '翻两番（200%）',
    '超额完成，110%',
    '',
    '5‰',
    '１００％',
    '100%以上',
    '不低于上年的105%',
    '±120%',
    '偏差不超过-5%',
  ])('accepts %s', (target) => expect(broken('percent-target', { [at]: { name: '完成率', target } })).toEqual([]));

  it('accepts any where the name of the indicator is a rate of change', () => {
    for (const name of ['税收增长率', '超额完成率', '任务超额完成比例', '预算超支率', '超收率']) {
      expect(broken('percent-target', { [at]: { name, target: '120%' } })).toEqual([]);
    }
    expect(broken('percent-target', { [at]: { name: '超标率', target: '120%' } })).toEqual([`${at}/target`]);
    expect(broken('percent-target', { [at]: { name: '工作效率得以提升', target: '150%' } })).toEqual([`${at}/target`]);
  });

  it('takes no more than linear time', () => {
    const target = `${'1'.repeat(9_999)} ${'9 '.repeat(4_000)}`;
    expect(broken('percent-target', { [at]: { name: '完成率', target } })).toEqual([]);
  });
});

describe('phone', () => {
  it.each(['/contact/phone', '/signOff/phone'])('doubts what is no number at %s', (place) => {
    expect(broken('phone', { [place]: '12345' })).toEqual([place]);
    expect(broken('phone', { [place]: '' })).toEqual([]);
    expect(broken('phone', { [place]: undefined })).toEqual([]);
  });

  it.each(['无', '-', '——', '/', '暂无', 'N/A', ' 无 '])('says of %j that there is no number', (phone) => {
    const [finding] = findings('annex-2', changed(full, { '/contact/phone': phone }));
    expect(finding).toMatchObject({
      ...{ severity: 'warning', rule: 'phone', pointer: '/contact/phone' },
      message: `只写了“${phone.trim()}”，没有电话号码；财政部门通常要求填写联系电话，请补填。`,
    });
  });
});
