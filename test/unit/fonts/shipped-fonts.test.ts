import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Font, create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { CodePointSet } from '../../../src/fonts/code-point-set.ts';
import { readFace } from '../../../src/fonts/face.ts';
import { excerptsInUse, preferExcerpts } from '../../../src/fonts/manifest.ts';
import { readManifest } from '../../../src/fonts/manifest.ts';
import { generalStandardCharacters, repertoires } from '../../../src/fonts/repertoires.ts';
import { visitCharacters } from '../../../src/truetype/character-map.ts';
import { fontTablesOf } from '../../../src/truetype/font-tables.ts';
import { Glyphs } from '../../../src/truetype/glyphs.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'fonts');
const manifest = readManifest(folder);
const fonts = manifest.fonts.map((entry) => {
  const path = join(folder, entry.file);
  return { ...entry, path, face: readFace(path) };
});
const hex = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase()}`;
const opened = new Map<string, Font>();
function fontkitOf(path: string): Font {
  const font = opened.get(path) ?? (create(readFileSync(path)) as Font);
  opened.set(path, font);
  return font;
}

describe('—', () => {
  const dash = '—'.codePointAt(0) ?? 0;
  const files = [...manifest.fonts, ...manifest.excerpts].map(({ file }) => file);
  const having = files.filter((file) => readFace(join(folder, file)).characters.has(dash));

  it('is in each face of the forms, and in its excerpt', () => {
    const names = ['Hei', 'HeiCommon', 'Song', 'SongCommon', 'XiaoBiaoSong', 'XiaoBiaoSongCommon'];
    expect(having.sort()).toEqual(names.map((name) => `FilingPress${name}.ttf`));
  });

  it.each(having)('of %s is one em wide and goes from edge to edge, in the middle of Han', (file) => {
    const font = fontkitOf(join(folder, file));
    const { advanceWidth, bbox } = font.glyphForCodePoint(dash);
    const em = font.unitsPerEm;
    expect(advanceWidth).toBe(em);
    expect(bbox.minX).toBeLessThan(0);
    expect(bbox.maxX).toBeGreaterThan(em);
    expect(Math.abs((bbox.minY + bbox.maxY) / 2 - 0.38 * em)).toBeLessThanOrEqual(0.001 * em);
  });
});

describe.each(fonts)('$file', ({ path, face, family, sha256, characters, fsType, origins }) => {
  it('is the file of the manifest', () => {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    expect({ family: face.family, characters: face.characters.count, fsType: face.fsType }).toEqual({
      family,
      characters,
      fsType,
    });
    for (const { licenceFile } of origins) expect(existsSync(join(folder, licenceFile)), licenceFile).toBe(true);
  });

  it('has one character for each glyph', () => {
    const glyphs = new Set<number>();
    const shared: number[] = [];
    visitCharacters(face.tables.table('cmap') ?? Buffer.alloc(4), (codePoint, glyph) => {
      if (glyphs.has(glyph)) shared.push(codePoint);
      glyphs.add(glyph);
    });
    expect(shared).toEqual([]);
    expect(glyphs.size).toBe(characters);
  });

  it('has no Kangxi radical, no radical with a Han twin, nothing for private use', () => {
    const own = new Set('⺁⺄⺈⺋⺌⺗⺧⺪⺮⺳⺶⺷⺻⻊');
    const kept: string[] = [];
    for (const [first, last] of [
      [0x2e80, 0x2fdf],
      [0xe000, 0xf8ff],
      [0xf0000, 0x10ffff],
    ] as const) {
      for (let codePoint = first; codePoint <= last; codePoint += 1) {
        const character = String.fromCodePoint(codePoint);
        if (face.characters.has(codePoint) && !own.has(character)) kept.push(character);
      }
    }
    expect(kept).toEqual([]);
  });

  it('has no combining mark, which would draw a letter that it lacks in two pieces', () => {
    const marks: string[] = [];
    for (let codePoint = 0; codePoint < 0x110000; codePoint += 1) {
      if (face.characters.has(codePoint) && /\p{M}/u.test(String.fromCodePoint(codePoint))) marks.push(hex(codePoint));
    }
    expect(marks).toEqual([]);
  });

  it('is a plain static TrueType face of regular weight, without layout features', () => {
    const tables = new Set(face.tables.tags);
    expect(tables.has('glyf')).toBe(true);
    for (const tag of ['CFF ', 'fvar', 'GSUB', 'GPOS', 'kern', 'morx']) expect(tables.has(tag), tag).toBe(false);
    expect(face.tables.table('OS/2')?.readUInt16BE(4)).toBe(400);
    expect(face.embedding).toBe('installable');
  });

  it('stands 0.88 em above and 0.12 em below the baseline, so that no line grows', () => {
    const hhea = face.tables.table('hhea') ?? Buffer.alloc(36);
    const em = face.tables.table('head')?.readUInt16BE(18) ?? NaN;
    expect(hhea.readInt16BE(4) / em).toBeCloseTo(0.88, 3);
    expect(hhea.readInt16BE(6) / em).toBeCloseTo(-0.12, 3);
    expect(hhea.readInt16BE(8)).toBe(0);
  });

  it('is read as fontkit reads it', () => {
    const font = fontkitOf(path);
    expect(face.characters.count).toBe(font.characterSet.length);
    expect(font.characterSet.every((codePoint) => face.characters.has(codePoint))).toBe(true);
    expect(face.postScriptName).toBe(font.postscriptName);
  });
});

describe('the shipped fonts together', () => {
  const charactersOf = (...roles: string[]): CodePointSet =>
    CodePointSet.union(fonts.filter(({ role }) => roles.includes(role)).map(({ face }) => face.characters));
  const lists = new Map(repertoires(folder).map((list) => [list.id, list]));

  it('know the character lists with the numbers that the standards give', () => {
    expect(Array.from(lists.values(), ({ id, characters }) => [id, characters.count])).toEqual([
      ['gb18030-2022-level-1', 27_584],
      ['gb18030-2022-level-2', 27_780],
      ['gb18030-2022-level-3', 87_887],
      ['general-standard', 8_105],
    ]);
    const table = generalStandardCharacters(folder);
    expect([...Array.from(table).slice(0, 3), Array.from(table).at(-1)]).toEqual(['一', '乙', '二', '蠼']);
  });

  it('draw all of them with the faces that end every font stack', () => {
    const common = charactersOf('song', 'rare', 'symbols');
    for (const { id, characters } of lists.values()) {
      expect(common.countCommon(characters), id).toBe(characters.count);
    }
  });

  it('draw the 8,105 standard characters in each face of text by itself', () => {
    for (const role of ['song', 'xiaobiaosong', 'hei']) {
      expect(charactersOf(role).countCommon(lists.get('general-standard')?.characters ?? new CodePointSet())).toBe(
        8_105,
      );
    }
  });

  it('set every Han character and every tick box one em wide', () => {
    for (const { path, face, role } of fonts) {
      const font = fontkitOf(path);
      const samples = [
        0x4e00, 0x9f98, 0x3400, 0x20000, 0x2a700, 0x2ebe0, 0x2ebf0, 0x30000, 0x31350, 0x25a1, 0x2610, 0x2611, 0x2612,
      ];
      for (const codePoint of samples.filter((sample) => face.characters.has(sample))) {
        expect(font.glyphForCodePoint(codePoint).advanceWidth, `${role} ${codePoint.toString(16)}`).toBe(
          font.unitsPerEm,
        );
      }
    }
  });

  it('draw ☑ with the box of □', () => {
    const box = (role: string, codePoint: number): readonly number[] => {
      const font = fontkitOf(fonts.find((entry) => entry.role === role)?.path ?? '');
      const { minX, minY, maxX, maxY } = font.glyphForCodePoint(codePoint).bbox;
      return [minX, minY, maxX, maxY].map((edge) => Math.round((edge / font.unitsPerEm) * 200));
    };
    expect(box('symbols', 0x2611)).toEqual(box('song', 0x25a1));
    expect(box('symbols', 0x2610)).toEqual(box('song', 0x25a1));
  });
});

describe.each(manifest.excerpts)('$file', ({ file, family, of, bytes, sha256, characters }) => {
  const [path, whole] = [join(folder, file), join(folder, of)];
  const face = readFace(path);

  it('is the file of the manifest, smaller by far than the one it is an excerpt of', () => {
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    expect({ family: face.family, characters: face.characters.count }).toEqual({ family, characters });
    expect(bytes).toBeLessThan((manifest.fonts.find((font) => font.file === of)?.bytes ?? 0) / 4);
  });

  it('draws each of its characters as the whole face does', () => {
    const [part, all] = [path, whole].map((font) => new Glyphs(fontTablesOf(readFileSync(font))));
    const glyphsOf = (font: string): Map<number, number> => {
      const glyphs = new Map<number, number>();
      visitCharacters(readFace(font).tables.table('cmap') ?? Buffer.alloc(4), (code, glyph) => glyphs.set(code, glyph));
      return glyphs;
    };
    const wholeGlyphs = glyphsOf(whole);
    expect(part?.unitsPerEm).toBe(all?.unitsPerEm);
    const different = [...glyphsOf(path)].filter(([codePoint, glyph]) => {
      const twin = wholeGlyphs.get(codePoint) ?? 0;
      const [one, other] = [part?.at(glyph), all?.at(twin)];
      return one?.advance !== other?.advance || !unpadded(one?.outline).equals(unpadded(other?.outline));
    });
    expect(different).toEqual([]);
  });

  it('has what everyday texts are made of', () => {
    for (const character of '预算绩效目标申报表，。；：、（）《》“”—…0123456789%ABCabc①②ⅠⅡ㎡℃□') {
      expect(face.characters.has(character.codePointAt(0) ?? 0), character).toBe(true);
    }
  });
});

/** Outlines are aligned, in one file to two bytes and in another to four. */
function unpadded(outline: Buffer = Buffer.alloc(0)): Buffer {
  let end = outline.length;
  while (end > 0 && outline[end - 1] === 0) end -= 1;
  return outline.subarray(0, end);
}

describe('the excerpts', () => {
  const page = `font: 9pt 'Filing Press Song'; font: 9pt 'Filing Press Hei', 'Filing Press Song Ext'`;

  it('come before their faces on a page that is printed', () => {
    expect(preferExcerpts(page, manifest.excerpts, manifest.fonts)).toBe(
      `font: 9pt 'Filing Press Song Common', 'Filing Press Song'; ` +
        `font: 9pt 'Filing Press Hei Common', 'Filing Press Hei', 'Filing Press Song Ext'`,
    );
  });

  it('do not come before a face that the deployment mounts', () => {
    const inUse = excerptsInUse(manifest, new Set(['song'] as const));
    expect(inUse.map(({ of }) => of)).toEqual(['FilingPressXiaoBiaoSong.ttf', 'FilingPressHei.ttf']);
    expect(preferExcerpts(page, inUse, manifest.fonts)).toContain(`9pt 'Filing Press Song';`);
  });
});
