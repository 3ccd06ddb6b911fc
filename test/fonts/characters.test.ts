import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Font, create } from 'fontkit';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Composition, compose } from '../../src/composition.ts';
import { obfuscateFont } from '../../src/docx/embedded-font.ts';
import { readFace } from '../../src/fonts/face.ts';
import { generalStandardCharacters, repertoires } from '../../src/fonts/repertoires.ts';
import type { DocumentFormat } from '../../src/orders/options.ts';
import { formOf } from '../support/filing-report.ts';
import { describeWithTools } from '../support/outside-tools.ts';

/**
 * Characters are printed in the title of the cover and in a cell of a table, and read back. `npm run test:characters`
 * does so with all of them; otherwise a sample stands for the rest.
 */
const everything = process.env['CHARACTERS'] === 'all';
const fontFolder = join(import.meta.dirname, '..', '..', 'fonts');
const scratch = mkdtempSync(join(tmpdir(), 'filing-press-characters-'));
const perDocument = 2_000;

/** All 87,887 Han characters of GB 18030-2022; those of 通用规范汉字表 are among them. */
function hanCharacters(): readonly string[] {
  const levelThree = repertoires(fontFolder).find(({ id }) => id === 'gb18030-2022-level-3');
  const characters: string[] = [];
  for (let codePoint = 0; codePoint < 0x30000; codePoint += 1) {
    if (levelThree?.characters.has(codePoint) === true) characters.push(String.fromCodePoint(codePoint));
  }
  return characters;
}

/** Every character of the sample stands far from the next, and the first and last of each block are among them. */
function sampleOf(characters: readonly string[], size: number): readonly string[] {
  const step = characters.length / size;
  const sample = Array.from({ length: size }, (_, index) => characters[Math.floor(index * step)] ?? '');
  return [...new Set([...sample, ...Array.from('㐀䶵一鿯﨎﨩𠀀𪛖𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠𠂇𠂉𠃌𡗗𢦏𤇾喆堃玥镕')])].filter(
    (character) => characters.includes(character),
  );
}

/** Every character of some shipped faces. */
function charactersOf(...files: readonly string[]): readonly string[] {
  const faces = files.map((file) => readFace(join(fontFolder, file)).characters);
  const characters: string[] = [];
  for (let codePoint = 0x21; codePoint < 0x34000; codePoint += 1) {
    if (faces.some((face) => face.has(codePoint))) characters.push(String.fromCodePoint(codePoint));
  }
  return characters;
}

/** What people type beyond GBK, from bullet lists, symbol pickers and input methods, and Han encoded since 2018. */
const typed =
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₓₙᵢⱼ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃ➢➤►▶✔✓✘✗✖✅❌➔→⇒➜⋅∙•◦‣⁃❖❑❒❍◻◼▪▫◆◇⬥⧫★☆✦✧⭐☐☑☒' +
  '➀➉❶❿⓪⓿∂∇∑∏√∝∞∠⊥∪∩⊂⊃⊆⊇⊄∈∉∀∃∋≅∼≈≡≠≤≥⊕⊗⟨⟩⇐⇑⇓⇔↔←↑↓ℵℑℜ℘∅®©™♠♣♥♦ƒ″′⁄◊ϑϕ㎡㎥㎏℃℉ÅΩµ‰‱½¼¾⅓⅔⅛⅒₹₽š ž ế ә ү ά' +
  '𮯰𮹝𰻝𱁬𰌂𪛗𫜹䶿鿿⿼㇯𝑥𝛼';

/** What else filings hold: everything the fonts draw that is not Han and not refused. */
function otherCharacters({ coverage }: Composition['fonts']): readonly string[] {
  const symbols =
    '①⑳Ⅻ㈠㎡℃‰½×÷≒≤≥√∞∑αΩЖあアㄅāǘêéü“”‘’—…·〔〕【】《》「」『』、。，；：？！％￥～＿－☑☐☒□■○●★→↑⿰⺮々〇〆㍿';
  return Array.from(symbols).filter((character) => coverage.firstMissing(character) === undefined);
}

let composition: Composition;
let blank: ReadonlyMap<string, number>;

beforeAll(async () => {
  composition = compose();
  blank = counted(await printed('1')); // digits do not count
});

afterAll(async () => {
  await composition.close();
  rmSync(scratch, { recursive: true });
});

