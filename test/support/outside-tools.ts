import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

/** Programs that judge the documents, or that a test calls, and that no user has to install. */
export type OutsideTool =
  | 'bash'
  | 'git'
  | 'pdftotext'
  | 'pdfinfo'
  | 'pdffonts'
  | 'pdftoppm'
  | 'mutool'
  | 'qpdf'
  | 'soffice'
  | 'java'
  | 'mvn'
  | 'xmllint'
  | 'python3'
  | 'curl';

/** Whether a program is on the PATH. */
function hasTool(tool: OutsideTool): boolean {
  return spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;
}

/**
 * `describe` for tests that need outside tools. Where one is missing the tests are skipped, with one line that says
 * so; in CI, where the tools have to be, the suite fails instead.
 */
export function describeWithTools(name: string, tools: readonly OutsideTool[], body: () => void): void {
  const missing = tools.filter((tool) => !hasTool(tool));
  if (missing.length === 0) {
    describe(name, body);
  } else if (process.env['CI'] === undefined) {
    console.warn(`Skipped “${name}”: ${missing.join(', ')} not installed.`);
    describe.skip(name, body);
  } else {
    describe(name, () => {
      throw new Error(`CI lacks ${missing.join(', ')}`);
    });
  }
}
