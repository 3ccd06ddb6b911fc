import { FontError } from './font-tables.ts';

/** What the licence lets a document do with the font (OS/2 `fsType`, OpenType 1.9). */
export type EmbeddingPermission = 'installable' | 'editable' | 'preview-and-print';

const restricted = 0x0002;
const previewAndPrint = 0x0004;
const editable = 0x0008;
const noSubsetting = 0x0100;
const bitmapsOnly = 0x0200;

/**
 * The embedding permission of a face. Throws FontError if a document may not carry a subset of it, which every PDF
 * does. Where an old face (OS/2 before version 3) sets several bits, the least restrictive one holds.
 */
export function embeddingPermission(fsType: number, os2Version: number): EmbeddingPermission {
  const allowed = (fsType & (previewAndPrint | editable)) !== 0;
  if ((fsType & restricted) !== 0 && (os2Version >= 3 || !allowed)) {
    throw new FontError(`不允许嵌入文档（fsType 为 ${fsType}，受限许可），请换用许可嵌入的字体`);
  }
  if ((fsType & noSubsetting) !== 0) {
    throw new FontError(`不允许以子集形式嵌入文档（fsType 为 ${fsType}），PDF 只嵌入用到的字，请换用别的字体`);
  }
  if ((fsType & bitmapsOnly) !== 0) {
    throw new FontError(`只允许嵌入点阵（fsType 为 ${fsType}），请换用允许嵌入轮廓的字体`);
  }
  if ((fsType & editable) !== 0) return 'editable';
  return (fsType & previewAndPrint) !== 0 ? 'preview-and-print' : 'installable';
}
