import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

/**
 * `npm run conformance`: every sample and many generated filings in every profile before veraPDF, and the Word files before
 * the Open XML SDK. `--form annex-4` judges one form.
 */
const { form } = parseArgs({ options: { form: { type: 'string' } } }).values;
const env = { ...process.env, ...(form === undefined ? {} : { FORM: form }) };
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'conformance'], {
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
