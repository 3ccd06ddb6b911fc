import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { type ZipEntry, deflateEntry, storeEntry } from '../../../src/zip/entry.ts';
import { type ZipArchive, openZipArchive } from '../../../src/zip/zip-archive.ts';
import { ZipFile, zipFile } from '../../../src/zip/zip-file.ts';
import { readZip } from '../../../src/zip/zip-reader.ts';
import { ZipStreamError, zipEntries, zipEntriesInPieces } from '../../../src/zip/zip-stream.ts';

const entries: readonly ZipEntry[] = [
  storeEntry('0001-附件2.pdf', Buffer.from('甲')),
  deflateEntry('empty', ''),
  deflateEntry('manifest.json', 'x'.repeat(100_000)),
];
const whole = Buffer.from(zipFile(entries));

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function streamed(bytes: Buffer, chunkSize = 1000, limit = 1_000_000): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const entry of zipEntries(inChunks(bytes, chunkSize), limit)) {
    found.push([entry.name, entry.bytes.toString()]);
  }
  return found;
}

const content: [string, string][] = [
  ['0001-附件2.pdf', '甲'],
  ['empty', ''],
  ['manifest.json', 'x'.repeat(100_000)],
];

describe('a ZIP that is read while it arrives', () => {
  it('gives the same entries however its bytes come', async () => {
    for (const chunkSize of [1, 7, 64, 1_000_000]) expect(await streamed(whole, chunkSize)).toEqual(content);
  });

  it('gives whole entries only, and says that it was cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length - 200 }), async (length) => {
        const found: string[] = [];
        const reading = (async () => {
          for await (const { name } of zipEntries(inChunks(whole.subarray(0, length), 64), 1_000_000)) found.push(name);
        })();
        await expect(reading).rejects.toMatchObject({ name: 'ZipStreamError', isCutOff: true });
        expect(content.map(([name]) => name).slice(0, found.length)).toEqual(found);
      }),
    );
  });

  it('refuses what is no ZIP, what is damaged, and what is too large', async () => {
    await expect(streamed(Buffer.from('<!doctype html>'))).rejects.toThrow(ZipStreamError);
    const damaged = Buffer.from(whole);
    damaged[48] = 0;
    await expect(streamed(damaged)).rejects.toThrow('校验值不符');
    await expect(streamed(whole, 1000, 99_999)).rejects.toThrow('过大');
  });
});

describe('an entry that is written while it grows', () => {
  const grown = (pieces: readonly Buffer[]): Buffer => {
    const zip = new ZipFile();
    const entry = zip.open('合订本.pdf');
    const bytes = [entry.head, ...pieces.map((piece) => entry.add(piece)), entry.end()];
    return Buffer.concat([...bytes, ...zip.add(storeEntry('manifest.json', Buffer.from('{}'))), ...zip.end()]);
  };
  const pieceOf = fc.uint8Array({ maxLength: 90_000, size: 'max' }).map((bytes) => Buffer.from(bytes));

  it('is read back as it comes, from its directory, and by others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(pieceOf, { maxLength: 4 }), async (pieces) => {
        const zip = grown(pieces);
        const text = Buffer.concat(pieces);
        const streamedBack: Buffer[] = [];
        for await (const { name, pieces: parts } of zipEntriesInPieces(inChunks(zip, 10_000), 10)) {
          for await (const part of parts) if (name === '合订本.pdf') streamedBack.push(part);
        }
        expect(Buffer.concat(streamedBack).equals(text)).toBe(true);
        await withArchive(zip, async (archive) => {
          expect((await archive?.read('合订本.pdf'))?.equals(text)).toBe(true);
          expect((await archive?.read('manifest.json'))?.toString()).toBe('{}');
        });
        expect(Buffer.from(new PizZip(zip).files['合订本.pdf']?.asUint8Array() ?? []).equals(text)).toBe(true);
        expect(grown([text]).equals(zip)).toBe(true); // whatever pieces it came in
      }),
      { numRuns: 15 },
    );
  });

  it('is not taken for whole when it is cut off or damaged', async () => {
    const zip = grown([Buffer.alloc(100_000, 'x')]);
    await expect(streamed(zip.subarray(0, 90_000))).rejects.toMatchObject({ isCutOff: true });
    const damaged = Buffer.from(zip);
    damaged[70_000] = 0;
    await expect(streamed(damaged)).rejects.toThrow('校验值不符');
    await expect(streamed(zip, 1000, 99_999)).rejects.toThrow('过大');
  });
});

