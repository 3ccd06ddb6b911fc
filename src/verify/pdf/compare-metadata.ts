import { PdfString } from '../../pdf/syntax/objects.ts';
import type { PdfFile } from '../../pdf/syntax/reader.ts';
import type { Difference } from '../verification.ts';

/** Bytes of a property that are read: all properties of a file may be one string of megabytes. */
const longestProperty = 65_536;
const noString = PdfString.ascii('');

/** In which properties two files differ, by Info and XMP. */
export function metadataDifferences(file: PdfFile, printed: PdfFile): Difference[] {
  const differences: Difference[] = [];
  for (const [key, name] of infoEntries) {
    const [found, expected] = [file, printed].map(
      ({ trailer }) => trailer.dictionary('Info')?.string(key) ?? noString,
    ) as [PdfString, PdfString];
    const [text, other] = [found, expected].map((string) => string.textOfStart(longestProperty));
    if (text !== other || (found.bytes.length > longestProperty && found.bytes.length !== expected.bytes.length)) {
      const message = `文件属性“${name}”不同。`;
      differences.push({ code: 'metadata', place: '文件属性', message, expected: cut(other), found: cut(text) });
    }
  }
  const packet = (read: PdfFile): Buffer => {
    const stream = read.catalog.stream('Metadata');
    return stream === undefined ? Buffer.alloc(0) : read.decode(stream);
  };
  if (differences.length === 0 && !packet(file).equals(packet(printed))) {
    differences.push({ code: 'metadata', place: '文件属性', message: 'XMP 属性不同。' });
  }
  return differences;
}

const infoEntries = [
  ['Title', '标题'],
  ['Subject', '主题'],
  ['Author', '作者'],
  ['Keywords', '关键字'],
  ['Creator', '创建程序'],
  ['Producer', '生成程序'],
  ['CreationDate', '创建日期'],
  ['ModDate', '修改日期'],
] as const;

function cut(text: string | undefined): string {
  return (text ?? '').slice(0, 200);
}
