import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkCharacters } from '../../../src/documents/characters/check-characters.ts';

const schema = z.object({ name: z.string().meta({ title: '姓名' }) });
const coverage = { firstMissing: () => undefined };
const doubts = (filing: unknown, of: z.ZodType) =>
  checkCharacters(filing, { schema: of, coverage, text: 'normalise' }).findings.filter(
    ({ severity }) => severity === 'warning',
  );
const found = (name: string) => doubts({ name }, schema);

it('offers the dot of names for other dots in a name', () => {
  for (const dot of '⋅∙・･•‧') {
    expect(found(`买买提${dot}艾力${dot}热合曼`)).toEqual([
      expect.objectContaining({
        ...{ severity: 'warning', rule: 'name-dot', pointer: '/name', label: '姓名' },
        ...{ character: dot, positions: [4, 7], replacement: '·' },
      }),
    ]);
  }
});

it('says nothing of the right dot, of numbers, lists and sentences', () => {
  for (const text of ['买买提·艾力', '18⋅6', '•甲', '甲•', '一、甲・乙；二、丙', '信息化', 'a⋅b', '甲⋅'.repeat(40)]) {
    expect(found(text)).toEqual([]);
  }
});

it('warns of a garbled text once, with all signs of it', () => {
  expect(found('锟斤拷<p>信息化&nbsp;</p>')).toEqual([
    {
      ...{ severity: 'warning', rule: 'garbled-text', pointer: '/name', label: '姓名' },
      message: '“锟斤拷”是典型的乱码，“<p>”像是网页代码；照印出来没有意义，请核对来源，重新输入。',
    },
  ]);
});

it('says nothing of what is not printed, nor of what is in it', () => {
  const record = z.object({ names: z.array(z.object({ name: z.string() })) });
  const partly = z.object({ printed: record, unprinted: record.meta({ 'x-printed': false }) });
  for (const name of ['买买提⋅艾力', '锟斤拷', '???????']) {
    const filed = { names: [{ name: '甲' }, { name }] };
    const places = doubts({ printed: filed, unprinted: filed }, partly).map(({ pointer }) => pointer);
    expect(places).toEqual(['/printed/names/1/name']);
  }
});
