import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/forms/catalogue.ts';
import { checkFiling, maxFindings } from '../../../src/forms/check-filing.ts';
import { pointerSteps } from '../../../src/forms/json-pointer.ts';
import { jsonSchemaOf } from '../../../src/forms/json-schema.ts';
import { NumberLiteral } from '../../../src/forms/number-literal.ts';
import { changed, findings, formOf, sample } from '../../support/filing-report.ts';

const asFiled = { totals: 'as-filed' } as const;
const full = sample('annex-2', 'full');

/** Rule and place of everything that is wrong with the sample full after a change. */
function places(changes: Readonly<Record<string, unknown>>, form = 'annex-2'): readonly string[] {
  return findings(form, changed(sample(form, 'full'), changes)).map(({ rule, pointer }) => `${rule} ${pointer}`);
}

describe('what the schema finds', () => {
  it.each([
    ['type', { '/fiscalYear': '2022' }, '应为数字（不加引号），却是文本，请改正。'],
    ['type', { '/fiscalYear': 2022.5 }, '应为整数，请改正。'],
    ['range', { '/fiscalYear': 22 }, '22 超出范围，应在 1949 到 2999 之间，请改正。'],
    ['range', { '/fiscalYear': new NumberLiteral('1e999') }, '1e999 超出范围，应在 1949 到 2999 之间，请改正。'],
    ['required', { '/projectName': undefined }, '缺少“项目名称”，请填写。'],
    ['required', { '/projectName': ' ' }, '不能为空，请填写。'],
    ['required', { '/projectName': null }, '缺少“项目名称”，请填写。'],
    ['required', { '/subprojects': null }, '缺少“项目绩效目标”，请填写。'],
    ['type', { '/schedule/0': null }, '应为对象（写在 { } 里），不能是 null；不填请删去这一项。'],
    ['type', { '/projectName': 2022 }, '应为文本（写在双引号里），却是数字，请改正。'],
    ['type', { '/contact/phone': true }, '应为文本（写在双引号里），却是布尔值，请改正。'],
    ['choice', { '/category/subtype': 'x' }, expect.stringMatching(/^请从下列各项中选择："new-build"（新建类）/)],
    ['type', { '/contact': 'x' }, '应为对象（写在 { } 里），却是文本，请改正。'],
    ['type', { '/schedule': {} }, '应为数组（写在 [ ] 里），却是对象，请改正。'],
    ['type', { '/overview': ['x'] }, '应为文本（写在双引号里），却是数组，请改正。'],
    ['type', { '/overview': true }, '应为文本（写在双引号里），却是布尔值，请改正。'],
    ['choice', { '/nature': '新增' }, '请从下列各项中选择："new"（新增）、"continuing"（延续）；不选请删去这一项。'],
    ['type', { '/nature': 1 }, expect.stringMatching(/^应为文本，却是数字，请改正。请从下列各项中选择/)],
    ['amount', { '/budget/total': '1万' }, expect.stringContaining('应为金额（万元）')],
    ['date', { '/preparedOn': '2021-02-30' }, '没有 2021-02-30 这一天，请改正。'],
    ['text', { '/overview': '甲\u0007' }, expect.stringContaining('U+0007')],
    ['text', { '/overview': '甲\ud800' }, expect.stringContaining('U+D800')],
    ['text', { '/overview': '字'.repeat(20_001) }, '共 20001 个字符，最多 20000 个，请缩短。'],
    ['length', { '/subprojects': [] }, '至少要有一项，请填写。'],
    ['length', { '/schedule': Array(1001).fill({}) }, '共 1001 项，最多 1000 项，请减少。'],
    ['length', { '/review/evaluations': Array(4).fill({ year: 2018 }) }, '共 4 项，最多 3 项，请减少。'],
  ])('is told as %s for %j', (rule, change, message) => {
    const [pointer = ''] = Object.keys(change);
    const [finding] = findings('annex-2', changed(full, change));
    expect(finding).toMatchObject({ severity: 'error', rule, pointer, message: message as string });
  });

  it.each([
    ['projectLeadr', '；是否指“projectLeader”（项目负责人）？请改正或删去。'],
    ['项目负责人', '；是否指“projectLeader”（项目负责人）？请改正或删去。'],
    ['contacts', '；是否指“contact”（联系人）？请改正或删去。'],
    ['qqqqqqqqqqqq', '，请改正或删去；可以有的属性见此表的 JSON Schema。'],
    ['constructor', '，请改正或删去；可以有的属性见此表的 JSON Schema。'],
    ['toString', '，请改正或删去；可以有的属性见此表的 JSON Schema。'],
  ])('names the unknown property %s and what it may have been meant to be', (key, advice) => {
    expect(findings('annex-2', changed(full, { [`/${key}`]: 1 }))).toEqual([
      {
        severity: 'error',
        rule: 'unknown-property',
        pointer: `/${key}`,
        label: '预算绩效目标申报表',
        message: `没有“${key}”这个属性${advice}`,
      },
    ]);
  });

  it('names what there is where a group is small, and the group', () => {
    expect(findings('annex-2', changed(full, { '/funding/total/sum': 1 }))).toMatchObject([
      {
        pointer: '/funding/total/sum',
        label: '项目资金来源 › 合计',
        message: '没有“sum”这个属性，请改正或删去；这里可以有的是：previousYear、currentYear。',
      },
    ]);
  });

  it('escapes unknown keys in the pointer', () => {
    expect(places({ '/a~1b~0c': 1 })).toEqual(['unknown-property /a~1b~0c']);
  });

  it.each([
    ['/preparedOn', '2021年3月5日', '2021-03-05'],
    ['/preparedOn', 20210305, '2021-03-05'],
    ['/endDate', '至今', '长期'],
    ['/budget/total', '1,234.50', '1234.50'],
    ['/budget/total', '１００万元', '100'],
    ['/budget/total', '一百', undefined],
    ['/budget/total', '-1,234.5', undefined],
    ['/budget/carryOver', '−1,234.50', '-1234.50'],
    ['/budget/total', new NumberLiteral('0.30000000000000004'), '0.3'],
    ['/preparedOn', '2021-02-30', undefined],
    ['/overview', 5, undefined],
  ])('says at %s of %j what to write instead, if only one thing can be meant', (place, value, replacement) => {
    const [finding] = findings('annex-2', changed(full, { [place]: value }));
    expect([finding?.pointer, finding?.replacement]).toEqual([place, replacement]);
    if (replacement !== undefined)
      expect(places({ [place]: replacement })).not.toContain(`${finding?.rule ?? ''} ${place}`);
  });

  it('is told at its place in a list of choices', () => {
    const [finding] = findings('annex-2', changed(full, { '/category/subtype': ['procurement', 'x'] }));
    expect(finding).toMatchObject({ rule: 'choice', pointer: '/category/subtype/1', label: '项目类别 › 其中 › 第2项' });
  });

  it('is nothing where what may be absent is null, at any depth', () => {
    const absent = ['/overview', '/contact', '/contact/name', '/budget/total', '/schedule/0/period', '/funding/own'];
    for (const place of [...absent, '/subprojects/1/indicators/quality/0/remark', '/review/evaluations/0/score']) {
      expect(places({ [place]: null }), place).toEqual(places({ [place]: undefined }));
    }
    expect(places({ '/declaration': null, '/revisions/0/cancelled': null }, 'annex-4')).toEqual([]);
    expect(places({ '/unknown': null })).toEqual(['unknown-property /unknown']);
  });

  it.each([null, [], 'text', 1, true, new NumberLiteral('1.50')])('is that %j is no filing at all', (document) => {
    expect(findings('annex-2', document)).toMatchObject([{ rule: 'type', pointer: '', label: '预算绩效目标申报表' }]);
  });
});

