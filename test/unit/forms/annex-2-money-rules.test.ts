import { describe, expect, it } from 'vitest';
import { changed, findings, pointersOf, sample } from '../../support/filing-report.ts';

/** `full` breaks no rule at all: whatever is found after a change comes of the change. */
const full = sample('annex-2', 'full');

function broken(rule: string, changes: Readonly<Record<string, unknown>>, totals?: 'compute'): readonly string[] {
  return pointersOf(rule, 'annex-2', changed(full, changes), totals);
}

describe.each([
  ['funding-total', 'total', ['fiscal', 'own', 'other']],
  ['funding-fiscal', 'fiscal', ['fiscalSuperior', 'fiscalLocal', 'fiscalSubordinate']],
  ['funding-own', 'own', ['ownUndertaking', 'ownOperating', 'ownOther']],
] as const)('%s', (rule, total, parts) => {
  const column = (year: string, amounts: Readonly<Record<string, unknown>>) => ({
    '/funding': Object.fromEntries(Object.entries(amounts).map(([source, amount]) => [source, { [year]: amount }])),
  });
  const [first, second, third] = parts;

  it.each(['previousYear', 'currentYear'])('wants the total of %s to be the exact sum of its parts', (year) => {
    const at = `/funding/${total}/${year}`;
    expect(broken(rule, column(year, { [total]: 0.3, [first]: 0.1, [second]: 0.2 }))).toEqual([]);
    expect(broken(rule, column(year, { [total]: '0.30', [first]: '0.100001', [second]: '0.199999' }))).toEqual([]);
    expect(broken(rule, column(year, { [total]: 0.3, [first]: 0.1, [second]: 0.2, [third]: '0.000001' }))).toEqual([
      at,
    ]);
    expect(broken(rule, column(year, { [total]: 0, [third]: 5 }))).toEqual([at]);
  });

  it('says nothing where the total or every part is not given', () => {
    expect(broken(rule, column('currentYear', { [first]: 1, [second]: 2, [third]: 3 }))).toEqual([]);
    expect(broken(rule, column('currentYear', { [total]: 7 }))).toEqual([]);
    expect(broken(rule, column('currentYear', { [total]: 7, [first]: '' }))).toEqual([]);
    expect(broken(rule, { '/funding': { [total]: { currentYear: 7 }, [first]: { previousYear: 1 } } })).toEqual([]);
  });

  it.each(['-', '—', '/', '无'])('counts %s as nothing, in a total and in a part', (dash) => {
    expect(broken(rule, column('currentYear', { [total]: 3, [first]: 3, [second]: dash }))).toEqual([]);
    expect(broken(rule, column('currentYear', { [total]: dash, [first]: 3 }))).toEqual([]);
    expect(broken(rule, column('currentYear', { [total]: 7, [first]: dash, [second]: dash }))).toEqual([]);
    expect(broken(rule, column('currentYear', { [total]: 7, [first]: 3, [second]: dash }))).toEqual([
      `/funding/${total}/currentYear`,
    ]);
  });

  it('counts 0 as given', () => {
    expect(broken(rule, column('currentYear', { [total]: 7, [second]: 0 }))).toEqual([`/funding/${total}/currentYear`]);
    expect(broken(rule, column('currentYear', { [total]: 0, [second]: 0 }))).toEqual([]);
  });
});

describe('funding-total', () => {
  it('counts a part that is itself an empty total with its own parts', () => {
    const funding = { total: { currentYear: 100 }, fiscalLocal: { currentYear: 100 } };
    expect(broken('funding-total', { '/funding': funding })).toEqual([]);
    expect(broken('funding-total', { '/funding': { ...funding, total: { currentYear: 90 } } })).toEqual([
      '/funding/total/currentYear',
    ]);
  });

  it('counts a part that is a total with a dash with its own parts', () => {
    const funding = { total: { currentYear: 90 }, fiscal: { currentYear: '—' }, fiscalLocal: { currentYear: 100 } };
    expect(broken('funding-total', { '/funding': funding })).toEqual(['/funding/total/currentYear']);
  });

  it('names both figures', () => {
    const document = changed(full, { '/funding/total/currentYear': 400 });
    const message = findings('annex-2', document).find(({ rule }) => rule === 'funding-total')?.message;
    expect(message).toContain('填的是 400，各项之和是 420.5（');
  });
});

describe('empty-total', () => {
  it('points to totals that are left empty beside their parts', () => {
    expect(broken('empty-total', { '/funding': { ownOther: { previousYear: 5 } } })).toEqual([
      '/funding/own/previousYear',
      '/funding/total/previousYear',
    ]);
    expect(broken('empty-total', { '/funding': { other: { currentYear: 0 } } })).toEqual([
      '/funding/total/currentYear',
    ]);
    expect(broken('empty-total', { '/funding': {} })).toEqual([]);
    expect(broken('empty-total', { '/funding': undefined })).toEqual([]);
  });

  it('takes a dash for filled where a total is, for nothing where a part is', () => {
    const dashed = { own: { previousYear: '—' }, ownOther: { previousYear: 5 }, total: { previousYear: '/' } };
    expect(broken('empty-total', { '/funding': dashed })).toEqual([]);
    expect(broken('empty-total', { '/funding': { ownOther: { previousYear: '-' } } })).toEqual([]);
  });

  it('has nothing to say when they are computed', () => {
    expect(broken('empty-total', { '/funding': { ownOther: { previousYear: 5 } } }, 'compute')).toEqual([]);
  });
});

