import { join } from 'node:path';
import { type Face, faces } from '../../../src/docx/template/faces.ts';
import { roleFamilies } from '../../../src/fonts/roles.ts';

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
 */
export function officeFontconfig(cacheFolder: string): string {
  const bind = (face: Face): string =>
    `<match target="pattern"><test name="family"><string>${face}</string></test>` +
    `<edit name="family" mode="assign" binding="strong"><string>${standIns[face]}</string></edit></match>`;
  return (
    '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n' +
    `<fontconfig><dir>${fonts}</dir><cachedir>${cacheFolder}</cachedir>${faces.map(bind).join('')}</fontconfig>\n`
  );
}
