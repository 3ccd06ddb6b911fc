import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { notAtLineEnd, notAtLineStart } from '../../src/typesetting/kinsoku.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { shippedFonts } from '../support/page-renderer.ts';
import { type CellLines, cellLinesOf } from '../support/parity/cell-lines.ts';

/** `LINES_SEED=7` tries others. */
const seed = Number(process.env['LINES_SEED'] ?? 20_211_231);

/** Content of the column 指标值 of 附件2 in px, the narrowest that takes texts. */
const column = 78;
const advance = shippedFonts.advancesOf('Filing Press Song');
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + advance(character.codePointAt(0) ?? 0) * 14, 0);

const words = [
  '不超预算',
  '按',
  '合同',
  '建成',
  '为',
  '万元',
  '次',
  '2021',
  '1200000',
  '98.5%',
  '0.5',
  '≥',
  'HT2021',
  '12号',
  '3',
  '℃',
  '—',
];
const marks = ['，', '。', '、', '；', '：', '）', '》', '”', '%', '（', '《', '“', '——', '……', '-', ''];

/** Texts in which each word with the marks tied to it has room for itself: in no other may a mark begin a line. */
const texts = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...marks)), { minLength: 3, maxLength: 12 })
  .map((pieces) => pieces.flat().join(''))
  .filter((text) => tiedTogether(text).every((unit) => widthOf(unit) <= column - 1));

/** The words of a text, each with the marks that may not part from it. */
function tiedTogether(text: string): readonly string[] {
  const units: string[] = [];
  for (const [piece] of text.matchAll(/[!-,.-~]+-*|-+|[^]/gu)) {
    const before = units.at(-1)?.at(-1) ?? '';
    const isTied = notAtLineStart.includes(piece[0] ?? '') || (before !== '' && notAtLineEnd.includes(before));
    if (isTied && units.length > 0) units.push(`${units.pop() ?? ''}${piece}`);
    else units.push(piece);
  }
  return units;
}

const generated = [...new Set(fc.sample(texts, { numRuns: 120, seed }))];

describeWithTools(`The lines of generated texts (seed ${seed})`, ['soffice', 'mutool'], () => {
  let lines: CellLines;
  beforeAll(async () => {
    const rows = generated.map((target) => ({ name: '无', target }));
    const filing = {
      ...{ fiscalYear: 2021, projectName: '信息化运维提升' },
      subprojects: [{ name: '一', indicators: { quantity: rows } }],
    };
    lines = await cellLinesOf([{ name: 'generated lines', form: 'annex-2', filing }]);
  }, 120_000);

  it.each(['pdf', 'word'] as const)('in %s begin and end with no forbidden character, and tear no word', (output) => {
    for (const text of generated) {
      const set = lines[output].get(text) ?? [];
      expect(set.join(''), `${text} is missing`).toBe(text);
      const ends = new Set(tiedTogether(text).map((_, index, units) => units.slice(0, index + 1).join('').length));
      let end = 0;
      for (const line of set) {
        end += line.length;
        expect(ends.has(end), set.join('|')).toBe(true);
      }
      for (const line of set.slice(1)) expect(notAtLineStart, set.join('|')).not.toContain(line[0]);
      for (const line of set.slice(0, -1)) expect(notAtLineEnd, set.join('|')).not.toContain(line.at(-1));
    }
    expect(generated.length).toBeGreaterThan(100);
  });

  it('are the same in both', () => {
    for (const text of generated) expect(lines.word.get(text)).toEqual(lines.pdf.get(text));
  });
});
