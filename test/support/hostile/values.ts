/** Values of the wrong type, size or number. */
import { type HostileBody, filing, mebibyte, plain, refused } from './body.ts';

/** Every field of the top level with values of other types. */
export function wrongTypes(): readonly HostileBody[] {
  const fields: Readonly<Record<string, readonly string[]>> = {
    fiscalYear: ['"2021"', 'null', 'true', '[2021]', '{}', '""'],
    projectName: ['1', 'null', '["x"]', '{"x":1}', '""', '" "'],
    district: ['false', '[]', '1e999'],
    department: ['{}', 'true'],
    preparedOn: [
      '20201015',
      '"2020-13-01"',
      '"2021-02-29"',
      '"2020/10/15"',
      '"2020-10-15T08:00:00Z"',
      '"2020-13"',
      '["2020-10-15"]',
    ],
    contact: ['"甲"', '[]', '{"name":true}', '{"name":{"a":1}}'],
    nature: ['"新增"', '0', '["new"]', '"NEW"'],
    scope: ['"one-of"', '{}'],
    category: [
      '"administrative"',
      '{"kind":"x"}',
      '{"kind":"other-special","subtype":"award"}',
      '{"subtype":[null]}',
      '[]',
    ],
    overview: ['1', '["段落"]', '{"text":"x"}'],
    justification: ['"x"', '{"basis":[]}'],
    schedule: ['{}', '"x"', '[1]', '[null]', '[[]]', '[{"period":[1]}]', '{"0":{"period":"x"}}', '{"length":3}'],
    budget: ['1', '[]', '{"total":true}', '{"total":[1]}', '{"total":{"valueOf":1}}'],
    funding: ['[]', '{"total":1}', '{"total":{"currentYear":{}}}'],
    subprojects: [
      '{}',
      '[]',
      '[1]',
      '[null]',
      '[[{"name":"甲"}]]',
      '"甲"',
      'null',
      '[{"name":false}]',
      '[{"indicators":[]}]',
      '[{"indicators":{"quantity":{}}}]',
    ],
    signOff: ['[]', '"x"'],
    review: ['[]', '{"evaluations":{}}', '{"opinions":[]}', '{"evaluations":[1,2,3,4]}'],
  };
  const bodies = Object.entries(fields).flatMap(([field, values]) =>
    values.map((value) => {
      const members = { fiscalYear: '2021', projectName: '"样例"', subprojects: '[{"name":"甲"}]', [field]: value };
      const text = Object.entries(members).map(([key, member]) => `"${key}":${member}`);
      return refused(`${field} is ${value}`, `{${text.join(',')}}`);
    }),
  );
  return [
    ...bodies,
    ...['null', 'true', '0', '"text"', '[]', '{}', `[${plain}]`].map((body) => refused(`all of it is ${body}`, body)),
  ];
}

export function numbers(): readonly HostileBody[] {
  const year = (literal: string): string => plain.replace('2021', literal);
  return [
    ...['1e400', '1e999999999', '-2021', '0', '-0', '2021.5', '99999999999999999999', '1e-5', '9'.repeat(100_000)].map(
      (literal) => refused(`the year ${literal.slice(0, 30)}`, year(literal)),
    ),
    ...['2021.0', '2021e0', '0.2021e4', '20210E-1'].map((literal) => ({
      name: `the year ${literal}`,
      body: Buffer.from(year(literal)),
      texts: ['2021年度'],
    })),
  ];
}

export function amounts(): readonly HostileBody[] {
  const amount = (literal: string): string => filing(`,"budget":{"total":${literal}}`);
  const printed = {
    '0': '0',
    '100.50': '100.50',
    '0.1': '0.1',
    '89.974': '89.974',
    '"—"': '—',
    '" 1.5\\u00a0"': '1.5',
    '"123456789012345.123456"': '123456789012345.123456',
  };
  return [
    ...[
      '-1',
      '0.1234567',
      '0.30000000000000004',
      '1e300',
      '1e-7',
      '"1,000"',
      '"１００"',
      '"1e5"',
      '"+1"',
      '"NaN"',
      '"0x10"',
      '"1.1234567"',
      '"-----"',
      '1234567890123456',
      '"⑩"',
    ].map((literal) => refused(`the amount ${literal}`, amount(literal))),
    ...Object.entries(printed).map(([literal, text]) => ({
      name: `the amount ${literal}`,
      body: Buffer.from(amount(literal)),
      becomes: 'printed' as const,
      texts: [text],
    })),
  ];
}

export function lists(): readonly HostileBody[] {
  const subprojects = (item: string, count: number): string =>
    `{"fiscalYear":2021,"projectName":"样例","subprojects":[${Array.from({ length: count }, () => item).join(',')}]}`;
  const rows = Array.from({ length: 300 }, (_, index) => `{"period":"第${index}期","content":"内容${index}"}`).join(
    ',',
  );
  return [
    refused('1,001 sub-projects', subprojects('{"name":"甲"}', 1_001)),
    refused('200,000 wrong sub-projects', subprojects('1', 200_000)),
    refused('1,000 sub-projects that print too many pages', subprojects('{"name":"甲"}', 1_000)),
    refused('100,000 schedule rows', filing(`,"schedule":[${Array.from({ length: 100_000 }, () => '{}').join(',')}]`)),
    refused('300,000 empty arrays', filing(`,"schedule":[${Array.from({ length: 300_000 }, () => '[]').join(',')}]`)),
    {
      name: '300 schedule rows',
      body: Buffer.from(filing(`,"schedule":[${rows}]`)),
      becomes: 'printed',
      texts: ['内容0', '第299期', '内容299'],
    },
  ];
}

export function sizes(): readonly HostileBody[] {
  return [
    refused('a string of 10 MB', filing(`,"overview":"${'x'.repeat(10 * mebibyte)}"`)),
    refused('a Chinese string of 10 MB', filing(`,"overview":"${'附'.repeat((10 * mebibyte) / 3)}"`)),
    refused('a string of 7 MB', filing(`,"overview":"${'x'.repeat(7 * mebibyte)}"`)),
    refused('10 MB of blanks', ' '.repeat(10 * mebibyte)),
    refused('7 MB of blanks', ' '.repeat(7 * mebibyte)),
    refused('a string of 20,001 characters', filing(`,"overview":"${'附'.repeat(20_001)}"`)),
    {
      name: 'a filing behind 1 MB of blanks',
      body: Buffer.from(' '.repeat(mebibyte) + plain),
      becomes: 'printed',
      texts: ['样例'],
    },
  ];
}
