import { join } from 'node:path';
import { type Face, faces } from '../../../src/docx/template/faces.ts';
import { roleFamilies } from '../../../src/fonts/roles.ts';
import type { OfficeSong } from './half-em-song.ts';

const fonts = join(import.meta.dirname, '..', '..', '..', 'fonts');

/** The shipped font for each face that the Word templates name. */
const standIns: Readonly<Record<Face, string>> = {
  宋体: roleFamilies.song,
  黑体: roleFamilies.hei,
  方正小标宋简体: roleFamilies.xiaobiaosong,
};

/**
 * A fontconfig file with the shipped fonts and no other. Without a strong binding LibreOffice draws 宋体, 黑体 and
 * 小标宋 all with one font of its choice.
 *
 * @param song another face in the place of 宋体
 */
export function officeFontconfig(cacheFolder: string, song?: OfficeSong): string {
  const stands = song === undefined ? standIns : { ...standIns, 宋体: song.family };
  const bind = (face: Face): string =>
    `<match target="pattern"><test name="family"><string>${face}</string></test>` +
    `<edit name="family" mode="assign" binding="strong"><string>${stands[face]}</string></edit></match>`;
  const folders = [fonts, ...(song === undefined ? [] : [song.folder])].map((folder) => `<dir>${folder}</dir>`);
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n' +
    `<fontconfig>${folders.join('')}<cachedir>${cacheFolder}</cachedir>${faces.map(bind).join('')}</fontconfig>\n`
  );
}
