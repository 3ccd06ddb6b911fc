import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { firstRefused } from '../../../src/characters/refused.ts';
import { checkCharacters } from '../../../src/documents/characters/check-characters.ts';
import { readFace } from '../../../src/fonts/face.ts';
import { openFonts } from '../../../src/fonts/fonts.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fonts');
const { coverage } = openFonts(folder);
const hex = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/** The code points of some ranges that no face draws. */
const missing = (...ranges: readonly (readonly [first: number, last: number])[]): readonly string[] =>
  ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index)
      .filter((codePoint) => coverage.firstMissing(String.fromCodePoint(codePoint)) !== undefined)
      .map(hex),
  );

describe('a face is there for', () => {
  it.each([
    ['lowered and raised digits, signs and letters', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥᵦ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᵈʰˣʸ'],
    ['what Word and WPS put before the items of a list', '●•◦‣⁃■□▪▫◻◼◆◇❖⬥⧫➢➤►▶✓✔✗✘✖❑❒❍☐☑☒★☆✦✧➔→⇒➜⮚⮞·⋅∙'],
    ['what people type for done and not done', '✅❌❎⭕❗❓⭐➕➖➗'],
    ['numbers in circles', '➀➉➊➓❶❿⓪①⑳㉑㊿⓫⓴⓵⓾⓿ⒶⓏⓐⓩ⑴⑽⒈⒛㈠㈩㊀㊉'],
    ['units and fractions', '㎡㎥㎏㎎㎜㎝㎞㏄㏑㏒℃℉ÅΩµ‰‱½¼¾⅓⅔⅕⅙⅛⅜⅝⅞⅒'],
    ['formulas', '∂∇∑∏√∛∝∞∠⊥∪∩⊂⊃⊆⊇⊄∈∉∀∃∋∌≅∼≈≡≠≤≥⩽⩾⊕⊗⟨⟩⌈⌉⌊⌋⇐⇑⇒⇓⇔↔←↑↓ℵℑℜ℘∅′″⁄◊ƒϑϒϕϖ𝑥𝐴𝛼𝟏'],
    ['marks and money', '®©™℠§¶†‡№℡♠♣♥♦☎✉✂☀☺€£¥₩₽₹₿¢'],
    ['letters of names and of scripts with Latin and Cyrillic letters', 'šžłőğışøæþðŋəɕʂẽếộÄÖÜßӘҒҚҢӨҰҮҺӯάέώ'],
  ])('%s', (_, characters) => {
    expect(Array.from(characters).filter((character) => coverage.firstMissing(character) !== undefined)).toEqual([]);
  });

  it('all of the blocks that symbols come from, but for what another code stands for', () => {
    // The Kelvin sign is K in NFC.
    expect(missing([0x2070, 0x2071], [0x2074, 0x208e], [0x2090, 0x209c], [0x2100, 0x218b])).toEqual(['U+212A']);
    expect(missing([0x2190, 0x2426], [0x2440, 0x244a], [0x2460, 0x27ff])).toEqual([]);
    expect(missing([0x2900, 0x2ada], [0x2add, 0x2b0d], [0x3200, 0x321e], [0x3220, 0x33ff])).toEqual([]);
    expect(missing([0x1d4d0, 0x1d503], [0x1f650, 0x1f67f], [0x1f800, 0x1f80b])).toEqual([]);
  });

  it('Han added at the ends of their blocks, and all of extension I', () => {
    expect(missing([0x4db6, 0x4dbf], [0x9ff0, 0x9fff], [0x2a6d7, 0x2a6df], [0x2b735, 0x2b739])).toEqual([]);
    expect(missing([0x2ebf0, 0x2ee5d])).toEqual([]);
  });

  it('Han of extensions G and H as far as docs/fonts.md says', () => {
    const written = readFileSync(join(folder, '..', 'docs', 'fonts.md'), 'utf8');
    for (const [name, first, last] of [
      ['G', 0x30000, 0x3134a],
      ['H', 0x31350, 0x323af],
    ] as const) {
      const of = last - first + 1;
      const drawn = of - missing([first, last]).length;
      const number = (count: number): string => count.toLocaleString('en-US');
      expect(written.split('\n')).toContain(`| extension ${name} | ${number(of)} | ${number(drawn)} |`);
    }
    expect(Array.from('𰻝𰻞𱁬𰌂𱅍𰦭𰀁').filter((character) => coverage.firstMissing(character) !== undefined)).toEqual(
      [],
    );
  });
});

describe('a Han character without a face', () => {
  it('is refused with a word on the role that a face of it can be mounted as', () => {
    const check = { schema: z.object({ name: z.string() }), coverage, text: 'normalise' } as const;
    for (const character of ['\u{323B0}', '\u{2B73F}']) {
      const [finding] = checkCharacters({ name: `王${character}` }, check).findings;
      expect(finding?.message).toContain('FILING_PRESS_FONT_ROLES=rare=');
    }
    expect(checkCharacters({ name: 'ꀀ' }, check).findings[0]?.message).not.toContain('rare');
  });
});

describe.each(['FilingPressSigns.ttf', 'FilingPressSongRecent.ttf'])('%s', (file) => {
  const { characters } = readFace(join(folder, file));
  const all = Array.from({ length: 0x34000 }, (_, codePoint) => codePoint).filter((codePoint) =>
    characters.has(codePoint),
  );

  it('has nothing that no filing may hold, and nothing that NFC changes', () => {
    const drawn = all.map((codePoint) => String.fromCodePoint(codePoint));
    expect(
      drawn.filter((character) => firstRefused(character) >= 0 || character.normalize('NFC') !== character),
    ).toEqual([]);
  });

  it('draws something for every character, as a plain outline', () => {
    const font = create(readFileSync(join(folder, file))) as Font;
    const blank = all.filter((codePoint) => font.glyphForCodePoint(codePoint).path.commands.length === 0);
    expect(blank.map(hex)).toEqual([]);
  });

  it('has nothing that an earlier face of the stacks draws', () => {
    const earlier = [
      'FilingPressSong.ttf',
      ...(file === 'FilingPressSigns.ttf'
        ? ['FilingPressSymbols.ttf']
        : ['FilingPressSongExt.ttf', 'FilingPressSigns.ttf']),
    ];
    for (const other of earlier) {
      const taken = readFace(join(folder, other)).characters;
      expect(all.filter((codePoint) => taken.has(codePoint)).map(hex), other).toEqual([]);
    }
  });
});
