import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ArraySplitter } from '../../../../src/documents/batch/records/split-array.ts';
import { LineSplitter } from '../../../../src/documents/batch/records/split-lines.ts';
import { catalogue } from '../../../../src/forms/catalogue.ts';
import { bytesShown, splitBody } from '../../../support/split-bodies.ts';

/** `DAMAGED_RECORDS=20000 npx vitest run --project unit test/unit/documents/batch/damaged-records.slow.test.ts` for a long look. */
const numRuns = Number(process.env['DAMAGED_RECORDS'] ?? 150);
const limit = 10_000;

/** Texts that hold what could be taken for structure, for the start of a record among it. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', '\\', 'x', ',', '{', '}', '[', ']', ':', '\n', '字') }),
  fc.constantFrom('{"form":', ',{"form":"annex-2","filing":{', '},{"name":"a","filing":{}', '"}}]', '\\",{"form":"'),
);
const filing = fc.dictionary(
  fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('"', '\\', ',{"form')),
  fc.oneof(text, fc.array(fc.oneof(fc.string(), fc.dictionary(fc.string(), text)), { maxLength: 3 }), fc.integer()),
);
const form = fc.constantFrom('annex-2', 'annex-4');
/** Records by each of the keys that they may start with. */
const record = fc
  .oneof(
    fc.record({ form, filing }),
    fc.record({ filing, form }),
    fc.record({ name: text, form, filing }),
    fc.record({ name: text, filing, form }),
  )
  .filter((value) => !('__proto__' in value.filing));

interface Body {
  /** As Latin-1: a character for each byte. */
  readonly texts: readonly string[];
  readonly damaged: number;
  readonly separator: string;
  readonly chunkSize: number;
}

const body: fc.Arbitrary<Body> = fc
  .record({
    values: fc.array(record, { minLength: 3, maxLength: 6 }),
    place: fc.nat(),
    isLaidOut: fc.boolean(),
    chunkSize: fc.integer({ min: 1, max: 60 }),
  })
  .map(({ values, place, isLaidOut, chunkSize }) => ({
    texts: values.map((value) => bytesOf(JSON.stringify(value, null, isLaidOut ? 1 : undefined))),
    damaged: place % values.length,
    separator: isLaidOut ? ',\n' : ',',
    chunkSize,
  }));

function bytesOf(value: string): string {
  return Buffer.from(value).toString('latin1');
}

/** What came of the array with that in the place of the damaged record. */
function found({ texts, damaged, separator, chunkSize }: Body, instead: string, size = chunkSize): readonly string[] {
  const items = texts.map((item, index) => (index === damaged ? instead : item));
  return splitBody(new ArraySplitter(limit), Buffer.from(`[${items.join(separator)}]`, 'latin1'), size).map(bytesShown);
}

/** Every other record is there exactly as it was sent, in the order in which they were. */
function expectNeighbours({ texts, damaged }: Body, records: readonly string[], lost: readonly number[] = []): void {
  let from = 0;
  texts.forEach((item, index) => {
    if (index === damaged || lost.includes(index)) return;
    const place = records.indexOf(item, from);
    expect(place, `${item} in ${records.join(' | ')}`).toBeGreaterThanOrEqual(from);
    from = place + 1;
  });
}

/** Each damage is made at a place that fast-check shrinks. */
type Damage = (whole: string, at: number, to: number) => string;

