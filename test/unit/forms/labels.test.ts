import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import type { Form } from '../../../src/forms/form.ts';
import { pointer, pointerSteps } from '../../../src/forms/json-pointer.ts';
import {
  type JsonSchema,
  jsonSchemaAt,
  jsonSchemaOf,
  labelOf,
  labelSeparator,
} from '../../../src/forms/json-schema.ts';
import { formOf, sample } from '../../support/filing-report.ts';
import { isPrinted } from '../../support/filings/cells.ts';
import { pageText } from '../../support/page-text.ts';

/** Every place that a schema knows and that is printed, the first item standing for all of a list. */
function places(schema: JsonSchema, at = ''): readonly string[] {
  if (!isPrinted(schema)) return [];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    places(property, at + pointer(name)),
  );
  return [at, ...inner, ...(schema.items === undefined ? [] : places(schema.items, `${at}/0`))];
}

/** Names of cells that stand in a title and have no words of their own on the paper. */
const wordless = ['区名'];

/** Whether a place is a group that is no words on the paper: where it is meant as a whole, its label is its title. */
const isUnnamed = (form: Form, place: string): boolean => jsonSchemaAt(form.schema, place)?.['x-label'] === '';

describe('a label', () => {
  it.each([
    ['annex-2', '/funding/total/currentYear', '项目资金来源 › 合计 › 本年度资金'],
    ['annex-2', '/contact/phone', '联系电话'],
    ['annex-2', '/contact', '联系人'],
    ['annex-2', '/budget/previousYearSpent', '上年度实际支出'],
    ['annex-2', '/orientation', '项目类别'],
    ['annex-2', '/category/kind', '项目类别'],
    ['annex-2', '/justification/basis', '项目立项情况 › 依据'],
    ['annex-2', '/subprojects/2/amount', '项目绩效目标 › 子项目3 › 金额'],
    ['annex-2', '/subprojects/0/endDate', '项目绩效目标 › 子项目1 › 起止日期'],
    [
      'annex-2',
      '/subprojects/0/indicators/quantity/1/target',
      '项目绩效目标 › 子项目1 › 绩效指标 › 数量指标 › 第2项 › 指标值',
    ],
    ['annex-2', '/schedule/4/period', '项目实施进度计划 › 第5项 › 起止时间'],
    ['annex-2', '/schedule/4', '项目实施进度计划 › 第5项'],
    ['annex-2', '/review/opinions/budgetOffice/date', '预算绩效目标审核表 › 审核意见 › 区财政预算科审核意见'],
    ['annex-2', '', '预算绩效目标申报表'],
    ['annex-4', '/revisions/0/revisedValue', '预算绩效目标修订内容 › 第1项 › 修订后指标值'],
    ['annex-4', '/declaration/budget/total', '原申报表 › 项目总预算'],
  ])('of %s %s is %s', (form, place, label) => expect(labelOf(formOf(form).schema, place)).toBe(label));

  it.each(['/unknown', '/__proto__', '/constructor/name', '/budget/total/0', '/subprojects/0/unknown/x'])(
    'of %s, which no schema knows, ends where it is known',
    (place) => {
      const known = labelOf(formOf('annex-2').schema, place);
      expect(['预算绩效目标申报表', '项目总预算', '项目绩效目标 › 子项目1']).toContain(known);
    },
  );

  it.each(catalogue)('of every place of $id is made of words that the page has', (form) => {
    const text = pageText(form.id, { totals: 'as-filed' }, sample(form.id, 'full'));
    for (const place of places(jsonSchemaOf(form.schema)).filter((at) => !isUnnamed(form, at))) {
      for (const words of labelOf(form.schema, place).split(labelSeparator)) {
        const isOnPaper = text.includes(words) || wordless.includes(words) || /^第\d+项$/.test(words);
        expect(isOnPaper, `${place}: ${words}`).toBe(true);
      }
    }
  });

  it.each(catalogue)('is not empty for any place of $id', (form) => {
    for (const place of places(jsonSchemaOf(form.schema))) expect(labelOf(form.schema, place), place).not.toBe('');
  });
});

describe('the JSON Schema', () => {
  it.each(catalogue)('of $id gives every property a title and a description, and allows no others', (form) => {
    const check = (schema: JsonSchema, at: string): void => {
      expect([schema.title, schema.description].every(Boolean), at).toBe(true);
      if (schema.properties !== undefined) expect(schema['additionalProperties'], at).toBe(false);
      for (const [name, property] of Object.entries(schema.properties ?? {})) check(property, `${at}/${name}`);
      if (schema.items !== undefined) check(schema.items, `${at}/0`);
    };
    check(jsonSchemaOf(form.schema), '');
  });
});

describe('a JSON pointer', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (steps) => {
        expect(pointerSteps(pointer(...steps))).toEqual(steps);
      }),
    );
  });

  it('escapes as RFC 6901 says', () => {
    expect(pointer('a/b', 'm~n', '~1', 0, '')).toBe('/a~1b/m~0n/~01/0/');
    expect(pointer()).toBe('');
    expect(pointerSteps('/a~1b/m~0n/~01')).toEqual(['a/b', 'm~n', '~1']);
  });
});
