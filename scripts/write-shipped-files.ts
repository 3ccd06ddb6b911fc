import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from '../src/installation/examine.ts';
import { filesThatMatter, manifestName, pathOf } from '../src/installation/shipped-files.ts';

/** Writes the manifest of what is checked at each start (`npm run shipped-files`): after a change of templates or fonts. */
const root = join(import.meta.dirname, '..');
const files = filesThatMatter(root).map((name) => [name, measure(pathOf(root, name))] as const);
const lines = files.map(([name, file]) => `  ${JSON.stringify(name)}: ${JSON.stringify(file)}`);
writeFileSync(join(root, manifestName), `{\n${lines.join(',\n')}\n}\n`);
