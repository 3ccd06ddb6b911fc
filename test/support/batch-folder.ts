import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import PizZip from 'pizzip';

/** What a test reads of a manifest. */
export interface ReadManifest {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly counts: object;
  readonly complete: boolean;
}

/** A folder of a test's own, with the inputs and outputs of batches in it. */
export interface BatchFolder {
  readonly path: string;
  /** The absolute path of something in it. */
  at(...steps: string[]): string;
  write(path: string, content: unknown): void;
  remove(): void;
}

export function createBatchFolder(): BatchFolder {
  const path = mkdtempSync(join(tmpdir(), 'filing-press-batch-test-'));
  const at = (...steps: string[]): string => join(path, ...steps);
  return {
    path,
    at,
    write: (name, content) => {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), typeof content === 'string' ? content : JSON.stringify(content));
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

/** The manifest of a folder, or of a ZIP. */
export function manifestOf(path: string): ReadManifest {
  const text = path.endsWith('.zip')
    ? new PizZip(readFileSync(path)).files['manifest.json']?.asText()
    : readFileSync(join(path, 'manifest.json'), 'utf8');
  return JSON.parse(text ?? '') as ReadManifest;
}

export function namesInZip(path: string): string[] {
  return Object.keys(new PizZip(readFileSync(path)).files);
}

export function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
