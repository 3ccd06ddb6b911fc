import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { formOf } from '../test/support/filing-report.ts';
import { filledFiling } from '../test/support/filings/corners.ts';
import { repaired } from '../test/support/filings/repair.ts';
import { fortyParagraphs, prose, tenThousandCharacters, unbrokenWord } from '../test/support/filings/texts.ts';

/**
 * `npm run longest -- --form annex-4` writes the sample `longest` of a form: lists and texts far longer than a filer would
 * make them, to see what gives way. It follows from the bounds of the JSON Schema, and from the sample `full` where the rules
 * ask for something that fits.
 */
export function longestFiling(id: string): object {
  let [narratives, words] = [0, 0];
  const narrative = (): string => {
    narratives += 1;
    if (narratives === 1) return tenThousandCharacters;
    if (narratives === 2) return fortyParagraphs;
    if (narratives === 3) return `${prose(200, 3)}${unbrokenWord}${prose(200, 4)}`;
    return prose(40 + ((narratives * 97) % 600), narratives);
  };
  const wordsOf = (filed: unknown): unknown => {
    words += 1;
    return words % 3 === 0
      ? `${typeof filed === 'string' ? filed : ''}（${prose(6 + ((words * 11) % 60), words)}）`
      : (filed ?? prose(4, 1));
  };
  const filled = filledFiling(id, { narrative, words: wordsOf, isLong: () => true });
  return repaired(formOf(id), filled, ['error', 'warning']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { form = '' } = parseArgs({ options: { form: { type: 'string' } } }).values;
  const path = join(import.meta.dirname, '..', 'templates', formOf(form).id, 'samples', 'longest.json');
  writeFileSync(path, `${JSON.stringify(longestFiling(form), null, 2)}\n`);
}
