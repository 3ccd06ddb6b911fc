import { join } from 'node:path';
import { writeCharacterMap } from '../../truetype/character-map.ts';
import { FontError } from '../../truetype/font-tables.ts';
import { CodePointSet } from '../code-point-set.ts';
import { type Face, readFace } from '../face.ts';
import { type MountableRole, mountableRoles, roleNames } from '../roles.ts';
import type { MountedFile, MountedFonts } from './options.ts';
import { distinctGlyphs } from './role-copy.ts';

/** A mounted face that documents may carry. */
export interface MountedFace extends MountedFile {
  readonly role: MountableRole;
  /** For `rare`, no more of it than its Han: see {@link hanOnly}. */
  readonly face: Face;
}

/** Of the 3,500 most common characters a Chinese face has nearly all; one that does not is a mistake. */
const commonCharactersNeeded = 3_300;

/**
 * Opens the mounted faces. Throws FontError that names every one that cannot be used, and why.
 *
 * @param commonCharacters the first 3,500 characters of 通用规范汉字表
 */
export function openMountedFonts(mounted: MountedFonts, commonCharacters: string): readonly MountedFace[] {
  const problems: string[] = [];
  const faces = mountableRoles.flatMap((role): readonly MountedFace[] => {
    const file = mounted.roles[role];
    if (file === undefined) return [];
    try {
      const face = openFace(join(mounted.folder, file.file), file.index);
      if (role === 'rare') return [{ role, ...file, face: hanOnly(face) }];
      requireChinese(face, commonCharacters);
      return [{ role, ...file, face }];
    } catch (error) {
      if (!(error instanceof FontError)) throw error;
      problems.push(`${role}（${roleNames[role]}）的字体文件 ${file.file}：${error.message}`);
      return [];
    }
  });
  if (problems.length > 0) throw new FontError(problems.join('；\n'));
  return faces;
}

/** Why a file cannot be read, by the code of the system's error. */
const unreadable: Readonly<Record<string, string | undefined>> = {
  ENOENT: '字体文件夹里没有这个文件',
  EACCES: '没有读取这个文件的权限',
  EISDIR: '不是文件，是文件夹',
};

function openFace(path: string, index: number): Face {
  try {
    return readFace(path, index);
  } catch (error) {
    if (error instanceof FontError) throw error;
    const message = unreadable[(error as NodeJS.ErrnoException).code ?? ''];
    if (message === undefined) throw error;
    throw new FontError(message, error);
  }
}

function requireChinese({ characters }: Face, commonCharacters: string): void {
  const common = Array.from(commonCharacters, (character) => character.codePointAt(0) ?? 0);
  const present = common.filter((codePoint) => characters.has(codePoint)).length;
  if (present < commonCharactersNeeded) {
    throw new FontError(`3,500 个常用汉字只有 ${present} 个，不是可用的中文字体`);
  }
}

const isHan = (codePoint: number): boolean =>
  (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
  (codePoint >= 0x20000 && codePoint <= 0x3ffff);

/**
 * A face as the role `rare` takes it: its Han and nothing else, each with a glyph of its own. Symbols that it may have
 * stay with the shipped faces. Throws FontError if it has no Han beyond the basic plane: then it is the wrong file.
 */
function hanOnly(face: Face): Face {
  const cmap = face.tables.table('cmap') ?? Buffer.alloc(4);
  const mappings = distinctGlyphs(cmap).filter(([codePoint]) => isHan(codePoint));
  if (!mappings.some(([codePoint]) => codePoint >= 0x20000)) {
    throw new FontError('没有 U+20000 以后的汉字，不是罕用字字体');
  }
  const characters = new CodePointSet();
  for (const [codePoint] of mappings) characters.add(codePoint);
  const map = writeCharacterMap(mappings, { basicPlane: false });
  return {
    ...face,
    characters,
    tables: {
      tags: face.tables.tags,
      table: (tag) => (tag === 'cmap' ? map : face.tables.table(tag)),
      slice: (tag, offset, length) => face.tables.slice(tag, offset, length),
    },
  };
}
