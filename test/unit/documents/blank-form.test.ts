import { describe, expect, it } from 'vitest';
import { blankTitles, blankView } from '../../../src/documents/blank-form.ts';
import { AppError } from '../../../src/errors.ts';
import { blankMembers } from '../../../src/forms/blank.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import type { BlankOrder } from '../../../src/orders/document-order.ts';
import { formOf, sample } from '../../support/filing-report.ts';
import { openPageRenderer, shippedFonts } from '../../support/page-renderer.ts';

const { coverage } = shippedFonts;
const renderer = openPageRenderer();

const order = (form: string, more: Partial<BlankOrder> = {}): BlankOrder => ({
  ...{ form: formOf(form), format: 'pdf', profile: 'plain' },
  ...more,
});

/** Names of the members of a View, those of the first item of a list in it. */
function shapeOf(view: unknown): unknown {
  if (Array.isArray(view)) return view.slice(0, 1).map(shapeOf);
  if (typeof view !== 'object' || view === null) return typeof view;
  return Object.fromEntries(Object.entries(view).map(([name, member]) => [name, shapeOf(member)]));
}

function textsOf(view: unknown): readonly string[] {
  if (typeof view === 'string') return [view];
  return Object.values(view as object).flatMap(textsOf);
}

describe.each(catalogue)('the empty form of $id', (form) => {
  const { id, schema } = form;
  const view = blankView(order(id), coverage);

  it('has all that a filing has', () => {
    expect(shapeOf(view)).toEqual(shapeOf(form.toView(schema.parse(sample(id, 'blank')), { totals: 'as-filed' })));
  });

  it('says nothing but what the form says whatever is filed', () => {
    const filed = textsOf(form.toView(schema.parse(sample(id, 'full')), { totals: 'as-filed' }));
    const others = textsOf(view).filter((text) => text !== '' && text !== '□');
    // Numbers of rows, and the district that issued the form.
    expect(others.filter((text) => !/^\d$/.test(text) && text !== '东湖区')).toEqual([]);
    expect(others.filter((text) => /^\d$/.test(text) && !filed.includes(text))).toEqual([]);
  });

  it('has rows that are high enough to write in', () => {
    const heights = (byHand: boolean): readonly (number | undefined)[] =>
      renderer
        .paginate(id, view, { byHand })
        .tables.flat()
        .map(({ raised }) => (raised?.toWrite === true ? raised.height : undefined));
    const [written, narratives] = [heights(true), renderer.fill(id, '', view).body.match(/<tr class="flow"/g) ?? []];
    expect(written.filter((height) => height !== undefined && height >= 38).length).toBeGreaterThan(1);
    // Six lines and their margins.
    expect(written.filter((height) => height !== undefined && height >= 127)).toHaveLength(narratives.length);
    expect(heights(false).filter((height) => height !== undefined)).toEqual([]);
  });

  it('has the year and the district that are given, where it has a place for them', () => {
    const given = Object.fromEntries(
      blankMembers(schema).map((name) => [name, name === 'fiscalYear' ? 2022 : '西湖区'] as const),
    );
    const texts = textsOf(blankView(order(id, given), coverage));
    for (const value of Object.values(given)) expect(texts).toContain(String(value));
  });
});

describe('an empty form', () => {
  it('of annex-2 has the years before the one that is given', () => {
    const { review } = blankView(order('annex-2', { fiscalYear: 2022 }), coverage) as {
      readonly review: { readonly evaluations: readonly { readonly year: string }[] };
    };
    expect(review.evaluations.map(({ year }) => year)).toEqual(['2018', '2019', '2020']);
  });

  it('is named by form and year', () => {
    expect(blankTitles(order('annex-4'))).toEqual({
      title: '预算绩效目标修订申报表（空白表）',
      fileName: '附件4-空白表',
    });
    expect(blankTitles(order('annex-2', { fiscalYear: 2022, district: '西湖区' }))).toEqual({
      title: '西湖区预算绩效目标申报表（2022年度空白表）',
      fileName: '附件2-2022年度-空白表',
    });
  });

  it('with a district that no face can draw is refused with its place', () => {
    const make = (): unknown => blankView(order('annex-2', { district: '\ue000区' }), coverage);
    expect(make).toThrow(AppError);
    try {
      make();
    } catch (error) {
      const { findings } = (error as AppError).context;
      expect(findings).toMatchObject([{ rule: 'unprintable-character', pointer: '/district', label: '区名' }]);
    }
  });
});
