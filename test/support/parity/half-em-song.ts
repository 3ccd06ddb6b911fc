import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gbkCodeOf } from '../../../src/characters/gbk.ts';
import { readFace } from '../../../src/fonts/face.ts';
import { visitCharacters } from '../../../src/truetype/character-map.ts';
import { requiredTable } from '../../../src/truetype/font-tables.ts';
import { HorizontalMetrics } from '../../../src/truetype/glyphs.ts';
import { nameIds, writeNames } from '../../../src/truetype/names.ts';
import { writeFontFile } from '../../../src/truetype/write-font-file.ts';

/** A face in the place of 宋体, for LibreOffice. */
export interface OfficeSong {
  readonly family: string;
  /** The folder that its file is in. */
  readonly folder: string;
}

/**
 * The shipped face with the advances of 宋体 as Windows and WPS have it: half an em for ASCII, one em for all else that GBK
 * writes in two bytes. The outlines are those of the shipped one: lines are measured, nobody looks at them.
 */
export async function writeHalfEmSong(folder: string): Promise<OfficeSong> {
  const family = 'Half Em Song';
  const { tables } = readFace(join(import.meta.dirname, '..', '..', '..', 'fonts', 'FilingPressSong.ttf'));
  const copied = new Map<string, Buffer>(
    tables.tags.map((tag) => [tag, Buffer.from(tables.table(tag) ?? Buffer.alloc(0))]),
  );
  const em = requiredTable(tables, 'head', 54).readUInt16BE(18);
  const glyphs = requiredTable(tables, 'maxp', 6).readUInt16BE(4);
  const shipped = new HorizontalMetrics(tables);
  const metrics = Buffer.alloc(4 * glyphs);
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    metrics.writeUInt16BE(shipped.advance(glyph), 4 * glyph);
    metrics.writeInt16BE(shipped.leftSideBearing(glyph), 4 * glyph + 2);
  }
  visitCharacters(requiredTable(tables, 'cmap'), (codePoint, glyph) => {
    const code = codePoint > 0xffff ? undefined : gbkCodeOf(String.fromCharCode(codePoint));
    if (code !== undefined) metrics.writeUInt16BE(code < 0x80 ? em / 2 : em, 4 * glyph);
  });
  copied.set('hmtx', metrics);
  const head = requiredTable(tables, 'hhea', 36);
  const metricsHead = Buffer.from(head);
  metricsHead.writeUInt16BE(glyphs, 34);
  copied.set('hhea', metricsHead);
  const names = [
    [nameIds.family, family],
    [2, 'Regular'],
    [4, family],
    [nameIds.version, 'Version 1.000'],
    [nameIds.postScript, 'HalfEmSong-Regular'],
  ] as const;
  copied.set('name', writeNames(new Map(names)));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'HalfEmSong.ttf'), writeFontFile(copied));
  return { family, folder };
}
