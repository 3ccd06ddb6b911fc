import { describe, expect, it } from 'vitest';
import { annex2Schema } from '../../../src/forms/annex-2/schema.ts';
import { toView as annex2View } from '../../../src/forms/annex-2/view.ts';
import { annex4Schema } from '../../../src/forms/annex-4/schema.ts';
import { toView as annex4View } from '../../../src/forms/annex-4/view.ts';
import type { Totals } from '../../../src/forms/form.ts';
import { NumberLiteral } from '../../../src/forms/number-literal.ts';
import { changed, formOf, sample } from '../../support/filing-report.ts';

type Changes = Readonly<Record<string, unknown>>;

const blank = sample('annex-2', 'blank');

function view(changes: Changes, totals: Totals = 'as-filed', base: unknown = blank) {
  return annex2View(annex2Schema.parse(changed(base, changes)), { totals });
}

describe('the View of annex-2', () => {
  it('is of the issuing district unless the filing names another', () => {
    expect([{}, { '/district': '' }, { '/district': '西湖区' }].map((changes) => view(changes).district)).toEqual([
      '东湖区',
      '东湖区',
      '西湖区',
    ]);
  });

  it('prints amounts as they were filed, 0 and absent apart', () => {
    const amounts = {
      '/budget': { total: new NumberLiteral('100.50'), currentYear: 0, previousYear: '0.123456', carryOver: '' },
    };
    expect(view(amounts).budget).toEqual({
      total: '100.50',
      currentYear: '0',
      previousYear: '0.123456',
      previousYearSpent: '',
      carryOver: '',
    });
  });

  it('prints what stands in place of an amount as it was filed, without a unit', () => {
    const subprojects = [{ amount: '—' }, { amount: '/' }, { amount: '-0' }, { amount: new NumberLiteral('10.5000') }];
    const filed = view({
      '/budget': { total: '/', carryOver: '−6.90', previousYear: '－' },
      '/funding': { own: { currentYear: '——' } },
      '/subprojects': subprojects,
    });
    expect(filed.budget).toMatchObject({ total: '/', carryOver: '−6.90', previousYear: '－' });
    expect(filed.funding.own).toEqual({ previousYear: '', currentYear: '——' });
    expect(filed.subprojects.map(({ amount }) => amount)).toEqual(['—', '/', '0万元', '10.5000万元']);
    expect(filed.composition.map(({ amount }) => amount)).toEqual(['—', '/', '0', '10.5000']);
  });

  it('prints dates as far as they were filed', () => {
    const filed = view({
      '/preparedOn': '2020-10',
      '/startDate': '2021-01',
      '/endDate': '长期',
      '/subprojects': [
        { startDate: '2021-01', endDate: '2021-12' },
        { startDate: 2021, endDate: '长期' },
      ],
      '/review': { opinions: { budgetOffice: { date: '2021-05-12T00:00:00.000+08:00' } } },
    });
    expect(filed.cover.preparedOn).toBe('2020年10月');
    expect([filed.startDate, filed.endDate]).toEqual(['2021年1月', '长期']);
    expect(filed.subprojects.map(({ period }) => period)).toEqual(['2021.1-2021.12', '2021年-长期']);
    expect(filed.review.budgetOffice.date).toBe('2021年5月12日');
  });

  it('prints numbers in cells of text as they were written', () => {
    const quantity = [{ name: 2021, target: new NumberLiteral('100.50'), remark: new NumberLiteral('1e2') }];
    const filed = view({
      '/departmentBudgetCode': 219001,
      '/contact/phone': 13800138000,
      '/subprojects/0/indicators': { quantity },
    });
    expect(filed.cover.departmentBudgetCode).toEqual(['219001']);
    expect(filed.contact.phone).toEqual(['13800138000']);
    expect(filed.subprojects[0]?.indicators.quantity[0]).toEqual({
      name: ['2021'],
      target: ['100.50'],
      remark: ['100'],
    });
  });

  it('ticks what was chosen and nothing else', () => {
    const ticked = (value: object) => Object.entries(value).flatMap(([name, mark]) => (mark === '☑' ? [name] : []));
    const { nature, scope, orientation, category } = view({
      '/nature': 'continuing',
      '/scope': 'one-off',
      '/orientation': 'departmental',
      '/category': { kind: 'capital-construction', subtype: 'renovation' },
    });
    expect([nature, scope, orientation, category].map(ticked)).toEqual([
      ['continuing'],
      ['oneOff'],
      ['departmental'],
      ['capitalConstruction', 'renovation'],
    ]);
    const untouched = view({ '/nature': '', '/category': {} });
    expect([untouched.nature, untouched.scope, untouched.orientation, untouched.category].flatMap(ticked)).toEqual([]);
  });

  it.each([
    ['/category', { kind: 'administrative', subtype: 'award' }, ['administrative', 'award']],
    ['/category', { kind: 'other-special' }, ['otherSpecial']],
    ['/category', { kind: 'capital-construction', subtype: 'new-build' }, ['capitalConstruction', 'newBuild']],
    ['/category', { kind: 'capital-construction', subtype: 'expansion' }, ['capitalConstruction', 'expansion']],
    ['/category', { kind: 'administrative', subtype: 'procurement' }, ['administrative', 'procurement']],
    ['/category', { kind: 'administrative', subtype: 'subsidy' }, ['administrative', 'subsidy']],
    [
      '/category',
      { kind: 'capital-construction', subtype: ['new-build', 'renovation'] },
      ['capitalConstruction', 'newBuild', 'renovation'],
    ],
    ['/category', { kind: 'administrative', subtype: ['award'] }, ['administrative', 'award']],
    ['/category', { kind: 'administrative', subtype: [] }, ['administrative']],
  ])('ticks the boxes of %s %j', (place, value, boxes) => {
    const marks = Object.entries(view({ [place]: value }).category);
    expect(marks.filter(([, mark]) => mark === '☑').map(([name]) => name)).toEqual(boxes);
  });

  it('has four rows of schedule at least', () => {
    expect(view({}).schedule).toEqual(Array(4).fill({ period: [''], content: [''] }));
    expect(view({ '/schedule': Array(6).fill({ period: '一季度' }) }).schedule).toEqual(
      Array(6).fill({ period: ['一季度'], content: [''] }),
    );
  });

  it('numbers three sub-projects at least, and every one of more', () => {
    const numbers = (count: number) =>
      view({ '/subprojects': Array(count).fill({ name: '甲' }) }).composition.map(
        ({ number, name }) => number + name.join(''),
      );
    expect(numbers(1)).toEqual(['1甲', '2', '3']);
    expect(numbers(5)).toEqual(['1甲', '2甲', '3甲', '4甲', '5甲']);
  });

  it('has a table for each sub-project', () => {
    const subprojects = [{ amount: 100, startDate: '2021-01-01', endDate: '2021-12-31' }, {}];
    expect(
      view({ '/subprojects': subprojects }).subprojects.map(({ number, amount, period }) => [number, amount, period]),
    ).toEqual([
      ['1', '100万元', '2021.1.1-2021.12.31'],
      ['2', '', ''],
    ]);
  });

  it('has one row for each third-level indicator, an empty one where there is none', () => {
    const quantity = [
      { name: '甲', target: '1' },
      { name: '乙', remark: '注' },
    ];
    const { indicators } = view({ '/subprojects/0/indicators': { quantity, cost: [] } }).subprojects[0] ?? {};
    const empty = { name: [''], target: [''], remark: [''] };
    expect(indicators?.quantity).toEqual([
      { ...empty, name: ['甲'], target: ['1'] },
      { ...empty, name: ['乙'], remark: ['注'] },
    ]);
    expect(indicators?.cost).toEqual([empty]);
    expect(indicators?.social).toEqual([empty]);
  });

  it('never fills the line under the last table from other cells', () => {
    const filed = view({ '/projectLeader': '周文静', '/contact': { name: '何志强', phone: '13800138000' } });
    expect(filed.signOff).toEqual({ preparedBy: '', phone: '', projectLeader: '' });
  });
});