async function make(text: string, format: DocumentFormat): Promise<Uint8Array> {
  const filing = { fiscalYear: 2021, projectName: '信息化运维提升', district: text, subprojects: [{ purpose: text }] };
  const { bytes } = await composition.press.make(
    {
      form: formOf('annex-2'),
      source: Buffer.from(JSON.stringify(filing)),
      format,
      profile: 'plain',
      strict: false,
      totals: 'as-filed',
    },
    { signal: new AbortController().signal },
  );
  return bytes;
}

/** The PDF of a text, as a file. */
async function printed(text: string): Promise<string> {
  const path = join(scratch, 'printed.pdf');
  writeFileSync(path, await make(text, 'pdf'));
  return path;
}

const run = (command: string, ...options: string[]): string =>
  execFileSync(command, options, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });

/** How often each character is read back, page numbers, blanks and line ends aside. */
function counted(path: string, text = run('pdftotext', '-raw', path, '-')): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text.replace(/[\s\d]/g, '')) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/**
 * Characters that are not read back exactly once more for the title and once for the cell, and those that are new. What
 * only the form has does not count: a table that goes on has its head on the next page as well.
 */
function differences(text: string, read: ReadonlyMap<string, number>): readonly string[] {
  const wanted = new Map<string, number>();
  for (const character of text.replace(/[\s\d]/g, '')) {
    wanted.set(character, (wanted.get(character) ?? blank.get(character) ?? 0) + 2);
  }
  return [...new Set([...wanted.keys(), ...read.keys()])]
    .filter((character) => wanted.has(character) || !blank.has(character))
    .filter((character) => wanted.get(character) !== read.get(character))
    .map((character) => `U+${character.codePointAt(0)?.toString(16) ?? ''} ${character}: ${read.get(character) ?? 0}`);
}

async function textOfPdfJs(path: string): Promise<string> {
  const { readFileSync } = await import('node:fs');
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  let text = '';
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const { items } = await (await pdf.getPage(page)).getTextContent({ disableNormalization: true });
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  return text;
}