describe('everything at once', () => {
  it('is told: what the schema finds, and what the rules find in the rest', () => {
    const changes = {
      '/fiscalYear': '2022',
      '/budget/total': '1万',
      '/projectLeadr': '甲',
      '/endDate': '2020-01-01',
      '/subprojects/1/endDate': '2020-01-01',
      '/subprojects/2/amount': [],
    };
    expect(places(changes).toSorted()).toEqual([
      'amount /budget/total',
      'amount /subprojects/2/amount',
      'date-order /endDate',
      'date-order /subprojects/1/endDate',
      'type /fiscalYear',
      'unknown-property /projectLeadr',
    ]);
  });

  it('includes the warnings where nothing but unknown properties was refused', () => {
    expect(places({ '/projectLeader': undefined, '/projectLeadr': '甲' })).toEqual([
      'unknown-property /projectLeadr',
      'missing-usual /projectLeader',
    ]);
    expect(places({ '/projectLeader': undefined, '/fiscalYear': 1 })).toEqual(['range /fiscalYear']);
  });

  it.each([
    ['a kind that could not be read', { '/category': { kind: 'wrong', subtype: 'award' } }, ['choice /category/kind']],
    ['a date that could not be read', { '/startDate': '2022-13-01', '/endDate': '2020-01-01' }, ['date /startDate']],
    ['an item that is none', { '/subprojects/0': 5 }, ['type /subprojects/0']],
    ['a list that is none', { '/subprojects': 5 }, ['type /subprojects']],
    [
      'required cells that are missing',
      { '/subprojects': undefined, '/fiscalYear': undefined, '/projectName': undefined },
      ['required /fiscalYear', 'required /projectName', 'required /subprojects'],
    ],
  ])('leaves out what the rules would make of %s', (_, changes, expected) => expect(places(changes)).toEqual(expected));

  it.each([
    ['a level that could not be read', { '/revisions/0/indicator/level1': [] }, ['type /revisions/0/indicator/level1']],
    [
      'an original value that could not be read',
      { '/revisions/0/originalValue': [] },
      ['type /revisions/0/originalValue'],
    ],
    [
      'a declaration that could not be read',
      { '/declaration/subprojects/0/indicators/quantity/0/name': [], '/projectName': '其他' },
      ['type /declaration/subprojects/0/indicators/quantity/0/name'],
    ],
  ])('leaves out what the rules of annex-4 would make of %s', (_, changes, expected) => {
    expect(places(changes, 'annex-4')).toEqual(expected);
  });

  it('says nothing of a revision of which a cell that the rule reads could not be read', () => {
    const cancelled = { '/revisions/2/revisedValue': '9台', '/revisions/2/cancelled': true };
    expect(places(cancelled, 'annex-4')).toEqual(['cancelled-value /revisions/2/revisedValue']);
    expect(places({ ...cancelled, '/revisions/2/cancelled': 'yes' }, 'annex-4')).toEqual([
      'type /revisions/2/cancelled',
    ]);
    expect(places({ ...cancelled, '/revisions/0/cancelled': 'yes' }, 'annex-4')).toEqual([
      'type /revisions/0/cancelled',
      'cancelled-value /revisions/2/revisedValue',
    ]);
  });

  it('is still told of annex-4 beside what its schema finds', () => {
    expect(
      places({ '/phone': [], '/progressPercent': 60, '/revisions/1/revisedValue': '2022年8月底前' }, 'annex-4'),
    ).toEqual(['type /phone', 'revision-progress /progressPercent', 'cancelled-value /revisions/1/revisedValue']);
  });

  it('stops at a number that somebody can work through, and counts the rest', () => {
    const document = changed(full, Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`/key${index}`, 1])));
    const { findings: listed, unlisted, filing } = checkFiling(formOf('annex-2'), document, asFiled);
    expect([listed.length, unlisted.error, filing]).toEqual([maxFindings, 1000 - maxFindings, undefined]);
  });
});