describe('the computed totals', () => {
  const cells = (funding: object, totals: Totals) => {
    const rows = view({ '/funding': funding }, totals).funding;
    return Object.fromEntries(
      Object.entries(rows).flatMap(([source, { currentYear }]) => (currentYear === '' ? [] : [[source, currentYear]])),
    );
  };

  it('fill empty totals that have parts, level by level', () => {
    const funding = {
      fiscalLocal: { currentYear: 0.1 },
      fiscalSuperior: { currentYear: '0.20' },
      ownOther: { currentYear: 5 },
    };
    expect(cells(funding, 'compute')).toEqual({
      fiscalLocal: '0.1',
      fiscalSuperior: '0.20',
      ownOther: '5',
      fiscal: '0.30',
      own: '5',
      total: '5.30',
    });
  });

  it('leave what was filed, even where it is wrong, and what has no parts', () => {
    const funding = { total: { currentYear: 7 }, fiscalLocal: { currentYear: 1 } };
    expect(cells(funding, 'compute')).toEqual({ total: '7', fiscal: '1', fiscalLocal: '1' });
    expect(cells({}, 'compute')).toEqual({});
    expect(cells({ own: { currentYear: 0 } }, 'compute')).toEqual({ own: '0', total: '0' });
  });

  it('count a dash for nothing, and leave one in the place of a total', () => {
    const funding = {
      fiscal: { currentYear: '—' },
      fiscalLocal: { currentYear: 100 },
      ownOther: { currentYear: 5 },
      ownOperating: { currentYear: '/' },
      other: { currentYear: '-' },
    };
    expect(cells(funding, 'compute')).toEqual({
      fiscal: '—',
      fiscalLocal: '100',
      own: '5',
      ownOperating: '/',
      ownOther: '5',
      other: '-',
      total: '105',
    });
    expect(cells({ other: { currentYear: '—' } }, 'compute')).toEqual({ other: '—' });
  });

  it('are not there unless asked for', () => {
    expect(cells({ fiscalLocal: { currentYear: 100 } }, 'as-filed')).toEqual({ fiscalLocal: '100' });
  });

  it('keep the columns apart', () => {
    const { funding } = view(
      { '/funding': { fiscalLocal: { previousYear: 3 }, other: { currentYear: 4 } } },
      'compute',
    );
    expect([funding.total, funding.fiscal, funding.other]).toEqual([
      { previousYear: '3', currentYear: '4' },
      { previousYear: '3', currentYear: '' },
      { previousYear: '', currentYear: '4' },
    ]);
  });
});

