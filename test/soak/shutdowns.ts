import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Ends many processes under load, and counts how each of them ended: `npx tsx test/soak/shutdowns.ts 500 a.pdf b.docx`,
 * after `npm run build`. Every one has to end with 0; 134 is a native abort of Node.
 */
const [times = '20', ...files] = process.argv.slice(2);
const root = join(import.meta.dirname, '..', '..');
const script = join(import.meta.dirname, 'shutdown-under-load.ts');
const ends = new Map<string, number>();

for (let round = 0; round < Number(times); round++) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, join(root, 'dist', 'composition.js'), ...files], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const end = await new Promise<string>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? String(code)));
  });
  ends.set(end, (ends.get(end) ?? 0) + 1);
  if (end !== '0') process.stdout.write(`${round}: ${end}\n${errors.slice(0, 2_000)}\n`);
  if (round % 20 === 19) process.stdout.write(`${round + 1} ${JSON.stringify(Object.fromEntries(ends))}\n`);
}
process.stdout.write(`${JSON.stringify(Object.fromEntries(ends))}\n`);
