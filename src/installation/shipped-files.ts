import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

/**
 * What a document depends on besides the code: templates, samples, fonts and what says which fonts there are, the packed
 * browser and the raster. Names are paths in the package, with `/`.
 */
export type ShippedFiles = ReadonlyMap<string, ShippedFile>;

export interface ShippedFile {
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The manifest, in the folder of the package; `npm run shipped-files` writes it. */
export const shippedFilesName = 'shipped-files.json';

/** The manifest of the program itself, beside the modules that the build makes; the build writes it. */
export const builtManifestName = 'dist/built-files.json';

/** Digest of the sources that the build was made of; the build writes it (`build.ts`). */
export const sourcesDigestName = 'dist/sources.sha256';

/** @param root absolute path of the package. Throws when the manifest is missing or damaged. */
export function readShippedFiles(root: string, manifest = shippedFilesName): ShippedFiles {
  const files = Object.entries(JSON.parse(readFileSync(join(root, manifest), 'utf8')) as Record<string, ShippedFile>);
  const isManifest = files.every(
    ([name, { bytes, sha256 }]) => /[a-z]/.test(name) && bytes >= 0 && sha256.length === 64,
  );
  if (files.length === 0 || !isManifest) throw new TypeError(`${manifest} is no manifest`);
  return new Map(files);
}

/** The packed browser, of which the engine is unpacked once. */
export const packedBrowser: readonly string[] = [
  'node_modules/@sparticuz/chromium/bin/al2023.tar.br',
  'node_modules/@sparticuz/chromium/bin/chromium.br',
];

/** Data files of packages that others publish, as `npm ci` installs them. */
const inPackages: readonly string[] = ['node_modules/@hyzyla/pdfium/dist/pdfium.wasm', ...packedBrowser];

/** Folders of the package that hold what a document depends on, and which of their files do. */
const folders: readonly { readonly name: string; readonly matters: RegExp }[] = [
  { name: 'fonts', matters: /^fonts\/(?:[^/]+\.ttf|fonts\.conf|manifest\.json|repertoires\/[^/]+\.txt)$/ },
  { name: 'templates', matters: /\.(?:hbs|css|docx)$|\/samples\/[^/]+\.json$/ },
];

/** Names of the files that a manifest lists, sorted. */
export function filesThatMatter(root: string): readonly string[] {
  const own = folders.flatMap(({ name, matters }) => filesBelow(root, name).filter((file) => matters.test(file)));
  return [...own, ...inPackages].sort();
}

/** Names of the modules that the build has made, and of what it has recorded of their sources, sorted. */
export function builtFiles(root: string): readonly string[] {
  return filesBelow(root, 'dist')
    .filter((file) => file.endsWith('.js') || file === sourcesDigestName)
    .sort();
}

/** Names of the files that the build makes modules of, and of what settles how and with which packages, sorted. */
export function sourceFiles(root: string): readonly string[] {
  const modules = filesBelow(root, 'src').filter((file) => file.endsWith('.ts'));
  return [...modules, 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'].sort();
}

/**
 * Files that would have a say in documents merely by being there, or were put where such files are: every `.hbs` file is
 * compiled, and among the fonts nothing but texts may lie beside what is listed – a program that reads fonts goes by what
 * a file holds, not by its name, and follows links. What is made while fonts are built stays out of it: the engine does
 * not see it (`src/fonts/font-folder.ts`).
 */
export function filesInUse(root: string): readonly string[] {
  const text = /\.(?:txt|md)$|\/\.[^/]+$/;
  const font = /\.(?:ttf|ttc|otf|otc|pfb|pcf|bdf)$/i;
  return [
    ...filesBelow(root, 'templates').filter((file) => file.endsWith('.hbs')),
    ...entriesBelow(root, 'fonts')
      .filter(({ file, isLink }) => !file.startsWith('fonts/build/') && (isLink || font.test(file) || !text.test(file)))
      .map(({ file }) => file),
  ];
}

/** The absolute path of a listed file. Packages are where Node finds them, in whatever folder above. */
export function pathOf(root: string, name: string): string {
  const [, inNodeModules] = /^node_modules\/(.*)$/.exec(name) ?? [];
  if (inNodeModules === undefined) return join(root, name);
  const [scope = '', unscoped = '', ...rest] = inNodeModules.split('/');
  const require = createRequire(join(root, 'package.json'));
  const home = (require.resolve.paths(`${scope}/${unscoped}`) ?? []).find((path) =>
    names(join(path, scope)).includes(unscoped),
  );
  return join(home ?? join(root, 'node_modules'), scope, unscoped, ...rest);
}

function filesBelow(root: string, folder: string): readonly string[] {
  return entriesBelow(root, folder).map(({ file }) => file);
}

/** All that is no folder; of a link to one nothing but the link. */
function entriesBelow(root: string, folder: string): readonly { readonly file: string; readonly isLink: boolean }[] {
  return entries(join(root, folder), true)
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      file: relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
      isLink: entry.isSymbolicLink(),
    }));
}

function names(folder: string): readonly string[] {
  return entries(folder, false).map(({ name }) => name);
}

/** Empty for a missing folder; the check names its files as missing. */
function entries(folder: string, recursive: boolean) {
  try {
    return readdirSync(folder, { recursive, withFileTypes: true });
  } catch {
    return [];
  }
}
