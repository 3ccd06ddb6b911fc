import { textDifference } from '../text-difference.ts';
import type { Difference } from '../verification.ts';
import { alignPages, type Pair } from './align-pages.ts';
import type { PageLocator } from './locate-page.ts';
import { pageMarks, readTexts, type PageMark } from './page-marks.ts';
import type { OpenVolume } from './volume-limits.ts';

/** Pages of one kind of difference that are told one by one. */
const mostTold = 20;

/** A volume, and the same made again. */
export interface VolumePages {
  readonly file: OpenVolume;
  readonly printed: OpenVolume;
  /** Of the latter. */
  readonly marks: readonly PageMark[];
  readonly locator: PageLocator;
}

/** In which pages a volume differs: a page that was taken out, moved, put in or changed is told as that. */
export function comparePages({ file, printed, marks, locator }: VolumePages): Difference[] {
  const others = pageMarks(file);
  const contents = (pages: readonly PageMark[]): string[] => pages.map(({ content }) => content);
  const { changed, moved, missing, added } = alignPages(contents(marks), contents(others));
  const differences: Difference[] = [];
  if (marks.length !== others.length) {
    const [expected, found] = [String(marks.length), String(others.length)];
    differences.push({ code: 'page-count', message: '全册页数不同。', expected, found });
  }
  differences.push(
    ...told(missing, (page) => ({ code: 'page-missing', ...locator.page(page), message: '这一页不在合订本中。' })),
    ...told(added, (page) => ({
      ...{ code: 'page-added', place: `文件第 ${page + 1} 页`, page: page + 1 },
      message: '这一页不是按申报内容印出的，是多出来的。',
    })),
    ...told(moved, ({ expected, found }) => ({
      ...{ code: 'page-order', ...locator.page(expected) },
      message: `页序不同：这一页现在是文件的第 ${found + 1} 页，应为第 ${expected + 1} 页。`,
    })),
    ...changedPages(changed, { file, printed, locator }),
    ...frameDifferences({ marks, others, locator, skipped: differences.length > 0 || changed.length > 0 }),
  );
  return differences;
}

function told<Each>(all: readonly Each[], tell: (one: Each) => Difference): Difference[] {
  const differences = all.slice(0, mostTold).map(tell);
  const [first] = differences;
  if (first === undefined || all.length <= mostTold) return differences;
  return [...differences, { code: first.code, message: `另有 ${all.length - mostTold} 页也是这样，不再逐一列出。` }];
}

function changedPages(
  changed: readonly Pair[],
  { file, printed, locator }: Omit<VolumePages, 'marks'>,
): readonly Difference[] {
  const some = changed.slice(0, mostTold);
  const texts = readTexts(printed, new Set(some.map(({ expected }) => expected)));
  const others = readTexts(file, new Set(some.map(({ found }) => found)));
  return told(changed, ({ expected, found }) => {
    const [text, other] = [texts.get(expected), others.get(found)];
    if (text !== undefined && other !== undefined && text !== other) {
      const excerpts = textDifference(text, other);
      return { code: 'page-text', ...locator.page(expected), message: '页面文字与申报内容不同。', ...excerpts };
    }
    const message = '页面所画的内容不同（文字相同，或无法读出）。';
    return { code: 'page-content', ...locator.page(expected), message };
  });
}

interface Frames {
  readonly marks: readonly PageMark[];
  readonly others: readonly PageMark[];
  readonly locator: PageLocator;
  /** Where pages were taken out or changed, what is around them says no more. */
  readonly skipped: boolean;
}

function frameDifferences({ marks, others, locator, skipped }: Frames): readonly Difference[] {
  if (marks.length !== others.length) return [];
  const places = (key: 'frame' | 'fonts'): number[] =>
    marks.flatMap((mark, index) => (mark[key] === others[index]?.[key] ? [] : [index]));
  const frames = told(places('frame'), (index) => ({
    ...{ code: 'annotations', ...locator.page(index) },
    message: '页面上的批注、链接、表单域、签章，或页面的大小、方向不同。',
  }));
  if (skipped || frames.length > 0) return frames;
  return told(places('fonts'), (index) => ({
    ...{ code: 'fonts', ...locator.page(index) },
    message: '嵌入的字体不同：字的样子或它们代表的文字可能被改过。',
  }));
}
