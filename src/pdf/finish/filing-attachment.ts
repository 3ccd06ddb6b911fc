import { createHash } from 'node:crypto';
import type { PdfProperties } from '../../documents/ports.ts';
import { deflate } from '../document/filters.ts';
import type { IndirectObject } from '../document/objects.ts';
import { fileSpecification } from './associated-file.ts';

/** The filing as an associated file. */
export function filingAttachment({ source, documentDate }: PdfProperties): IndirectObject {
  const { bytes, fileName } = source;
  return fileSpecification({
    ...{ name: fileName, description: '申报数据', relationship: 'Source', documentDate },
    ...{ data: deflate(bytes), size: bytes.length, checkSum: createHash('md5').update(bytes).digest() },
  });
}
