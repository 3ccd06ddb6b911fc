import { describe, expect, it } from 'vitest';
import { isUnused } from '../../../src/forms/annex-4/unused.ts';
import { checkFiling, maxFindings } from '../../../src/forms/check-filing.ts';
import { pointerSteps } from '../../../src/forms/json-pointer.ts';
import { changed, findings, formOf, sample } from '../../support/filing-report.ts';

const full = sample('annex-4', 'full');
const check = (changes: Readonly<Record<string, unknown>>) =>
  checkFiling(formOf('annex-4'), changed(full, changes), { totals: 'as-filed' });
const told = (changes: Readonly<Record<string, unknown>>) =>
  check(changes).findings.map(({ severity, rule, pointer }) => `${severity} ${rule} ${pointer}`);

describe('what the schema refuses in a declaration, which is not printed', () => {
  it.each([
    ['amount', '/budget/total', '100万元'],
    ['amount', '/subprojects/0/amount', '一百'],
    ['amount', '/funding/total/currentYear', []],
    ['date', '/startDate', '2021年3月'],
    ['date', '/subprojects/1/endDate', '再议'],
    ['type', '/contact', 'x'],
    ['type', '/schedule/0', null],
    ['type', '/overview', 5],
    ['text', '/overview', '甲\u0007'],
    ['choice', '/category/subtype', 'x'],
    ['choice', '/nature', '新增'],
    ['required', '/fiscalYear', undefined],
    ['type', '/fiscalYear', '2021'],
    ['required', '/review/evaluations/0/year', undefined],
    ['type', '/subprojects/0/indicators/quantity/0/remark', []],
    ['unknown-property', '/remark', '甲'],
    ['unknown-property', '/subprojects/0/indicators/quantitty', []],
  ])('is a warning where no rule compares it: %s at %s', (rule, place, value) => {
    const changes = { [`/declaration${place}`]: value };
    expect(told(changes)).toEqual([`warning ${rule} /declaration${place}`]);
    expect(check(changes).filing).toBeDefined();
    expect(check(changes).findings[0]?.message).toMatch(/这一处不打印，也不用于核对，只作提醒。$/);
  });

  it.each([
    ['required', '/projectName', undefined],
    ['type', '/projectName', 5],
    ['type', '/subprojects', {}],
    ['length', '/subprojects', []],
    ['type', '/subprojects/0', 'x'],
    ['type', '/subprojects/0/indicators', []],
    ['type', '/subprojects/0/indicators/quantity', {}],
    ['type', '/subprojects/0/indicators/quantity/0', 'x'],
    ['type', '/subprojects/0/indicators/quantity/0/target', true],
  ])('is an error where rules compare it: %s at %s', (rule, place, value) => {
    expect(told({ [`/declaration${place}`]: value })).toContain(`error ${rule} /declaration${place}`);
    expect(check({ [`/declaration${place}`]: value }).filing).toBeUndefined();
  });

  it('is an error where there is no declaration to read', () => {
    expect(told({ '/declaration': 'x' })).toEqual(['error type /declaration']);
  });

  it('leaves the rules what can be read', () => {
    const changes = { '/declaration/budget': 'x', '/declaration/startDate': '一', '/revisions/0/originalValue': '1台' };
    expect(told(changes)).toEqual([
      'warning date /declaration/startDate',
      'warning type /declaration/budget',
      'error original-value /revisions/0/originalValue',
    ]);
  });

  it('is told beside errors elsewhere', () => {
    expect(told({ '/declaration/budget/total': '100万元', '/phone': [], '/progressPercent': 60 })).toEqual([
      'error type /phone',
      'warning amount /declaration/budget/total',
      'error revision-progress /progressPercent',
    ]);
  });

  it('is counted beyond what somebody can work through', () => {
    const strangers = Array.from({ length: 1000 }, (_, index) => [`/declaration/key${index}`, 1] as const);
    const { findings: listed, unlisted, filing } = check(Object.fromEntries(strangers));
    expect(listed).toHaveLength(maxFindings);
    expect([unlisted, filing !== undefined]).toEqual([{ error: 0, warning: 1000 - maxFindings }, true]);
  });

  it('never changes the document', () => {
    const document = changed(full, { '/declaration/budget/total': 'x', '/declaration/schedule/0': null });
    const before = structuredClone(document);
    expect(findings('annex-4', document)).toHaveLength(2);
    expect(document).toEqual(before);
  });

  it('wherever it is, leaves a filing that can be printed', () => {
    const { declaration } = full as { readonly declaration: unknown };
    const places = placesOf(declaration).map((place) => `/declaration${place}`);
    const unused = places.filter((place) => isUnused(pointerSteps(place)));
    expect(unused.length).toBeGreaterThan(60);
    for (const place of unused) {
      for (const value of [{ unlikely: true }, [{}], ['x', null], true]) {
        const { filing, findings: found } = check({ [place]: value });
        expect(filing, place).toBeDefined();
        expect(
          found.every(({ severity }) => severity === 'warning'),
          place,
        ).toBe(true);
      }
    }
    const all = check(Object.fromEntries(unused.toReversed().map((place) => [place, { unlikely: true }])));
    expect(all.filing).toBeDefined();
  });

  it('is an error in a filing of its own', () => {
    expect(findings('annex-2', changed(sample('annex-2', 'full'), { '/budget/total': 'x' }))[0]?.severity).toBe(
      'error',
    );
  });
});

/** Every place of a JSON document but the whole. */
function placesOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return at === '' ? [] : [at];
  const members = Object.entries(value).flatMap(([key, member]) => placesOf(member, `${at}/${key}`));
  return at === '' ? members : [at, ...members];
}
