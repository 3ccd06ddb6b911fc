import { elementsOf, readStructureTree } from '../../pdf/finish/structure-tree.ts';
import { type PrintedPage, readPages } from '../../pdf/print/print.ts';
import { PdfFormatError } from '../../pdf/syntax/format-error.ts';
import { PdfString } from '../../pdf/syntax/objects.ts';
import { type PdfFile, readPdf } from '../../pdf/syntax/reader.ts';
import { pageDifference } from '../text-difference.ts';
import { type Difference, mostTold } from '../verification.ts';
import { attachmentsOf } from './attachments.ts';
import { RunningDigest } from './digest.ts';
import { documentLimits } from './limits.ts';
import { fontsOf, textOfPage } from './page-text.ts';

/** In what a file, as it is now with all that was appended, differs from the document printed again. */
export function comparePdf(bytes: Uint8Array, reprint: Uint8Array): readonly Difference[] {
  let file: PdfFile;
  try {
    file = readPdf(bytes, documentLimits(bytes.length));
  } catch (error) {
    if (!(error instanceof PdfFormatError)) throw error;
    return [{ code: 'bytes', message: `生成之后追加的内容使文件无法完整读取（${error.message}）。` }];
  }
  const printed = readPdf(reprint, documentLimits(reprint.length));
  return allDifferences('页面、文字、属性和附件都相同', [
    () => pageDifferences(file, printed),
    () => metadataDifferences(file, printed),
    () => structureDifferences(file, printed),
    () => attachmentNames(file, printed),
  ]);
}

/** What comparisons give. A part of the file that cannot be read is a difference of its own. */
export function allDifferences(what: string, comparisons: readonly (() => Difference[])[]): readonly Difference[] {
  const differences = comparisons.flatMap((compare): Difference[] => {
    try {
      return compare();
    } catch (error) {
      if (!(error instanceof PdfFormatError)) throw error;
      return [{ code: 'bytes', message: `文件有一部分无法读取（${error.message}）。` }];
    }
  });
  if (differences.length > 0) return differences;
  return [{ code: 'resaved', message: `${what}，但字节不同：文件被其他程序重新保存过。` }];
}

function pageDifferences(file: PdfFile, printed: PdfFile): Difference[] {
  const [found, expected] = [readAll(file), readAll(printed)];
  const differences: Difference[] = [];
  if (found.pages.length !== expected.pages.length) {
    const [pages, others] = [String(expected.pages.length), String(found.pages.length)];
    differences.push({ code: 'page-count', message: '页数不同。', expected: pages, found: others });
  }
  for (const [index, page] of expected.pages.entries()) {
    const other = found.pages[index];
    if (other === undefined || differences.length >= mostTold) break;
    const place = `第 ${index + 1} 页`;
    if (other.dictionary.get('Annots') !== null) {
      differences.push({ code: 'annotations', place, message: '页面上有批注、表单域或签章，原件没有。' });
    }
    if (other.content !== page.content) {
      differences.push({ ...pageDifference(expected.textOf(page), found.textOf(other)), place });
    }
  }
  const [faces, others] = [expected, found].map(({ fonts }) => fonts.map(({ face }) => face).join('、')) as [
    string,
    string,
  ];
  const glyphs = (fonts: typeof found.fonts): string =>
    fonts.map(({ toUnicode, programDigest }) => `${toUnicode.size} ${programDigest}`).join();
  if (faces !== others) {
    const message = '所用字体不同：也许是在配置了其他字体的机器上生成的。';
    differences.push({ code: 'fonts', message, expected: faces, found: others });
  } else if (differences.length === 0 && glyphs(found.fonts) !== glyphs(expected.fonts)) differences.push(otherGlyphs);
  return differences;
}

function readAll(file: PdfFile) {
  const pages = readPages(file);
  const fonts = fontsOf(file, pages);
  return { pages, fonts: [...(fonts?.values() ?? [])], textOf: (page: PrintedPage) => textOfPage(file, page, fonts) };
}

/** Told where the glyphs differ, and not the names of the faces. */
export const otherGlyphs: Difference = {
  code: 'fonts',
  message: '嵌入的字体不同：字的样子或它们代表的文字可能被改过。',
};

/** Bytes of a property that are read: all properties of a file may be one string of megabytes. */
const longestProperty = 65_536;
const noString = PdfString.ascii('');

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

/** Characters that are digested in one step of work. */
const unitsPerStep = 64;

function structureDifferences(file: PdfFile, printed: PdfFile): Difference[] {
  const outline = (read: PdfFile): string => {
    const digest = new RunningDigest();
    for (const { type, alt, scope, rowSpan, columnSpan } of elementsOf(
      readStructureTree(read.catalog, readPages(read), read),
    )) {
      read.spend(1 + (type.length + (alt ?? '').length) / unitsPerStep);
      digest.add(`${type} ${alt} ${scope} ${rowSpan} ${columnSpan}\n`);
    }
    return digest.value();
  };
  if (outline(file) === outline(printed)) return [];
  return [{ code: 'structure', message: '文件的标签结构（供朗读和检索）不同。' }];
}

function attachmentNames(file: PdfFile, printed: PdfFile): Difference[] {
  const [found, expected] = [file, printed].map((read) =>
    attachmentsOf(read)
      .map(({ name }) => name)
      .join('、'),
  );
  if (found === expected) return [];
  return [{ code: 'filing-added', place: '附件', message: '附件不同。', expected: cut(expected), found: cut(found) }];
}
