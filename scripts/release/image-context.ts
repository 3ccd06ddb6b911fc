import { createWriteStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import dockerignore from '@balena/dockerignore';
import { pack } from 'tar-fs';

/** Folders that no .dockerignore of ours lets in, and that take long to go through. */
const neverIn = new Set(['.git', '.cache', 'node_modules']);

/** Names of the files that the image is built from, as `.dockerignore` lets them in, sorted. */
export function imageContext(root: string): readonly string[] {
  const rules = dockerignore.default().add(readFileSync(join(root, '.dockerignore'), 'utf8'));
  return rules.filter(filesBelow(root, root)).sort();
}

/** Packs the image's context; nothing of the machine or the moment gets into it. */
export async function writeImageContext(
  root: string,
  { file, date }: { readonly file: string; readonly date: Date },
): Promise<void> {
  const files = pack(root, {
    entries: [...imageContext(root)],
    map: (header) => {
      const isProgram = (header.mode & 0o100) !== 0;
      return { ...header, uid: 0, gid: 0, uname: '', gname: '', mtime: date, mode: isProgram ? 0o755 : 0o644 };
    },
  });
  await pipeline(files, createGzip(), createWriteStream(file));
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return neverIn.has(entry.name) ? [] : filesBelow(root, path);
    return statSync(path).isFile() ? [relative(root, path)] : [];
  });
}
