import { inflateRawSync } from 'node:zlib';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { deflateEntry, storeEntry } from '../../../src/zip/entry.ts';
import { ZipFile, zipFile } from '../../../src/zip/zip-file.ts';

describe('a zip file', () => {
  it('gives back every entry under its Chinese name, compressed or stored', () => {
    const file = zipFile([
      deflateEntry('目录/清单.json', '{"甲": 1}'),
      storeEntry('0001-附件2.pdf', Buffer.from('%PDF')),
    ]);
    const { files } = new PizZip(file);
    expect(Object.keys(files)).toEqual(['目录/清单.json', '0001-附件2.pdf']);
    expect(files['目录/清单.json']?.asText()).toBe('{"甲": 1}');
    expect(files['0001-附件2.pdf']?.asText()).toBe('%PDF');
  });

  it('is the same bytes for the same entries, whenever it is written', () => {
    const write = (): string => Buffer.from(zipFile([deflateEntry('a', 'b')])).toString('hex');
    expect(write()).toBe(write());
    // Time 00:00 on day 1 of month 1 of year 0.
    expect(Buffer.from(write(), 'hex').readUInt32LE(10)).toBe(0x00210000);
  });

  it('uses 64-bit fields only where the 32-bit ones end', () => {
    const small = Buffer.from(zipFile([storeEntry('a', Buffer.from('b'))]));
    expect(small.includes(Buffer.from('504b0606', 'hex'))).toBe(false);
    expect(small.subarray(-22).readUInt32LE(0)).toBe(0x06054b50);
  });

  it('holds more than 65,535 entries', () => {
    const file = new ZipFile();
    const entry = storeEntry('x', new Uint8Array());
    for (let count = 0; count < 70_000; count += 1) file.add(entry);
    const end = Buffer.concat(file.end());
    expect(end.subarray(-22).readUInt16LE(10)).toBe(0xffff);
    const end64 = end.subarray(-98);
    expect(end64.readUInt32LE(0)).toBe(0x06064b50);
    expect(end64.readBigUInt64LE(32)).toBe(70_000n);
    expect(end64.readBigUInt64LE(48)).toBe(70_000n * 31n);
  });

  it('says where entries beyond 4 GiB stand', () => {
    const file = new ZipFile();
    const entry = storeEntry('x', Buffer.alloc(2 ** 28));
    for (let count = 0; count < 17; count += 1) file.add(entry);
    const end = Buffer.concat(file.end());
    const last = end.subarray(end.lastIndexOf(Buffer.from('504b0102', 'hex')));
    expect(last.readUInt32LE(42)).toBe(0xffff_ffff);
    // Its name is one byte; then the extra field of the 64-bit offset.
    expect(last.readUInt16LE(47)).toBe(0x0001);
    expect(last.readBigUInt64LE(51)).toBe(16n * (2n ** 28n + 31n));
  });

  it('compresses what it is told to compress', () => {
    const { data } = deflateEntry('a', 'a'.repeat(1000));
    expect(data.length).toBeLessThan(50);
    expect(inflateRawSync(data).toString()).toBe('a'.repeat(1000));
  });
});