describeWithTools(
  'the characters of GB 18030-2022, in a title and in a cell',
  ['pdftotext', 'mutool', 'pdffonts'],
  () => {
    it('are read back from the PDF as the same code points', { timeout: 1_800_000 }, async () => {
      const all = hanCharacters();
      expect(all).toHaveLength(87_887);
      const standard = new Set(generalStandardCharacters(fontFolder));
      expect(all.filter((character) => standard.has(character))).toHaveLength(8_105);

      const chosen = everything ? all : sampleOf(all, 1_500);
      for (let start = 0; start < chosen.length; start += perDocument) {
        const text = chosen.slice(start, start + perDocument).join('');
        expect(differences(text, counted(await printed(text))), text.slice(0, 20)).toEqual([]);
      }
    });

    it('are read back alike by poppler, mutool and pdf.js, symbols and punctuation too', async () => {
      const text = [...sampleOf(hanCharacters(), 300), ...otherCharacters(composition.fonts)].join('');
      const path = await printed(text);
      expect(differences(text, counted(path)), 'poppler').toEqual([]);
      expect(differences(text, counted(path, run('mutool', 'draw', '-F', 'txt', path))), 'mutool').toEqual([]);
      expect(differences(text, counted(path, await textOfPdfJs(path))), 'pdf.js').toEqual([]);
    });

    it('are read back alike where they are of the kind that people type beyond GBK', { timeout: 600_000 }, async () => {
      const faces = charactersOf('FilingPressSigns.ttf', 'FilingPressSongRecent.ttf');
      const chosen = everything
        ? faces
        : [...new Set([...Array.from(typed.replaceAll(' ', '')), ...sampleOf(faces, 600)])];
      for (let start = 0; start < chosen.length; start += perDocument) {
        const text = chosen.slice(start, start + perDocument).join('');
        const path = await printed(text);
        expect(differences(text, counted(path)), 'poppler').toEqual([]);
        expect(differences(text, counted(path, run('mutool', 'draw', '-F', 'txt', path))), 'mutool').toEqual([]);
        expect(differences(text, counted(path, await textOfPdfJs(path))), 'pdf.js').toEqual([]);
      }
    });

    it.each(['减少CO₂排放120吨', 'PM₂.₅', '10⁵m³', '18⋅6', '➢建成✔验收✘退回', '徐𮯰、𰻝𰻝面'])(
      'print as filed: %s',
      async (text) => {
        expect(run('pdftotext', '-raw', await printed(text), '-').split(text).length - 1).toBe(2);
      },
    );

    it('are drawn by subsets of the shipped fonts, each embedded once', async () => {
      const fonts = embeddedIn(await printed('预算𠀀☑é㐀'));
      expect(fonts.map(({ face }) => face)).toEqual([
        'FilingPressHeiCommon-Regular',
        'FilingPressSong-Regular',
        'FilingPressSongCommon-Regular',
        'FilingPressSongExt-Regular',
        'FilingPressSymbols-Regular',
        'FilingPressXiaoBiaoSong-Regular',
        'FilingPressXiaoBiaoSongCommon-Regular',
      ]);
      for (const { line } of fonts) expect(line).toMatch(/CID TrueType +Identity-H +yes yes yes/);
    });

    it('are drawn without the large faces where they are common ones', async () => {
      expect(embeddedIn(await printed('预算绩效 A1，①☑')).map(({ face }) => face)).toEqual([
        'FilingPressHeiCommon-Regular',
        'FilingPressSongCommon-Regular',
        'FilingPressSymbols-Regular',
        'FilingPressXiaoBiaoSongCommon-Regular',
      ]);
    });

    it('come out of the Word file as they went in, rare ones in a face that is embedded and has them', async () => {
      const text = [...sampleOf(hanCharacters(), 1_000), ...otherCharacters(composition.fonts)].join('');
      const zip = new PizZip(await make(text, 'docx'));
      const xml = zip.file('word/document.xml')?.asText() ?? '';
      const unmarked = xml.replace(/<[^>]*>/g, '');
      expect(unmarked.split(text).length - 1).toBe(2);

      const embedded = embeddedFonts(zip);
      for (const [, face = '', inside = ''] of xml.matchAll(
        /<w:r>.*?w:eastAsia="([^"]*)".*?<w:t[^>]*>([^<]*)<\/w:t>/g,
      )) {
        const font = embedded.get(face);
        const lacking = Array.from(inside).filter(
          (character) => font?.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) === false,
        );
        expect(lacking, face).toEqual([]);
        if (font === undefined) expect(inside).not.toMatch(/[\u3400-\u4dbf\u9fa6-\u9fff\u{20000}-\u{2ffff}☑☐☒]/u);
      }
    });
  },
);

/** The embedded fonts of a Word file by the name of their face. */
function embeddedFonts(zip: PizZip): ReadonlyMap<string, Font> {
  const relationships = zip.file('word/_rels/fontTable.xml.rels')?.asText() ?? '';
  const table = zip.file('word/fontTable.xml')?.asText() ?? '';
  const fonts = new Map<string, Font>();
  for (const [, face = '', rest = ''] of table.matchAll(/<w:font w:name="([^"]*)">(.*?)<\/w:font>/g)) {
    const id = /<w:embedRegular r:id="([^"]*)"/.exec(rest)?.[1];
    if (id === undefined) continue;
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(relationships)?.[1] ?? '';
    const masked = zip.file(`word/${target}`)?.asUint8Array() ?? new Uint8Array();
    fonts.set(face, create(Buffer.from(unmask(masked, /w:fontKey="\{([^}]*)\}"/.exec(rest)?.[1] ?? ''))) as Font);
  }
  return fonts;
}

/** ECMA-376 part 4, 2.8.1: the first 32 bytes are masked with the key in reverse order, twice. */
function unmask(bytes: Uint8Array, key: string): Uint8Array {
  const mask = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  const font = Uint8Array.from(bytes, (byte, index) => (index < 32 ? byte ^ (mask[index % 16] ?? 0) : byte));
  expect(obfuscateFont(font).fontKey).toBe(`{${key}}`);
  return font;
}

/** The fonts of a PDF as pdffonts lists them, in the order of their names. */
function embeddedIn(path: string): { readonly face: string; readonly line: string }[] {
  return run('pdffonts', path)
    .split('\n')
    .slice(2)
    .filter(Boolean)
    .map((line) => ({ face: line.replace(/^[A-Z]{6}\+(\S+).*/, '$1'), line }))
    .sort((one, other) => (one.face < other.face ? -1 : 1));
}
