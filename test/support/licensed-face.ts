import { join } from 'node:path';
import { readFace } from '../../src/fonts/face.ts';
import { type Mapping, visitCharacters, writeCharacterMap } from '../../src/truetype/character-map.ts';
import { nameIds, writeNames } from '../../src/truetype/names.ts';
import { writeFontFile } from '../../src/truetype/write-font-file.ts';

export interface LicensedFace {
  readonly postScriptName: string;
  /** Default 8, editable: as most licensed Chinese faces say. */
  readonly fsType?: number;
  /** As a collection (.ttc) of one. */
  readonly collection?: boolean;
  /** Characters whose glyph stands for another one instead: old code point and new. */
  readonly moved?: ReadonlyMap<number, number>;
}

/**
 * A stand-in for a face that a deployment brings: a shipped one under another name, and with the faults of many: the
 * Kangxi radical of 人 on the glyph of 人, and a weight that is not regular.
 */
export function licensedFace(
  shipped: string,
  { postScriptName, fsType = 8, collection = false, moved = new Map() }: LicensedFace,
): Buffer {
  const { tables } = readFace(join(import.meta.dirname, '..', '..', 'fonts', shipped));
  const copied = new Map<string, Buffer>(
    tables.tags.map((tag) => [tag, Buffer.from(tables.table(tag) ?? Buffer.alloc(0))]),
  );
  const os2 = copied.get('OS/2');
  os2?.writeUInt16BE(700, 4);
  os2?.writeUInt16BE(fsType, 8);
  copied.set('cmap', withRadical(copied.get('cmap') ?? Buffer.alloc(4), moved));
  copied.set(
    'name',
    writeNames(
      new Map([
        [nameIds.family, postScriptName],
        [2, 'Bold'],
        [4, `${postScriptName} Bold`],
        [nameIds.version, 'Version 5.16'],
        [nameIds.postScript, postScriptName],
      ]),
    ),
  );
  const file = writeFontFile(copied);
  return collection ? collectionOf(file) : file;
}

function withRadical(cmap: Buffer, moved: ReadonlyMap<number, number>): Buffer {
  const mappings: Mapping[] = [];
  visitCharacters(cmap, (codePoint, glyph) => {
    mappings.push([moved.get(codePoint) ?? codePoint, glyph]);
    if (codePoint === 0x4eba) mappings.push([0x2f08, glyph]);
  });
  return writeCharacterMap(
    mappings.sort(([a], [b]) => a - b),
    { basicPlane: false },
  );
}

/** A header of 16 bytes in front; the offsets of the tables count from the start of the file. */
function collectionOf(file: Buffer): Buffer {
  const header = Buffer.alloc(16);
  header.write('ttcf', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(1, 8);
  header.writeUInt32BE(header.length, 12);
  for (let at = 12; at < 12 + file.readUInt16BE(4) * 16; at += 16) {
    file.writeUInt32BE(file.readUInt32BE(at + 8) + header.length, at + 8);
  }
  return Buffer.concat([header, file]);
}
