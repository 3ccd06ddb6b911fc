import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { fetchOoxmlValidator } from '../../../scripts/fetch-ooxml-validator.ts';

/** A Word file to be judged. */
export interface WordCandidate {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the Open XML SDK finds wrong with each file, one sentence each; nothing wrong: nothing said. */
export async function findFaults(candidates: readonly WordCandidate[]): Promise<readonly string[]> {
  const executable = fetchOoxmlValidator();
  const folder = await mkdtemp(join(tmpdir(), 'filing-press-ooxml-'));
  try {
    const faults: string[][] = candidates.map(() => []);
    const waiting = candidates.map((candidate, index) => ({ ...candidate, index }));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { name, bytes, index } = next;
        const path = join(folder, `${index}.docx`);
        await writeFile(path, bytes);
        faults[index] = (await validate(executable, path)).map((fault) => `${name}: ${fault}`);
      }
    };
    await Promise.all([work(), work()]);
    return faults.flat();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * One file whose body has what stands in the bodies of all: starting the validator takes longer than a filing. Only
 * bookmarks, which have to be unique in a file, are left out.
 */
export function inOneBody(files: readonly Uint8Array[]): Uint8Array {
  const zip = new PizZip(files[0] ?? new Uint8Array());
  const parts = files.map((file) => new PizZip(file).file('word/document.xml')?.asText() ?? '');
  const contents = parts.map((xml) =>
    xml
      .slice(xml.indexOf('<w:body>') + '<w:body>'.length, xml.lastIndexOf('<w:sectPr'))
      .replaceAll(/<w:bookmark(?:Start|End) [^>]*\/>/g, ''),
  );
  const [first = ''] = parts;
  const frame = [
    first.slice(0, first.indexOf('<w:body>') + '<w:body>'.length),
    first.slice(first.lastIndexOf('<w:sectPr')),
  ];
  return zip.file('word/document.xml', frame.join(contents.join(''))).generate({ type: 'uint8array' });
}

/** What the validator prints. */
interface Report {
  readonly ok: boolean;
  readonly errors: readonly {
    readonly description: string;
    readonly path: string | null;
    readonly xPath: string | null;
  }[];
}

function validate(executable: string, path: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    execFile(
      executable,
      [path, 'Office2019'],
      { maxBuffer: 1 << 26, timeout: 120_000, env: { ...process.env, DOTNET_TieredPGO: '0' } },
      (error, stdout) => {
        if (stdout.trim() === '') {
          reject(error ?? new Error('The validator said nothing'));
          return;
        }
        const { ok, errors } = JSON.parse(stdout) as Report;
        if (!ok && errors.length === 0) reject(new Error('The validator refuses the file and does not say why'));
        else resolve(errors.map((fault) => `${fault.path ?? ''} ${fault.xPath ?? ''}: ${fault.description}`));
      },
    );
  });
}