describe('budget-funding', () => {
  it.each(['currentYear', 'previousYear'])('wants the budget of %s to be what the funding adds up to', (year) => {
    expect(broken('budget-funding', { [`/budget/${year}`]: 1 })).toEqual([`/budget/${year}`]);
    expect(broken('budget-funding', { [`/budget/${year}`]: undefined })).toEqual([]);
    expect(broken('budget-funding', { [`/funding/total/${year}`]: undefined })).toEqual([]);
    expect(broken('budget-funding', { [`/budget/${year}`]: '7.50', [`/funding/total/${year}`]: 7.5 })).toEqual([]);
  });

  it('judges a computed total like a filed one', () => {
    const changes = { '/budget': { currentYear: 90 }, '/funding': { fiscalLocal: { currentYear: 100 } } };
    expect(broken('budget-funding', changes)).toEqual([]);
    expect(broken('budget-funding', changes, 'compute')).toEqual(['/budget/currentYear']);
  });
});

describe('subproject-amounts', () => {
  it('wants the sub-projects to add up to the project', () => {
    expect(broken('subproject-amounts', { '/budget/total': 685.51 })).toEqual(['/budget/total']);
    expect(broken('subproject-amounts', { '/budget/total': '685.500000' })).toEqual([]);
    expect(broken('subproject-amounts', { '/subprojects/0/amount': undefined })).toEqual(['/budget/total']);
  });

  it('lets them add up to the budget of this year, of a project that takes several', () => {
    const budget = { total: 300, currentYear: '100.00' };
    const amounts = (...all: unknown[]) => ({ '/budget': budget, '/subprojects': all.map((amount) => ({ amount })) });
    expect(broken('subproject-amounts', amounts(100))).toEqual([]);
    expect(broken('subproject-amounts', amounts(60, '—', 40))).toEqual([]);
    expect(broken('subproject-amounts', amounts(300))).toEqual([]);
    expect(broken('subproject-amounts', amounts(200))).toEqual(['/budget/total']);
    const [finding] = findings('annex-2', changed(full, amounts(200))).filter(
      ({ rule }) => rule === 'subproject-amounts',
    );
    expect(finding?.message).toBe('各子项目金额之和 200 与项目总预算 300、项目本年度预算 100.00 都不一致，请核对。');
  });

  it('compares with the budget of this year where the total is not given', () => {
    for (const total of [undefined, '—', '/', '']) {
      const amounts = (amount: unknown) => ({ '/budget': { total, currentYear: 90 }, '/subprojects': [{ amount }] });
      expect(broken('subproject-amounts', amounts(90))).toEqual([]);
      expect(broken('subproject-amounts', amounts(100))).toEqual(['/budget/currentYear']);
      const [finding] = findings('annex-2', changed(full, amounts(100))).filter(
        ({ rule }) => rule === 'subproject-amounts',
      );
      expect(finding?.message).toBe('各子项目金额之和 100 与项目本年度预算 90 不一致，请核对。');
    }
  });

  it('says nothing where neither budget or no amount is given', () => {
    for (const nothing of ['—', undefined]) {
      expect(broken('subproject-amounts', { '/budget/total': nothing, '/budget/currentYear': nothing })).toEqual([]);
    }
    expect(broken('subproject-amounts', { '/subprojects': [{}, { amount: '' }] })).toEqual([]);
  });
});

describe('previous-year-balance', () => {
  it('wants what was not spent to be carried over', () => {
    expect(broken('previous-year-balance', { '/budget/carryOver': 1.24 })).toEqual(['/budget/carryOver']);
    expect(broken('previous-year-balance', { '/budget/previousYearSpent': 40, '/budget/carryOver': 0 })).toEqual([
      '/budget/carryOver',
    ]);
  });

  it.each([-20, '-20.00', '−20', '－20'])('agrees that what was overspent is %s', (carryOver) => {
    const changes = { '/budget': { previousYear: 100, previousYearSpent: 120, carryOver } };
    expect(broken('previous-year-balance', changes)).toEqual([]);
    expect(broken('previous-year-balance', { ...changes, '/budget/previousYearSpent': 121 })).toEqual([
      '/budget/carryOver',
    ]);
  });

  it.each(['previousYear', 'previousYearSpent', 'carryOver'])('says nothing where %s is not given', (name) => {
    for (const nothing of [undefined, '—', '/']) {
      const changes = { '/budget/carryOver': 99, [`/budget/${name}`]: nothing };
      expect(broken('previous-year-balance', changes)).toEqual([]);
    }
  });
});
