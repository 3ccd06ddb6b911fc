import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { isComputed } from '../../../src/forms/artefact.ts';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { choiceField, choicesField } from '../../../src/forms/fields/choice.ts';
import { dateField, endDateField } from '../../../src/forms/fields/date.ts';
import { amountField, decimalField } from '../../../src/forms/fields/decimal.ts';
import { listField } from '../../../src/forms/fields/list.ts';
import { recordField } from '../../../src/forms/fields/record.ts';
import { narrativeField, requiredTextField, textField } from '../../../src/forms/fields/text.ts';
import { jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { NumberLiteral, plainDigits } from '../../../src/forms/number-literal.ts';
import { changed, sample } from '../../support/filing-report.ts';
import { placesOf } from '../../support/json-places.ts';
import { json, meta } from '../../support/read-field.ts';

function validatorOf(schema: z.ZodType): (document: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(jsonSchemaOf(schema));
  return (document) => validate(document);
}

const isComputedNumber = (value: unknown): boolean => {
  const digits = value instanceof NumberLiteral ? value.text : typeof value === 'number' ? String(value) : undefined;
  return digits !== undefined && isComputed(plainDigits(digits) ?? '');
};

/** A document of JSON texts of numbers, as the reader gives it and as `JSON.parse` does. */
const asParsed = (value: unknown): unknown => (value instanceof NumberLiteral ? Number(value.text) : value);

const literals = fc.oneof(
  fc.integer({ min: -3000, max: 30_000 }).map(String),
  fc.stringMatching(/^-?(0|[1-9]\d{0,17})(\.\d{1,5})?$/),
  fc.constantFrom('1e3', '-0', '0.0', '2021', '2021.0', '1e16', '999999999999999'),
);
const texts = fc.oneof(
  fc.stringMatching(/^[-−－–﹣]?(0|[1-9]\d{0,17})(\.\d{1,9}0{0,14})?$/),
  fc.stringMatching(/^[12]\d{3}(-[01]\d(-[0-3]\d)?)?([T ]00(:00(:00(\.0+)?)?)?(Z|\+08:?00)?)?$/),
  fc.constantFrom('', '-', '—', '/', '无', '----', '-----', '长期', '2021-02-29', '2024-02-29', '0021-01-01', 'award'),
  fc.string({ maxLength: 3 }),
);
/** Some of them with blanks around. */
const blanks = fc.constantFrom('', '', ' ', '\u3000', '\n\t');
const spaced = fc.tuple(blanks, texts, blanks).map((parts) => parts.join(''));
const values: fc.Arbitrary<unknown> = fc.oneof(
  literals.map(json),
  spaced,
  fc.constantFrom(null, true, {}),
  fc.array(fc.constantFrom('award', ' award', 'subsidy', '', null, 1), { maxLength: 3 }),
);

describe('the JSON Schema of a field accepts what the field accepts', () => {
  it.each(
    Object.entries({
      amount: amountField(meta),
      negative: amountField(meta, { negative: true }),
      score: decimalField(meta, { places: 5, max: 2021 }),
      rate: decimalField(meta, { places: 5, max: 100, negative: true }),
      number: decimalField(meta, { places: 5 }),
      date: dateField(meta),
      end: endDateField(meta),
      text: textField(meta),
      narrative: narrativeField(meta),
      choice: choiceField(meta, { award: '奖励类', subsidy: '补贴类' }),
      choices: choicesField(meta, { award: '奖励类', subsidy: '补贴类' }),
      list: listField(meta, textField(meta)),
    }),
  )('%s', (_, field) => {
    const schema = recordField(meta, { field });
    const validates = validatorOf(schema);
    fc.assert(
      fc.property(values, (value) => {
        // No JSON Schema can tell a number that somebody wrote from one that a program's arithmetic left.
        fc.pre(!isComputedNumber(value));
        expect(validates({ field: asParsed(value) }), JSON.stringify(value)).toBe(
          schema.safeParse({ field: value }).success,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('required', () => {
    const schema = recordField(meta, { field: requiredTextField(meta) });
    const validates = validatorOf(schema);
    for (const field of ['甲', '', null, undefined, 5, []]) {
      expect(validates(field === undefined ? {} : { field })).toBe(schema.safeParse({ field }).success);
    }
  });
});

describe.each(catalogue)('the JSON Schema of $id', ({ id, schema }) => {
  const full = sample(id, 'full');
  const validates = validatorOf(schema);

  it.each([null, 7, '—', '2021-07', '长期', true, [], {}])('agrees with the fields on %j in every place', (value) => {
    for (const place of placesOf(full)) {
      const document = changed(full, { [place]: value });
      expect(validates(document), place).toBe(schema.safeParse(document).success);
    }
  });

  it('lets null stand wherever a member may be absent, and nowhere else', () => {
    for (const place of placesOf(full)) {
      const isItem = /\/\d+$/.test(place);
      const mayBeAbsent = !isItem && validates(changed(full, { [place]: undefined }));
      expect(validates(changed(full, { [place]: null })), place).toBe(mayBeAbsent);
    }
  });
});
