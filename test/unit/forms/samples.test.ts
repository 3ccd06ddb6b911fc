import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/documents/json/read-json.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { sampleNames } from '../../../src/forms/form.ts';
import { jsonSchemaOf, type JsonSchema } from '../../../src/forms/json-schema.ts';
import { fileOf, longestSamples } from '../../../templates/longest-samples.ts';
import { changed, findings, sample, sampleBytes } from '../../support/filing-report.ts';
import { pageText } from '../../support/page-text.ts';

const asFiled = { totals: 'as-filed' } as const;

/** Names of the places that a schema knows and a document does not fill, list items taken together. */
function unfilled(schema: JsonSchema, values: readonly unknown[], at = ''): readonly string[] {
  const present = values.filter((value) => value !== undefined && value !== '');
  if (present.length === 0) return [at];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    unfilled(
      property,
      present.map((value) => (value as Record<string, unknown>)[name]),
      `${at}/${name}`,
    ),
  );
  return schema.items === undefined ? inner : unfilled(schema.items, present.flat(), `${at}/*`);
}

/**
 * Label cells that are merged over a head row and what is under it. A head row that repeats on every page has to be
 * the first of its table, so the page has the label after it (docs/geometry.md, Stacked tables).
 */
const mergedLabels = [
  ['项目实施进度计划', '起止时间项目实施内容'],
  ['项目预算资金来源构成', '项目资金来源上年度资金本年度资金'],
  ['项目构成', '子项目序号子项目名称金额'],
  ['绩效指标', '一级指标二级指标三级指标指标值备注'],
  ['评价情况', '前三年度财政重点评价得分财政重点评价意见'],
  ['预算绩效目标修订内容', '指标名称原指标值修订后指标值修订说明'],
] as const;

/** A text with every head row before the label cell beside it. */
function headRowsFirst(text: string): string {
  return mergedLabels.reduce((moved, [label, head]) => moved.replace(label + head, head + label), text);
}

/** The text of an issued form: blanks, and the ＿ that stand for them, aside. */
function issued(name: string): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'issued', name), 'utf8');
  return text.replace(/[\s＿]/g, '');
}

describe.each(catalogue)('the samples of $id', ({ id, schema }) => {
  it.each(sampleNames)('%s has no error', (name) => {
    const document = readJson(sampleBytes(id, name), String);
    expect(findings(id, document).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('full fills every place that the schema knows, and breaks no rule', () => {
    expect(unfilled(jsonSchemaOf(schema), [sample(id, 'full')])).toEqual([]);
    expect(findings(id, sample(id, 'full'))).toEqual([]);
  });

  it('longest is what its source makes, and breaks no rule', () => {
    expect(sampleBytes(id, 'longest').toString()).toBe(fileOf(longestSamples[id] ?? {}));
    expect(findings(id, sample(id, 'longest'))).toEqual([]);
  });

  it('blank has nothing that could be left out', () => {
    const document = sample(id, 'blank') as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(document)) {
      const rest = changed(document, { [`/${name}`]: undefined });
      expect(
        findings(id, rest).some(({ severity }) => severity === 'error'),
        name,
      ).toBe(true);
    }
  });

  it('print every string of theirs, and no sign of a template', () => {
    for (const name of ['official', 'full', 'longest'] as const) {
      const document = changed(sample(id, name), { '/declaration': undefined });
      const text = pageText(id, asFiled, document);
      for (const string of stringsOf(document))
        expect(text, `${name}: ${string}`).toContain(string.replace(/\s+/g, ''));
      expect(text).not.toMatch(/[{}]|undefined|\[object|null|NaN/);
    }
  });
});

describe('the sample official of annex-2', () => {
  it('prints the issued form, character by character', () => {
    const text = pageText('annex-2', asFiled, sample('annex-2', 'official'));
    expect(headRowsFirst(text)).toBe(headRowsFirst(issued('annex-2.filled.txt')));
  });

  it('has the warnings that the issued form deserves', () => {
    const found = findings('annex-2', sample('annex-2', 'official')).map(({ rule, pointer }) => `${rule} ${pointer}`);
    expect(found).toEqual([
      'empty-total /funding/fiscal/previousYear',
      'empty-total /funding/fiscal/currentYear',
      'empty-total /funding/total/previousYear',
      'empty-total /funding/total/currentYear',
      'missing-usual /department',
      'missing-usual /departmentHead',
      'missing-usual /departmentBudgetCode',
      'missing-usual /preparedOn',
      'missing-usual /projectLeader',
    ]);
  });
});

describe('the sample official of annex-4', () => {
  it('revises the issued form, and breaks no rule', () => {
    const document = sample('annex-4', 'official') as { readonly declaration: unknown };
    expect(document.declaration).toEqual(sample('annex-2', 'official'));
    expect(findings('annex-4', document)).toEqual([]);
  });
});

describe('an empty annex-4', () => {
  it('prints the issued form, character by character', () => {
    const text = pageText('annex-4', asFiled, { projectName: '空', revisions: [{}] });
    expect(headRowsFirst(text.replace('空', ''))).toBe(headRowsFirst(issued('annex-4.blank.txt')));
  });
});

describe('the sample full of annex-4', () => {
  it('revises the sample full of annex-2', () => {
    expect((sample('annex-4', 'full') as { readonly declaration: unknown }).declaration).toEqual(
      sample('annex-2', 'full'),
    );
  });
});

/** The printed texts of a document: no codes, no dates, nothing that only the rules read. */
function stringsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[a-z-]+$|^\d{4}-\d\d-\d\d$/.test(value) ? [] : value.split('\n');
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'evidence' ? [] : stringsOf(member)));
}