describe('the years of evaluation', () => {
  const rows = (evaluations: unknown, fiscalYear = 2021) =>
    view({ '/fiscalYear': fiscalYear, '/review': { evaluations } }).review.evaluations.map(
      ({ year, score }) => year + score,
    );

  it('are the three complete years before the filing is drawn up', () => {
    expect(rows(undefined)).toEqual(['2017', '2018', '2019']);
    expect(rows([], 2025)).toEqual(['2021', '2022', '2023']);
  });

  it('are filled by what is filed for them, whatever its order', () => {
    expect(
      rows([
        { year: 2019, score: 90 },
        { year: 2017, score: '良好' },
      ]),
    ).toEqual(['2017良好', '2018', '201990']);
  });

  it('give way to other years', () => {
    expect(rows([{ year: 2020, score: 88 }])).toEqual(['2018', '2019', '202088']);
    expect(rows([{ year: 2014 }, { year: 2015 }, { year: 2016 }])).toEqual(['2014', '2015', '2016']);
  });

  it('print a score as it was written', () => {
    expect(rows([{ year: 2017, score: new NumberLiteral('85.50') }])[0]).toBe('201785.50');
  });
});

describe('the View of annex-4', () => {
  const view4 = (changes: Changes) => annex4View(annex4Schema.parse(changed(sample('annex-4', 'blank'), changes)));

  it('has five rows at least', () => {
    expect(view4({}).revisions).toHaveLength(5);
    expect(view4({ '/revisions': Array(7).fill({}) }).revisions).toHaveLength(7);
  });

  it('prints the name of an indicator in three levels, and 取消 for a cancelled one', () => {
    const indicator = { level1: '投入', level2: '立项', level3: '规范性' };
    const [row] = view4({
      '/revisions': [{ indicator, originalValue: '1', cancelled: true, reason: '甲\n乙' }],
    }).revisions;
    expect(row).toEqual({
      indicator: ['投入-立项-规范性'],
      originalValue: ['1'],
      revisedValue: ['取消'],
      reason: ['甲', '乙'],
    });
  });

  it('prints 取消 once, in the words of the filer', () => {
    const revisedValues = ['取消', '取消该指标', '—', undefined];
    const revisions = revisedValues.map((revisedValue) => ({ revisedValue, cancelled: true }));
    expect(
      view4({ '/revisions': [...revisions, { revisedValue: '取消' }] }).revisions.map((row) => row.revisedValue[0]),
    ).toEqual(['取消', '取消该指标', '取消', '取消', '取消']);
  });

  it('prints the levels that are named', () => {
    expect(
      view4({ '/revisions': [{ indicator: { level1: '投入', level3: '规范性' } }, {}] })
        .revisions.map(({ indicator }) => indicator[0])
        .slice(0, 2),
    ).toEqual(['投入-规范性', '']);
  });
});

describe('what a form says of a filing', () => {
  const annex2 = formOf('annex-2');
  const annex4 = formOf('annex-4');
  const read = (form: typeof annex2, changes: Changes) => form.schema.parse(changed(sample(form.id, 'blank'), changes));

  it('names its file and its document', () => {
    expect(annex2.fileName(read(annex2, {}))).toBe('附件2-2021年度-信息化运维提升');
    expect(annex2.documentTitle(read(annex2, {}))).toBe('东湖区预算绩效目标申报表（2021年度）信息化运维提升');
    expect(annex4.fileName(read(annex4, { '/projectName': 'a/b' }))).toBe('附件4-a_b');
    expect(annex4.documentTitle(read(annex4, {}))).toBe('预算绩效目标修订申报表：信息化运维提升');
  });

  it('bounds both for a name without end', () => {
    const changes = { '/projectName': '字'.repeat(20_000), '/district': '区'.repeat(20_000) };
    expect(Buffer.byteLength(annex2.fileName(read(annex2, changes)))).toBeLessThan(230);
    expect(annex2.documentTitle(read(annex2, changes)).length).toBeLessThan(300);
  });

  it('bounds its pages from below', () => {
    expect(annex2.leastPages(read(annex2, { '/subprojects': Array(12).fill({}) }))).toBe(15);
    expect(annex4.leastPages(read(annex4, {}))).toBe(1);
  });
});
