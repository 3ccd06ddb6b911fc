import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type ShippedFile, readShippedFiles } from '../../installation/shipped-files.ts';
import { packageFolder } from '../../package.ts';

/** The headless shell as the npm package `@sparticuz/chromium` brings it. */
export interface BundledBrowser {
  /** Version of the package; its first number is Chromium's. */
  readonly version: string;
  /** The headless shell, Brotli. */
  readonly executable: CompressedFile;
  /** NSS, NSPR and Expat for machines without them: tar, Brotli. */
  readonly libraries: CompressedFile;
}

export interface CompressedFile {
  /** Where it is, unless an installation whose browser is unpacked has left it away. */
  readonly path: string;
  /** In the package, as the manifest of shipped files has it. */
  readonly name: string;
  /** Bytes, compressed, and SHA-256, hexadecimal, as shipped. Undefined without a manifest: then nothing is unpacked. */
  readonly shipped: ShippedFile | undefined;
}

/** Finds the package's files. Throws when the package is missing or this is no machine for it. */
export function findBundledBrowser(): BundledBrowser {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`The bundled headless shell runs on linux x64 only, this is ${process.platform} ${process.arch}`);
  }
  // Only the entry point is exported (build/cjs/index.cjs); nothing of the package's own code is run.
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const folder = dirname(dirname(dirname(entry)));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
  const file = (fileName: string): CompressedFile => {
    const name = `node_modules/@sparticuz/chromium/bin/${fileName}`;
    return { path: join(folder, 'bin', fileName), name, shipped: shippedFile(name) };
  };
  return { version: manifest.version, executable: file('chromium.br'), libraries: file('al2023.tar.br') };
}

function shippedFile(name: string): ShippedFile | undefined {
  try {
    return readShippedFiles(packageFolder).get(name);
  } catch {
    return undefined;
  }
}