const marks = /["\\{}[\],:]/g;
const damages: readonly (readonly [name: string, damage: Damage])[] = [
  [
    'lacks a quotation mark, a backslash, a bracket, a brace, a colon or a comma',
    (whole, at) => {
      const places = Array.from(whole.matchAll(marks), ({ index }) => index);
      const place = places[at % places.length] ?? 0;
      return whole.slice(0, place) + whole.slice(place + 1);
    },
  ],
  ['has a quotation mark too many', (whole, at) => inserted(whole, at, '"')],
  ['has a backslash too many', (whole, at) => inserted(whole, at, '\\')],
  ['has an opening brace or bracket too many', (whole, at, to) => inserted(whole, at, to % 2 === 0 ? '{' : '[')],
  ['has a closing brace or bracket too many', (whole, at, to) => inserted(whole, at, to % 2 === 0 ? '}' : ']')],
  ['has a comma or a colon too many', (whole, at, to) => inserted(whole, at, to % 2 === 0 ? ',' : ':')],
  ['holds control characters', (whole, at, to) => inserted(whole, at, String.fromCharCode(to % 0x20).repeat(2))],
  ['holds bytes that are not UTF-8', (whole, at, to) => inserted(whole, at, String.fromCharCode(0x80 + (to % 0x80)))],
  ['is cut off', (whole, at) => whole.slice(0, at % whole.length)],
  ['lacks a piece of its middle', (whole, at, to) => cut(whole, 1 + (at % (whole.length - 1)), to % whole.length)],
  ['is longer than a record may be', (whole) => whole.replace('{', `{"x":"${'字'.repeat(limit)}",`)],
  ['is no JSON at all', (_whole, at, to) => (at % 2 === 0 ? 'x' : '!').repeat(to % 50)],
];

function inserted(whole: string, at: number, what: string): string {
  const place = at % (whole.length + 1);
  return whole.slice(0, place) + what + whole.slice(place);
}

function cut(whole: string, one: number, other: number): string {
  return whole.slice(0, Math.min(one, Math.max(other, 1))) + whole.slice(Math.max(one, other));
}

describe('A damaged record of an array costs no other record', () => {
  it.each(damages)('when it %s', (_name, damage) => {
    fc.assert(
      fc.property(body, fc.nat(), fc.nat(), (given, at, to) => {
        const instead = damage(given.texts[given.damaged] ?? '', at, to);
        expectNeighbours(given, found(given, instead, instead.length > limit ? 4096 : undefined));
      }),
      { numRuns },
    );
  });

  it('when a text that lacks a quotation mark has the end of the array in it', () => {
    const text = '{"form":"annex-2","filing":{"0":"{},{\\"form\\":"," ":"]}","$":"}]},"," ":"}}]\\"\\",","%":{"":0}}}';
    const others = ['{"form":"annex-2","filing":{}}', '{"form":"annex-4","filing":{"a":"b"}}'];
    for (let at = 0; at < text.length; at += 1) {
      const given: Body = { texts: [text, ...others], damaged: 0, separator: ',', chunkSize: 1 };
      expectNeighbours(given, found(given, text.slice(0, at) + text.slice(at + 1)));
    }
  });

  it('when a quotation mark in front of it makes its texts look like the rest of the one before', () => {
    const text = '"{"name":":\\"","form":"annex-2","filing":{}}';
    const whole = '{"form":"annex-2","filing":{}}';
    const given: Body = { texts: [whole, text, whole], damaged: 1, separator: ',', chunkSize: 1 };
    expectNeighbours(given, found(given, text));
  });

  it('when it has lost its beginning, but for the one in front, which may be what lost its end', () => {
    fc.assert(
      fc.property(body, fc.nat(), (given, at) => {
        const whole = given.texts[given.damaged] ?? '';
        const instead = whole.slice(1 + (at % whole.length));
        // A key that no record has tells that something went before it.
        expectNeighbours(given, found(given, instead), instead.trimStart().startsWith('"') ? [given.damaged - 1] : []);
      }),
      { numRuns },
    );
  });
});

describe('What stands between the records of an array', () => {
  const garbage = fc
    .string({ unit: fc.constantFrom('"', '\\', 'x', ',', '{', '}', '[', ']', ':', '\n', ' ', '字') })
    .map(bytesOf);

  it('costs none of them, but for those that it looks like a part of', () => {
    fc.assert(
      fc.property(body, garbage, fc.constantFrom('before', 'behind', 'instead'), (given, between, where) => {
        const { texts, damaged, separator, chunkSize } = given;
        const [comma = '', blanks = ''] = separator;
        const with_ = { before: between + separator, behind: comma + between + blanks, instead: between }[where];
        const joined = texts.reduce((sum, item, index) => sum + (index === damaged + 1 ? with_ : separator) + item);
        const records = splitBody(new ArraySplitter(limit), Buffer.from(`[${joined}]`, 'latin1'), chunkSize);
        const lost = [
          ...(/^[\s,]*"/.test(between) ? [damaged] : []),
          ...(where !== 'before' && /"\s*:\s*$/.test(between) ? [damaged + 1] : []),
        ];
        expectNeighbours({ ...given, damaged: -1 }, records.map(bytesShown), lost);
      }),
      { numRuns },
    );
  });

  it('costs none of them when the array ends too early, and what was behind its end is told', () => {
    const [a, b, c] = ['1', '2', '3'].map((text) => `{"form":"annex-4","filing":{"a":"${text}"}}`);
    const split = (text: string): readonly string[] =>
      splitBody(new ArraySplitter(limit), text, 7).map((one) => bytesShown(one));
    expect(split(`[${a}],${b},${c}]`)).toEqual([a, b, c]);
    expect(split(`[${a}], {"from":1}, ${c}]`)).toEqual([a, 'problem invalid-json', c]);
    expect(split(`[${a}],`)).toEqual([a, 'problem invalid-json']);
  });
});

describe('An array that is cut off', () => {
  it('loses no record but the last of which something was sent', () => {
    fc.assert(
      fc.property(body, fc.nat(), (given, at) => {
        const whole = `[${given.texts.join(given.separator)}]`;
        const end = 1 + (at % (whole.length - 1));
        let sent = 0;
        let length = 1;
        for (const item of given.texts) {
          length += item.length + 1; // its comma
          if (length <= end) sent += 1;
          length += given.separator.length - 1;
        }
        const records = splitBody(
          new ArraySplitter(limit),
          Buffer.from(whole.slice(0, end), 'latin1'),
          given.chunkSize,
        );
        expect(records.slice(0, sent).map(bytesShown)).toEqual(given.texts.slice(0, sent));
        expect(records.slice(sent)).toMatchObject([{ problem: { code: 'invalid-json' } }]);
      }),
      { numRuns },
    );
  });
});

describe('A record that was closed too early', () => {
  const split = (text: string): readonly string[] =>
    splitBody(new ArraySplitter(limit), text, 7).map((one) => bytesShown(one));

  it('is not printed without the rest of it', () => {
    const next = '{"form":"annex-4","filing":{}}';
    const rest = '"b":2}}';
    expect(split(`[{"form":"annex-2","filing":{"a":1}},${rest},${next}]`)).toEqual([
      'problem invalid-json',
      `${rest},`,
      next,
    ]);
    expect(split(`[{"form":"annex-2","filing":{"a":1}},${rest}]`)[0]).toBe('problem invalid-json');
  });

  it('is told from one that stands in front of a record without its opening brace', () => {
    const whole = '{"form":"annex-2","filing":{"a":1}}';
    for (const key of ['form', 'filing', 'name']) expect(split(`[${whole},"${key}":"x"}]`)[0]).toBe(whole);
  });
});

describe('What an array can hold', () => {
  it('is told apart by two keys that no object of a filing has', () => {
    for (const { schema } of catalogue) {
      const keys = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
      expect(keys).toContain('projectName');
      expect(keys).not.toMatch(/"(form|filing)":/);
    }
  });

  it('may be a filing in which a whole record was put: its reader says so', () => {
    const record = '{"form":"annex-2","filing":{"form":"annex-2","filing":{"a":1}}}';
    expect(splitBody(new ArraySplitter(limit), `[${record},1]`, 7).map(bytesShown)).toEqual([record, '1']);
  });
});

describe('A damaged line of NDJSON', () => {
  it('costs no other line, whatever is wrong with it', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...damages), fc.nat(), fc.nat(), (given, [, damage], at, to) => {
        const { texts, damaged } = given;
        const inLines = texts.map((item) =>
          bytesOf(JSON.stringify(JSON.parse(Buffer.from(item, 'latin1').toString()))),
        );
        const instead = damage(inLines[damaged] ?? '', at, to).replaceAll('\n', ' ');
        const sent = inLines.map((item, index) => (index === damaged ? instead : item));
        const records = splitBody(new LineSplitter(limit), Buffer.from(sent.join('\n'), 'latin1'), 4096).map(
          bytesShown,
        );
        const isBlank = instead.trim() === '';
        expect(records.filter((_, index) => isBlank || index !== damaged)).toEqual(
          inLines.filter((_, index) => index !== damaged),
        );
      }),
      { numRuns },
    );
  });
});
