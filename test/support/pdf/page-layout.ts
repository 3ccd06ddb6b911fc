import { OPS, type PDFPageProxy, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A rectangle in CSS pixels from the top left corner of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A piece of a line, as pdf.js reports it. */
export interface PrintedText extends Box {
  readonly text: string;
  readonly baseline: number;
  /** Identifier of the marked content it belongs to; undefined for artifacts (page numbers, repeated head rows). */
  readonly mcid: number | undefined;
}

/** What is on a page, measured from the PDF itself. Sizes in CSS pixels. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PrintedText[];
  /** Black rectangles no thicker than two pixels. */
  readonly rules: readonly Box[];
}

const pixelsPerPoint = 4 / 3;

/** Reads all pages with pdf.js: not the reader that wrote the file. */
export async function readPageLayouts(pdf: Uint8Array): Promise<PageLayout[]> {
  const task = getDocument({ data: Uint8Array.from(pdf), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const layouts: PageLayout[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      layouts.push(await readPage(page));
      page.cleanup();
    }
    return layouts;
  } finally {
    await task.destroy();
  }
}

async function readPage(page: PDFPageProxy): Promise<PageLayout> {
  const [, , right = 0, top = 0] = page.view;
  const height = top * pixelsPerPoint;
  return {
    width: right * pixelsPerPoint,
    height,
    texts: await readTexts(page, height),
    rules: await readRules(page, height),
  };
}

async function readTexts(page: PDFPageProxy, height: number): Promise<PrintedText[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const texts: PrintedText[] = [];
  const marks: (number | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      if (item.str === '') continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
      const left = x * pixelsPerPoint;
      const baseline = height - y * pixelsPerPoint;
      const em = size * pixelsPerPoint;
      texts.push({
        text: item.str,
        left,
        right: left + item.width * pixelsPerPoint,
        // The body of a Han character: 0.88 em above the line, 0.12 em below it.
        top: baseline - 0.88 * em,
        bottom: baseline + 0.12 * em,
        baseline,
        mcid: marks.at(-1),
      });
    } else if (item.type === 'endMarkedContent') marks.pop();
    else marks.push(identifierOf(item.id));
  }
  return texts;
}

/** `p3R_mc5` → 5; artifacts have none. */
function identifierOf(id: unknown): number | undefined {
  const digits = typeof id === 'string' ? /_mc(\d+)$/.exec(id)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}

type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

async function readRules(page: PDFPageProxy, height: number): Promise<Box[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Box[] = [];
  const saved: { matrix: Matrix; fill: string }[] = [];
  let [matrix, fill] = [identity, '#000000'];
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | null;
    if (operator === OPS.save) saved.push({ matrix, fill });
    else if (operator === OPS.restore) ({ matrix, fill } = saved.pop() ?? { matrix: identity, fill });
    else if (operator === OPS.transform) matrix = times(matrix, args as unknown as Matrix);
    else if (operator === OPS.setFillRGBColor) fill = String(args?.[0]);
    else if (operator === OPS.constructPath && args?.[0] === OPS.fill && fill === '#000000') {
      rules.push(boxOf(args[2] as ArrayLike<number>, matrix, height));
    }
  });
  return rules.filter((box) => Math.min(box.right - box.left, box.bottom - box.top) <= 2);
}

/** The bounding box that pdf.js has worked out for a path, on the page. */
function boxOf(
  { 0: x0 = 0, 1: y0 = 0, 2: x1 = 0, 3: y1 = 0 }: ArrayLike<number>,
  [a, b, c, d, e, f]: Matrix,
  height: number,
): Box {
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e].map((x) => x * pixelsPerPoint);
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f].map((y) => height - y * pixelsPerPoint);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
