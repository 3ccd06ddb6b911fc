import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Damage } from './damage.ts';
import {
  type ShippedFile,
  type ShippedFiles,
  builtManifestName,
  filesInUse,
  pathOf,
  readShippedFiles,
  shippedFilesName,
} from './shipped-files.ts';

/** What is looked at. */
export interface CheckTask {
  /** Absolute path of the package. */
  readonly root: string;
  /** Names of files that may be missing, and of which else the size will do: what is in use was made of them before. */
  readonly inReserve?: readonly string[];
  /** Whether the program runs as it was built, and not from its sources. */
  readonly isBuilt?: boolean;
}

/** Holds every shipped file and every built module against its manifest, by size and digest: 80 MB, a tenth of a second of processor time. */
export function examineInstallation({ root, inReserve = [], isBuilt = false }: CheckTask): readonly Damage[] {
  const buffer = Buffer.allocUnsafe(1 << 20);
  const damagesBy = (manifest: string): readonly Damage[] => {
    let listed: ShippedFiles;
    try {
      listed = readShippedFiles(root, manifest);
    } catch {
      return [{ file: manifest, problem: '缺失或已损坏' }];
    }
    const damages = Array.from(listed, ([file, shipped]): Damage[] => {
      const isInReserve = inReserve.includes(file);
      const problem = problemOf(pathOf(root, file), shipped, isInReserve ? undefined : buffer);
      return problem === undefined || (isInReserve && problem === missing) ? [] : [{ file, problem }];
    }).flat();
    const extra = manifest === shippedFilesName ? filesInUse(root).filter((file) => !listed.has(file)) : [];
    return [...damages, ...extra.map((file) => ({ file, problem: '是多出来的，不属于本程序' }))];
  };
  return [shippedFilesName, ...(isBuilt ? [builtManifestName] : [])].flatMap(damagesBy);
}

/** A manifest of these files, as JSON with a line for each. */
export function writtenManifest(root: string, files: readonly string[]): string {
  const lines = files.map((file) => `  ${JSON.stringify(file)}: ${JSON.stringify(measure(pathOf(root, file)))}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Size and digest of a file. Throws when it cannot be read. */
export function measure(path: string, buffer: Buffer = Buffer.allocUnsafe(1 << 20)): ShippedFile {
  return reading(path, (file, bytes) => ({ bytes, sha256: digestOf(file, buffer) }));
}

const missing = '缺失';

/** Undefined when the file is as it was shipped; without a buffer only its size counts. */
function problemOf(path: string, shipped: ShippedFile, buffer: Buffer | undefined): string | undefined {
  try {
    return reading(path, (file, bytes) => {
      if (bytes !== shipped.bytes) return `有 ${bytes} 字节，应为 ${shipped.bytes} 字节`;
      return buffer === undefined || digestOf(file, buffer) === shipped.sha256 ? undefined : '内容与发布时不同';
    });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? missing : `读不出（${code}）`;
  }
}

function reading<T>(path: string, read: (file: number, bytes: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return read(file, fstatSync(file).size);
  } finally {
    closeSync(file);
  }
}

function digestOf(file: number, buffer: Buffer): string {
  const hash = createHash('sha256');
  for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer))
    hash.update(buffer.subarray(0, read));
  return hash.digest('hex');
}
