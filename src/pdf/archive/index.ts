import type { PdfFinisher } from '../../documents/ports.ts';
import { AppError } from '../../errors.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { documentPart } from './document-part.ts';
import { createOutputIntent } from './output-intent.ts';
import { profileTable } from './profiles.ts';
import { selfCheck } from './self-check.ts';
import { readTaggedPrint } from './tagged-print.ts';
import { writeDocument } from './write-document.ts';

/**
 * Creates the archiver: it turns a tagged print of Skia into the finished file of a profile. The same print, profile
 * and properties give the same bytes. Throws AppError `internal` for a print that it cannot vouch for.
 *
 * print → read → tag (document part) → write → check. A volume takes the same way with many parts (ADR 0062).
 */
export function createArchiver(): PdfFinisher {
  const outputIntent = createOutputIntent();
  return {
    finish: (print, profile, properties) => {
      const requirements = profileTable[profile];
      try {
        const part = documentPart(readTaggedPrint(print));
        const bytes = writeDocument(part, { requirements, properties, outputIntent });
        assertKept(selfCheck(bytes, requirements));
        return { bytes, pages: part.pages.length };
      } catch (error) {
        if (!(error instanceof PdfFormatError)) throw error;
        throw new AppError('internal', '生成的 PDF 未通过归档检查，请联系管理员', { cause: error });
      }
    },
  };
}

function assertKept(failures: readonly string[]): void {
  if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
}
