import { buffer } from 'node:stream/consumers';
import { type Deflate, type DeflateRaw, crc32, createDeflate, createDeflateRaw } from 'node:zlib';

/** Characters that are compressed at once. */
const blockLength = 65_536;

/** A text that was compressed while it grew. */
export interface DeflatedText {
  readonly data: Buffer;
  /** Bytes of the text in UTF-8. */
  readonly size: number;
  /** CRC-32 of these bytes. */
  readonly checksum: number;
}

/**
 * Compresses a text piece by piece, so that what stays in memory of a long one is a fraction of it: the manifest of ten
 * thousand items is 5–40 MB as text and 1–2 MB compressed.
 */
export class TextDeflater {
  readonly #stream: Deflate | DeflateRaw;
  readonly #data: Promise<Buffer>;
  #block = '';
  #size = 0;
  #checksum = 0;

  /** `raw` as in a ZIP, `zlib` as in a PDF. */
  constructor(wrapper: 'raw' | 'zlib') {
    this.#stream = wrapper === 'raw' ? createDeflateRaw() : createDeflate();
    this.#data = buffer(this.#stream);
    this.#data.catch(() => undefined);
  }

  add(text: string): void {
    this.#block += text;
    if (this.#block.length >= blockLength) this.#flush();
  }

  async end(): Promise<DeflatedText> {
    this.#flush();
    this.#stream.end();
    return { data: await this.#data, size: this.#size, checksum: this.#checksum };
  }

  #flush(): void {
    const bytes = Buffer.from(this.#block);
    this.#block = '';
    this.#size += bytes.length;
    this.#checksum = crc32(bytes, this.#checksum);
    // Not waited for: pieces come no faster than items are printed.
    this.#stream.write(bytes);
  }
}
