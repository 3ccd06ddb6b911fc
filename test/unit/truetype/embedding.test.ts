import { describe, expect, it } from 'vitest';
import { embeddingPermission } from '../../../src/truetype/embedding.ts';

describe('the permission to embed', () => {
  it.each([
    [0x0000, 4, 'installable'],
    [0x0004, 4, 'preview-and-print'],
    [0x0008, 4, 'editable'],
    [0x000a, 2, 'editable'], // old faces: the least restrictive bit counts
  ])('fsType %i of OS/2 version %i is %s', (fsType, version, permission) => {
    expect(embeddingPermission(fsType, version)).toBe(permission);
  });

  it.each([
    [0x0002, 4, '不允许嵌入'],
    [0x0002, 1, '不允许嵌入'],
    [0x000a, 3, '不允许嵌入'],
    [0x0108, 4, '子集'],
    [0x0200, 4, '点阵'],
  ])('fsType %i of OS/2 version %i is refused', (fsType, version, reason) => {
    expect(() => embeddingPermission(fsType, version)).toThrow(reason);
  });
});
