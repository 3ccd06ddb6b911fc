import { pageDifference } from '../text-difference.ts';
import { type Difference, mostTold } from '../verification.ts';
import { type Pair, alignPages } from './align-pages.ts';
import type { FileOpener } from './limits.ts';
import type { Locator } from './locate-page.ts';
import { type PageDigests, pageDigests, readTexts } from './page-digests.ts';

/** A file, and the same printed again. */
export interface ComparedFiles {
  readonly file: FileOpener;
  readonly printed: FileOpener;
  /** Of the pages of the latter. */
  readonly digests: readonly PageDigests[];
  readonly locator: Locator;
}

/** In which pages a file differs: reports pages as taken out, moved, put in or changed. */
export function comparePages(files: ComparedFiles): Difference[] {
  const { file, digests, locator } = files;
  const others = pageDigests(file);
  const contents = (pages: readonly PageDigests[]): string[] => pages.map(({ content }) => content);
  const { changed, moved, missing, added } = alignPages(contents(digests), contents(others));
  const differences: Difference[] = [];
  if (digests.length !== others.length) {
    const [expected, found] = [String(digests.length), String(others.length)];
    differences.push({ code: 'page-count', message: `${locator.whole}页数不同。`, expected, found });
  }
  differences.push(
    ...told(missing, (page) => ({
      code: 'page-missing',
      ...locator.page(page),
      message: `这一页不在${locator.whole}中。`,
    })),
    ...told(added, (page) => ({
      ...{ code: 'page-added', place: `文件第 ${page + 1} 页`, page: page + 1 },
      message: '这一页不是按申报内容印出的，是多出来的。',
    })),
    ...told(moved, ({ expected, found }) => ({
      ...{ code: 'page-order', ...locator.page(expected) },
      message: `页序不同：这一页现在是文件的第 ${found + 1} 页，应为第 ${expected + 1} 页。`,
    })),
    ...changedPages(changed, files),
    ...faceDifferences(digests, others),
    ...frameDifferences(files, others, differences.length === 0 && changed.length === 0),
  );
  return differences;
}

function told<Each>(all: readonly Each[], tell: (one: Each) => Difference): Difference[] {
  const differences = all.slice(0, mostTold).map(tell);
  const [first] = differences;
  if (first === undefined || all.length <= mostTold) return differences;
  return [...differences, { code: first.code, message: `另有 ${all.length - mostTold} 页也是这样，不再逐一列出。` }];
}

function changedPages(changed: readonly Pair[], { file, printed, locator }: ComparedFiles): readonly Difference[] {
  const some = changed.slice(0, mostTold);
  const texts = readTexts(printed, new Set(some.map(({ expected }) => expected)));
  const others = readTexts(file, new Set(some.map(({ found }) => found)));
  return told(changed, ({ expected, found }) => {
    return { ...pageDifference(texts.get(expected), others.get(found)), ...locator.page(expected) };
  });
}

/** Told once, and not of each page: the content of all of them differs with the faces. Without some pages faces may be missing. */
function faceDifferences(digests: readonly PageDigests[], others: readonly PageDigests[]): readonly Difference[] {
  if (digests.length !== others.length) return [];
  const [expected, found] = [digests, others].map((pages) =>
    [...new Set(pages.flatMap(({ faces }) => faces))].join('、').slice(0, 200),
  );
  if (expected === undefined || found === undefined || expected === found) return [];
  const message = '所用字体不同：也许是在配置了其他字体的机器上生成的。';
  return [{ code: 'fonts', message, expected, found }];
}

const otherGlyphs: Difference = {
  code: 'fonts',
  message: '嵌入的字体不同：字的样子或它们代表的文字可能被改过。',
};

/** What is around the content of pages. Where pages were taken out or changed, it says no more. */
function frameDifferences(
  { digests, locator }: ComparedFiles,
  others: readonly PageDigests[],
  isLast: boolean,
): readonly Difference[] {
  if (digests.length !== others.length) return [];
  const places = (key: 'frame' | 'fonts'): number[] =>
    digests.flatMap((digest, index) => (digest[key] === others[index]?.[key] ? [] : [index]));
  const frames = told(places('frame'), (index) => ({
    ...{ code: 'annotations', ...locator.page(index) },
    message: '页面上的批注、链接、表单域、签章，或页面的大小、方向不同。',
  }));
  if (!isLast || frames.length > 0) return frames;
  return told(places('fonts'), (index) => ({ ...otherGlyphs, ...locator.page(index) }));
}
