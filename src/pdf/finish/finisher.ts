import type { FilledPage, FinishedPdf, PdfProperties } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import type { Profile } from '../../orders/options.ts';
import { type MarkedPart, readMarkedPrint } from '../print/marked-print.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { checkFailure } from './check-failure.ts';
import { documentPart } from './document-part.ts';
import { requirementsOf } from './profiles.ts';
import { selfCheck } from './self-check.ts';
import { writeDocument } from './write-document.ts';

/**
 * Turns prints of Skia into the finished files of a profile. The same filled page, profile and properties give the same
 * bytes. Throws AppError `internal` for a print that fails a check: a fault of this program in a document is a fault of
 * that document.
 *
 * print → read by marks → tag (document part) → write → check. A volume takes the same way with many parts (ADR 0062).
 */
export const finisher = {
  /** Takes the print of these pages apart, in their order. */
  takeApart: (print: Uint8Array, pages: readonly FilledPage[]): readonly MarkedPart[] =>
    vouchedFor(() => readMarkedPrint(print, pages)),

  /** The file of a part, conforming to the profile. */
  finish: (part: MarkedPart, profile: Profile, properties: PdfProperties): FinishedPdf =>
    vouchedFor(() => {
      const requirements = requirementsOf(profile, properties);
      const print = part.read();
      const read = documentPart(print);
      const bytes = writeDocument(read, requirements, properties);
      const failures = selfCheck(bytes, requirements, print.pages);
      if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
      return { bytes, pages: read.pages.length };
    }),
};

function vouchedFor<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? error : checkFailure(error);
  }
}
