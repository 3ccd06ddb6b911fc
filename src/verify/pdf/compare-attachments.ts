import { manifestName } from '../../documents/batch/manifest.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import { textDifference } from '../text-difference.ts';
import { type Difference, mostTold } from '../verification.ts';
import { associatedFiles, attachedStream, attachmentName, attachmentsByKey } from './attachments.ts';

/** What is attached to a file, but for the filings themselves: those were printed. */
export interface Attached {
  /** Of a volume, else empty. */
  readonly manifest: string;
  /** Names, by their keys. */
  readonly names: ReadonlyMap<string, string>;
}

export function attachedTo(file: PdfFile): Attached {
  let manifest: string | undefined;
  const names = new Map<string, string>();
  for (const [key, specification] of attachmentsByKey(file)) {
    names.set(key, attachmentName(specification));
    const stream = key === manifestName && manifest === undefined ? attachedStream(specification) : undefined;
    if (stream !== undefined) manifest = file.decode(stream).toString('utf8');
  }
  // A file may be associated with the whole and stand in no tree of names.
  for (const [index, specification] of associatedFiles(file).entries())
    names.set(`AF ${index + 1}`, attachmentName(specification));
  return { manifest: manifest ?? '', names };
}

export function attachmentDifferences(expected: Attached, found: Attached): Difference[] {
  const differences = manifestDifferences(expected.manifest, found.manifest);
  for (const key of new Set([...expected.names.keys(), ...found.names.keys()])) {
    const [name, other] = [expected.names.get(key), found.names.get(key)];
    if (name === other) continue;
    if (differences.length > mostTold) break;
    const item = Number(key);
    const place = Number.isInteger(item) ? { place: `第 ${item} 项`, item } : { place: '附件' };
    const message = name === undefined ? '多出一个附件。' : other === undefined ? '少了一个附件。' : '附件的名称不同。';
    differences.push({ code: 'filing-added', ...place, message, expected: name ?? '', found: other ?? '' });
  }
  return differences;
}

/** A manifest has a line for each item (`manifest.ts`): a different line names its item. */
function manifestDifferences(expected: string, found: string): Difference[] {
  if (expected === found) return [];
  const others = linesOf(found);
  const differences: Difference[] = [];
  for (const line of linesOf(expected)) {
    const other = others.next().value ?? '';
    if (line === other) continue;
    const number = /^\{"index":(\d{1,9}),/.exec(line)?.[1];
    const place = number === undefined ? { place: '清单' } : { place: `清单第 ${number} 项`, item: Number(number) };
    const message = '清单 manifest.json 的这一处与重新打印的结果不同。';
    differences.push({ code: 'manifest', ...place, message, ...textDifference(line, other) });
    if (differences.length === mostTold) break;
  }
  if (differences.length > 0) return differences;
  return [{ code: 'manifest', place: '清单', message: '清单 manifest.json 末尾多出内容。' }];
}

/** One at a time: a manifest of megabytes may be all ends of lines. */
function* linesOf(text: string): Generator<string, undefined> {
  for (let start = 0, end = 0; end >= 0; start = end + 1) {
    end = text.indexOf('\n', start);
    yield end < 0 ? text.slice(start) : text.slice(start, end);
  }
}