async function withArchive(bytes: Uint8Array, look: (archive: ZipArchive | undefined) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-zip-'));
  writeFileSync(join(folder, 'a.zip'), bytes);
  const archive = await openZipArchive(join(folder, 'a.zip'));
  try {
    await look(archive);
  } finally {
    await archive?.close();
    rmSync(folder, { recursive: true });
  }
}

describe('a ZIP of anybody', () => {
  const limits = { entries: 3, decompressedBytes: 100_001, trailingBytes: 0xffff };

  it('gives its entries, whatever follows its end', () => {
    const zip = readZip(Buffer.concat([whole, Buffer.from('more')]), { ...limits, decompressedBytes: 1_000_000 });
    expect(zip.names.map((name) => [name, zip.read(name)?.toString()])).toEqual(content);
    expect(zip.read('another')).toBeUndefined();
  });

  it('is not read beyond what it may ask for: entries, and bytes of all of them together', () => {
    expect(() => readZip(whole, { ...limits, entries: 2 })).toThrow('条目过多');
    const zip = readZip(whole, limits);
    expect(zip.read('manifest.json')).toHaveLength(100_000);
    expect(() => zip.read('manifest.json')).toThrow('解压后过大');
    expect(() => readZip(whole, { ...limits, decompressedBytes: 99_999 }).read('manifest.json')).toThrow('解压后过大');
  });

  it('has no entry twice, and none that is longer than it says, encrypted, or elsewhere', () => {
    expect(() => readZip(zipFile([storeEntry('a', nothing), storeEntry('a', nothing)]), limits)).toThrow('目录已损坏');
    const [at, one] = [0x02014b50, zipFile([deflateEntry('a', 'x'.repeat(1_000))])];
    const directory = Buffer.from(one).indexOf(Buffer.from(Uint32Array.of(at).buffer));
    const changedAt = (offset: number, value: number): Buffer => {
      const bytes = Buffer.from(one);
      bytes.writeUInt16LE(value, directory + offset);
      return bytes;
    };
    for (const [bytes, message] of [
      [changedAt(8, 1), '已加密'],
      [changedAt(10, 12), '压缩方式不支持'],
      [changedAt(20, 60_000), '条目已损坏'],
      [changedAt(24, 10), '条目已损坏'],
      [changedAt(42, 7), '条目已损坏'],
      [changedAt(16, 7), '校验值不符'],
    ] as const) {
      expect(() => readZip(bytes, limits).read('a')).toThrow(message);
    }
  });
});

const nothing = new Uint8Array();

describe('a ZIP on disk', () => {
  it('gives its entries by their names', async () => {
    await withArchive(whole, async (archive) => {
      for (const [name, text] of content) expect((await archive?.read(name))?.toString()).toBe(text);
      expect(await archive?.read('another')).toBeUndefined();
    });
  });

  it('may have more entries than fit in sixteen bits', async () => {
    const many = Array.from({ length: 70_000 }, (_, index) => storeEntry(`${index}`, Buffer.from(`text ${index}`)));
    await withArchive(zipFile(many), async (archive) => {
      expect((await archive?.read('69999'))?.toString()).toBe('text 69999');
    });
  });

  it('is none when its end is missing, and gives no damaged entry', async () => {
    for (const bytes of [whole.subarray(0, -1), Buffer.from('no ZIP'), Buffer.alloc(0)]) {
      await withArchive(bytes, async (archive) => {
        await Promise.resolve();
        expect(archive).toBeUndefined();
      });
    }
    const damaged = Buffer.from(whole);
    damaged[48] = 0;
    await withArchive(damaged, async (archive) => {
      expect(await archive?.read('0001-附件2.pdf')).toBeUndefined();
      expect((await archive?.read('empty'))?.length).toBe(0);
    });
  });
});
