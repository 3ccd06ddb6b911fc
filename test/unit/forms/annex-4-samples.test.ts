import { describe, expect, it } from 'vitest';
import { type JsonSchema, jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { findings, formOf, sample } from '../../support/filing-report.ts';
import { headRowsFirst, issuedPage } from '../../support/issued-page.ts';
import { pageText } from '../../support/page-text.ts';

describe('the sample official of annex-4', () => {
  it('revises the issued form, and breaks no rule', () => {
    const document = sample('annex-4', 'official') as { readonly declaration: unknown };
    expect(document.declaration).toEqual(sample('annex-2', 'official'));
    expect(findings('annex-4', document)).toEqual([]);
  });
});

describe('an empty annex-4', () => {
  it('prints the issued form, character by character', () => {
    const text = pageText('annex-4', { totals: 'as-filed' }, { projectName: '空', revisions: [{}] });
    expect(headRowsFirst(text.replace('空', ''))).toBe(headRowsFirst(issuedPage('annex-4.blank.txt')));
  });
});

describe('the sample full of annex-4', () => {
  it('revises the sample full of annex-2', () => {
    expect((sample('annex-4', 'full') as { readonly declaration: unknown }).declaration).toEqual(
      sample('annex-2', 'full'),
    );
  });
});

describe('what annex-4 does not print', () => {
  it('is told by its JSON Schema', () => {
    const unprinted = (schema: JsonSchema, at = ''): string[] => [
      ...(schema['x-printed'] === false ? [at] : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => unprinted(property, `${at}/${name}`)),
      ...(schema.items === undefined ? [] : unprinted(schema.items, `${at}/*`)),
    ];
    expect(unprinted(jsonSchemaOf(formOf('annex-4').schema))).toEqual([
      '/revisions/*/evidence',
      '/progressPercent',
      '/previousRevisions',
      '/declaration',
    ]);
    expect(unprinted(jsonSchemaOf(formOf('annex-2').schema))).toEqual([]);
  });
});
