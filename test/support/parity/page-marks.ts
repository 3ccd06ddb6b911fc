import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A character as it stands on the page; points from the top left corner. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
}

/** A ruling line, by its middle. */
export interface Rule {
  readonly direction: 'horizontal' | 'vertical';
  /** Its y if horizontal, its x if vertical. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** What is drawn on a page. */
export interface PageMarks {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
}

/** Reads the marks of all pages with MuPDF, which wrote neither of the two PDFs that are compared. */
export async function readPageMarks(path: string): Promise<readonly PageMarks[]> {
  const { stdout } = await run('mutool', ['trace', path], { maxBuffer: 1 << 30 });
  return stdout.split('<page ').slice(1).map(readPage);
}

function readPage(trace: string): PageMarks {
  const [, width = 0, height = 0] = (/mediabox="0 0 ([\d.]+) ([\d.]+)"/.exec(trace) ?? []).map(Number);
  return { width, height, glyphs: [...readGlyphs(trace)], rules: [...readRules(trace)] };
}

type Matrix = readonly [number, number, number, number, number, number];

function matrixOf(attributes: string): Matrix {
  const numbers = /transform="([^"]*)"/.exec(attributes)?.[1]?.split(' ').map(Number) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

function* readGlyphs(trace: string): Generator<Glyph> {
  for (const [, attributes = '', spans = ''] of trace.matchAll(/<fill_text([^>]*)>([\s\S]*?)<\/fill_text>/g)) {
    const [a, , , d, e, f] = matrixOf(attributes);
    for (const [, unicode = '', x, y] of spans.matchAll(
      /<g unicode="([^"]*)" glyph="[^"]*" x="([^"]*)" y="([^"]*)"/g,
    )) {
      const text = unescapeXml(unicode);
      if (!/^[\s\u3000\u200b\u034f]*$/u.test(text)) yield { text, x: Number(x) * a + e, baseline: Number(y) * d + f };
    }
  }
}

/** No rule of the forms is thicker. */
const thickest = 1.6;

/** Chromium fills narrow rectangles, LibreOffice strokes lines. */
function* readRules(trace: string): Generator<Rule> {
  for (const [, attributes = '', path = ''] of trace.matchAll(
    /<(?:fill|stroke)_path([^>]*)>([\s\S]*?)<\/(?:fill|stroke)_path>/g,
  )) {
    if (!/color="0 0 0"|color="0"/.test(attributes)) continue;
    const [a, , , d, e, f] = matrixOf(attributes);
    const points = [...path.matchAll(/x="([^"]*)" y="([^"]*)"/g)].map(
      ([, x, y]) => [Number(x) * a + e, Number(y) * d + f] as const,
    );
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= thickest && right - left > thickest) {
      yield { direction: 'horizontal', at: (top + bottom) / 2, from: left, to: right };
    } else if (right - left <= thickest && bottom - top > thickest) {
      yield { direction: 'vertical', at: (left + right) / 2, from: top, to: bottom };
    }
  }
}

export function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (entity, hexadecimal?: string, decimal?: string, name?: string) => {
      if (hexadecimal !== undefined) return String.fromCodePoint(parseInt(hexadecimal, 16));
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[name ?? ''] ?? entity;
    },
  );
}
