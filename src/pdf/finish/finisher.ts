import type { PartFinisher, PrintedPart } from '../../documents/ports.ts';
import { FontError } from '../../truetype/font-error.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { MarkedPart, readMarkedPrint } from '../print/marked-print.ts';
import { documentPart } from './document-part.ts';
import { createOutputIntent } from './output-intent.ts';
import { checkFailure } from './check-failure.ts';
import { profileTable } from './profiles.ts';
import { selfCheck } from './self-check.ts';
import { writeDocument } from './write-document.ts';

/**
 * Creates the finisher: it turns prints of Skia into the finished files of a profile. The same filled page, profile and
 * properties give the same bytes. Throws AppError `internal` for a print that fails a check.
 *
 * print → read by marks → tag (document part) → write → check. A volume takes the same way with many parts (ADR 0062).
 */
export function createFinisher(): PartFinisher {
  const outputIntent = createOutputIntent();
  return {
    takeApart: (print, pages) => checked(() => readMarkedPrint(print, pages)),
    finish: (part, profile, properties) =>
      checked(() => {
        const requirements = profileTable[profile];
        const print = markedPart(part).read();
        const read = documentPart(print);
        const bytes = writeDocument(read, { requirements, properties, outputIntent });
        assertConforming(selfCheck(bytes, requirements, print.pages));
        return { bytes, pages: read.pages.length };
      }),
  };
}

/** Turns the error of a print or font that is not as it has to be into an AppError. */
function checked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PdfFormatError || error instanceof FontError)) throw error;
    throw checkFailure(error);
  }
}

/** Parts come from `takeApart` and nowhere else. */
function markedPart(part: PrintedPart): MarkedPart {
  if (part instanceof MarkedPart) return part;
  throw new TypeError('The part was not taken from a print');
}

function assertConforming(failures: readonly string[]): void {
  if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
}
