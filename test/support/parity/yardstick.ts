import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PizZip from 'pizzip';
import type { OfficeSong } from './half-em-song.ts';
import { type LineLists, withWordsLineBreaks } from './line-break-corrections.ts';
import { officeFontconfig } from './office-fonts.ts';
import { unescapeXml } from './page-marks.ts';

const run = promisify(execFile);

/**
 * Lays Word files out with LibreOffice, the Chinese face names bound to the shipped fonts, and returns them as PDF, in
 * the order given; with another face in the place of 宋体 if one is given. One process for many files: it takes longer to start than to lay out a form.
 */
export async function layOutWordFiles(files: readonly Uint8Array[], song?: OfficeSong): Promise<readonly Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-parity-'));
  try {
    const names = files.map((_, index) => `file-${index}`);
    const path = (name: string, type: string): string => join(folder, type, `${name}.${type}`);
    await mkdir(join(folder, 'docx'));
    await writeFile(join(folder, 'fonts.conf'), officeFontconfig(join(folder, 'fonts.cache'), song));
    await Promise.all(
      files.map((file, index) => writeFile(path(names[index] ?? '', 'docx'), withoutEmbeddedFonts(file))),
    );
    await convert(
      folder,
      'fodt',
      names.map((name) => path(name, 'docx')),
    );
    for (const [index, file] of files.entries()) {
      const flat = path(names[index] ?? '', 'fodt');
      await writeFile(flat, asWordWould(await readFile(flat, 'utf8'), listsOf(file)));
    }
    await convert(
      folder,
      'pdf',
      names.map((name) => path(name, 'fodt')),
    );
    return await Promise.all(names.map((name) => readFile(path(name, 'pdf'))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A profile of its own keeps it apart from an office that runs on the same machine. */
async function convert(folder: string, type: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  await run(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      type,
      '--outdir',
      join(folder, type),
      ...paths,
    ],
    {
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf'), SAL_USE_VCLPLUGIN: 'svp' },
      maxBuffer: 1 << 26,
    },
  );
}

/**
 * LibreOffice 7.4 ignores `autoSpaceDE` and `autoSpaceDN` of a Word file, and reads `overflowPunct` the wrong way round.
 * Word does not, so the yardstick states in OpenDocument what the Word file says.
 */
function asWordWould(flatDocument: string, lists: LineLists): string {
  return withWordsLineBreaks(withWholeTables(flatDocument), lists)
    .replaceAll(/style:text-autospace="[^"]*"/g, 'style:text-autospace="none"')
    .replaceAll(/style:punctuation-wrap="[^"]*"/g, 'style:punctuation-wrap="simple"');
}

/**
 * A table of which all rows are kept with the next. From a Word file LibreOffice keeps it on one page; in OpenDocument
 * cells that others cover have no paragraphs to say so, and the table has to.
 */
function withWholeTables(flatDocument: string): string {
  const kept = new Set(
    Array.from(
      flatDocument.matchAll(/<style:style style:name="([^"]+)"(?:(?!<\/style:style>)[\s\S])*?keep-with-next="always"/g),
      ([, name]) => name,
    ),
  );
  const whole = Array.from(
    flatDocument.matchAll(/<table:table table:name="[^"]*" table:style-name="([^"]+)"[\s\S]*?<\/table:table>/g),
  ).filter(([table]) => {
    const rows = table.split('<table:table-row ').slice(1, -1);
    return rows.length > 0 && rows.every((row) => kept.has(/<text:p text:style-name="([^"]+)"/.exec(row)?.[1]));
  });
  return whole.reduce(
    (document, [, style = '']) =>
      document.replace(
        new RegExp(`(<style:style style:name="${style}" style:family="table"[^>]*>\\s*<style:table-properties )`),
        '$1style:may-break-between-rows="false" ',
      ),
    flatDocument,
  );
}

/** The lists of 禁则 that the settings of a Word file state. */
function listsOf(file: Uint8Array): LineLists {
  const settings = new PizZip(file).file('word/settings.xml')?.asText() ?? '';
  const list = (name: string): string =>
    unescapeXml(new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"`).exec(settings)?.[1] ?? '');
  return { notAtStart: list('noLineBreaksBefore'), notAtEnd: list('noLineBreaksAfter') };
}

/** A file that embeds a font makes LibreOffice write all of its fonts, 30 MB, into the document in between. */
function withoutEmbeddedFonts(file: Uint8Array): Uint8Array {
  const zip = new PizZip(file);
  const settings = zip.file('word/settings.xml')?.asText() ?? '';
  zip.file('word/settings.xml', settings.replace(/<w:(?:embedTrueTypeFonts|saveSubsetFonts)\/>/g, ''));
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}
