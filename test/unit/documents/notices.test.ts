import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkCharacters } from '../../../src/documents/characters/check-characters.ts';
import type { CharacterCoverage } from '../../../src/documents/ports.ts';

/** Every character has a face. */
const coverage: CharacterCoverage = { firstMissing: () => undefined };
const note = z.string().meta({ title: '备注' });
const schema = z.object({ printed: note, compared: z.object({ note }).meta({ 'x-printed': false }) });

it.each([
  ['甲\u00a0乙', '已按普通空格打印', '已按普通空格核对'],
  ['甲\u200b乙', '打印时已略去', '核对时已略去'],
  ['甲⼈', '已按“人”（U+4EBA）打印', '已按“人”（U+4EBA）核对'],
  ['甲\r\n乙', '已按分段处理', '已按分段处理'],
])('says of %j what is printed, and of what is not printed what is compared', (text, printed, compared) => {
  const filing = { printed: text, compared: { note: text } };
  const { findings } = checkCharacters(filing, { schema, coverage, text: 'normalise' });
  expect(findings.map(({ severity, pointer, message }) => [severity, pointer, message])).toEqual([
    ['notice', '/printed', expect.stringContaining(printed)],
    ['notice', '/compared/note', expect.stringContaining(compared)],
  ]);
});
