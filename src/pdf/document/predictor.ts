import { checkpoint } from '../../concurrency/checkpoint.ts';
import { PdfFormatError } from './format-error.ts';
import type { PdfDictionary } from './objects.ts';

/** Rows after which a thread looks whether its task has been given up. */
const betweenCheckpoints = 4_096;

/**
 * Undoes the PNG predictors of a Flate stream (ISO 32000-1, 7.4.4.4). Neither Skia nor this project's writer uses
 * them; cross-reference streams of other programs do, and a file handed in for verification may have been saved by one.
 */
export function undoPredictor(data: Buffer, parameters: PdfDictionary | undefined): Buffer {
  const predictor = parameters?.number('Predictor') ?? 1;
  if (parameters === undefined || predictor === 1) return data;
  const columns = parameters.number('Columns') ?? 1;
  const plain = (parameters.number('Colors') ?? 1) === 1 && (parameters.number('BitsPerComponent') ?? 8) === 8;
  if (predictor < 10 || predictor > 15 || !plain || !(columns >= 1 && columns <= 64)) {
    throw new PdfFormatError('A stream uses a predictor that is not known');
  }
  const rows = Math.floor(data.length / (columns + 1));
  const out = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    if (row % betweenCheckpoints === 0) checkpoint();
    undoRow(data, out, row, columns);
  }
  return out;
}

/** One byte of filter type, then the row. */
function undoRow(data: Buffer, out: Buffer, row: number, columns: number): void {
  const start = row * (columns + 1);
  const filter = data[start] ?? 0;
  for (let column = 0; column < columns; column++) {
    const at = row * columns + column;
    const left = column > 0 ? (out[at - 1] ?? 0) : 0;
    const up = row > 0 ? (out[at - columns] ?? 0) : 0;
    const upLeft = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
    out[at] = (data[start + 1 + column] ?? 0) + predicted(filter, left, up, upLeft);
  }
}

/** The filter types of PNG (ISO/IEC 15948, 9.2). */
function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new PdfFormatError('A stream uses a predictor that is not known');
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
