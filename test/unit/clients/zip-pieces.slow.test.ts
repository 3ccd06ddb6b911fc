import { describe, expect, it } from 'vitest';
import { ZipPieces } from '../../../clients/typescript/src/zip-pieces.ts';
import { deflateEntry, storeEntry } from '../../../src/zip/entry.ts';
import { ZipFile, zipFile } from '../../../src/zip/zip-file.ts';

/** What is in the pieces of a file that comes in chunks of a size. */
function taken(file: Uint8Array, size: number) {
  const zip = new ZipPieces();
  const entries = new Map<string, Uint8Array[]>();
  for (let at = 0; at < file.length; at += size) {
    for (const { entry, bytes } of zip.push(file.subarray(at, at + size))) {
      entries.set(entry, [...(entries.get(entry) ?? []), bytes.slice()]);
    }
  }
  return { isComplete: zip.isComplete, entries: [...entries].map(([name, parts]) => [name, Buffer.concat(parts)]) };
}

/** Bytes that look like the headers of a ZIP file. */
const nested = Buffer.from(zipFile([storeEntry('a.txt', Buffer.from('PK\x07\x08PK\x03\x04'))]));

describe('the pieces of a ZIP file', () => {
  it.each([1, 7, 64, 1_000_000])('are those of its entries, in chunks of %d bytes', (size) => {
    const manifest = deflateEntry('manifest.json', '{}');
    const file = Buffer.from(
      zipFile([storeEntry('0001-附件2.docx', nested), storeEntry('空', Buffer.alloc(0)), manifest]),
    );
    expect(taken(file, size)).toEqual({
      isComplete: true,
      entries: [
        ['0001-附件2.docx', nested],
        ['空', Buffer.alloc(0)],
        ['manifest.json', Buffer.from(manifest.data)],
      ],
    });
  });

  it.each([997, 70_000])('are unpacked where an entry was sent while it grew, in chunks of %d bytes', (size) => {
    const content = Buffer.concat([nested, Buffer.alloc(150_000, 'PK\x07\x08')]);
    const zip = new ZipFile();
    const volume = zip.open('filings.pdf');
    const file = Buffer.concat([volume.head, volume.add(content), volume.end(), ...zip.end()]);
    expect(taken(file, size)).toEqual({ isComplete: true, entries: [['filings.pdf', content]] });
  });

  it('are not complete before the directory', () => {
    const file = Buffer.from(zipFile([storeEntry('a', nested)]));
    expect(taken(file.subarray(0, 60), 10).isComplete).toBe(false);
  });

  it('are none of another kind of file', () => {
    expect(() => taken(Buffer.from('%PDF-1.7 and so on'), 5)).toThrow(RangeError);
  });
});