describe.each(catalogue)('whatever is sent as $id', (form) => {
  it('is a filing or has an error, and is never thrown back', () => {
    const members = Object.keys(jsonSchemaOf(form.schema).properties ?? {});
    const names = fc.constantFrom(...members, 'indicators', '__proto__', 'x');
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(new NumberLiteral('1.50')),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { maxKeys: 4, noNullPrototype: false }),
      ),
    }));
    fc.assert(
      fc.property(value, (document) => {
        const checked = checkFiling(form, document, asFiled);
        const hasError = checked.findings.some(({ severity }) => severity === 'error');
        expect(checked.filing !== undefined || hasError).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is told of wherever one value of the sample is of another kind', () => {
    const document = sample(form.id, 'full');
    for (const pointer of pointersIn(document)) {
      const [first] = findings(form.id, changed(document, { [pointer]: { unlikely: true } }));
      expect(first?.pointer.startsWith(pointer), pointer).toBe(true);
      const isUnused = form.isUnused?.(pointerSteps(first?.pointer ?? '')) ?? false;
      expect(first?.severity, pointer).toBe(isUnused ? 'warning' : 'error');
    }
  });
});

/** Every place of a JSON document but the whole; of a list its first item. */
function pointersIn(value: unknown, at = ''): readonly string[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).slice(0, Array.isArray(value) ? 1 : Infinity)
      : [];
  return [...(at === '' ? [] : [at]), ...inner.flatMap(([key, member]) => pointersIn(member, `${at}/${key}`))];
}
