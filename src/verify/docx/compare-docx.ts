import { ZipFormatError, type ZipReader, readZip } from '../../zip/zip-reader.ts';
import { equalEnds, textDifference } from '../text-difference.ts';
import { type Difference, mostTold } from '../verification.ts';
import { hostileZipLimits } from './examine-docx.ts';
import { wordParagraphs } from './word-text.ts';

/** In what a Word file differs from the document made again. */
export function compareDocx(bytes: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  try {
    const [file, made] = [readZip(bytes, hostileZipLimits), readZip(reprint, hostileZipLimits)];
    const texts = textDifferences(file, made);
    const parts = partsThatDiffer(file, made);
    if (texts.length > 0) return texts;
    if (parts.length > 0) {
      const message = `文字与申报内容一致，但文件被 Word 或其他程序保存过，这些部分不同：${parts.slice(0, 10).join('、')}${parts.length > 10 ? '等' : ''}。`;
      return [{ code: 'resaved', message }];
    }
    return [{ code: 'bytes', message: '内容相同，但文件的打包方式不同：被重新压缩过。' }];
  } catch (error) {
    if (!(error instanceof ZipFormatError)) throw error;
    return [{ code: 'part', message: `Word 文件有一部分无法读取（${error.message}）。` }];
  }
}

function textDifferences(file: ZipReader, made: ZipReader): Difference[] {
  const [found, expected] = [file, made].map((zip) =>
    wordParagraphs(zip.read('word/document.xml')?.toString('utf8') ?? ''),
  ) as [string[], string[]];
  // Paragraphs that are equal at both ends are put aside; between them, what was typed in, changed or taken out.
  const { start, tail } = equalEnds(expected, found);
  const changed = {
    expected: expected.slice(start, expected.length - tail),
    found: found.slice(start, found.length - tail),
  };
  if (changed.expected.length !== changed.found.length) {
    const excerpts = textDifference(changed.expected.join('\n'), changed.found.join('\n'));
    return [
      { code: 'text', place: `第 ${start + 1} 段起`, message: '文字与申报内容不同，段落数也不同。', ...excerpts },
    ];
  }
  const differences: Difference[] = [];
  for (const [index, text] of changed.expected.entries()) {
    const other = changed.found[index] ?? '';
    if (text === other) continue;
    const place = `第 ${start + index + 1} 段`;
    differences.push({ code: 'text', place, message: '文字与申报内容不同。', ...textDifference(text, other) });
    if (differences.length === mostTold) break;
  }
  return differences;
}

/** Names of parts that only one file has, or whose content is another. */
function partsThatDiffer(file: ZipReader, made: ZipReader): string[] {
  const names = new Set([...made.names, ...file.names]);
  return [...names].filter((name) => file.checksum(name) !== made.checksum(name));
}
