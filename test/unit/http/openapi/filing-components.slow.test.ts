import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../src/forms/catalogue.ts';
import { sampleNames } from '../../../../src/forms/form.ts';
import { filingComponents, filingName } from '../../../../src/http/openapi/filing-components.ts';
import { changed, sample } from '../../../support/filing-report.ts';
import { placesOf } from '../../../support/json-places.ts';

const schemas = filingComponents(catalogue);
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: 'openapi', components: { schemas } });

describe.each(catalogue)('the schema of $id for generated clients', (form) => {
  const accepts = ajv.compile({ $ref: `openapi#/components/schemas/${filingName(form)}` });
  const full = sample(form.id, 'full');

  it.each(sampleNames)('accepts the sample %s', (name) => {
    expect(accepts(sample(form.id, name)), JSON.stringify(accepts.errors)).toBe(true);
  });

  it.each([
    null,
    7,
    2021,
    -1,
    0.5,
    '',
    '—',
    '2021-07',
    '2021-07-32',
    '长期',
    'new',
    true,
    [],
    {},
    ['procurement'],
    [7],
  ])('agrees with the form on %j in every place', (value) => {
    for (const place of placesOf(full)) {
      const filing = changed(full, { [place]: value });
      expect(accepts(filing), place).toBe(form.schema.safeParse(filing).success);
    }
  });

  it('wants what the form wants', () => {
    for (const place of placesOf(full)) {
      const filing = changed(full, { [place]: undefined });
      expect(accepts(filing), place).toBe(form.schema.safeParse(filing).success);
    }
  });
});

describe('the types of generated clients', () => {
  it('are called by what they are where several places have one type', () => {
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining([
        'FiledText',
        'FiledDate',
        'FiledAmount',
        'FundingRow',
        'Indicator',
        'Opinion',
        'Subproject',
      ]),
    );
  });

  it('are unions only where a value may be of several types, each of them plain', () => {
    const unions = Object.entries(schemas).filter(([, schema]) => schema['oneOf'] !== undefined);
    expect(unions.map(([name]) => name)).toEqual([
      'Annex2CategorySubtype',
      'FiledAmount',
      'FiledBalance',
      'FiledDate',
      'FiledEndDate',
      'FiledText',
    ]);
    expect(JSON.stringify(schemas)).not.toMatch(/"(?:const|title|format)":/);
  });

  it('say what each code of a choice is', () => {
    expect(schemas['Annex2Nature']).toMatchObject({
      type: 'string',
      enum: ['new', 'continuing', ''],
      'x-enum-descriptions': ['新增', '延续', '不选'],
    });
  });
});
