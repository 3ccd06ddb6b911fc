import { crc32, createDeflate, createDeflateRaw, type Deflate, type DeflateRaw } from 'node:zlib';

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
  readonly #chunks: Buffer[] = [];
  readonly #ended: Promise<void>;
  #block = '';
  #size = 0;
  #checksum = 0;

  /** `raw` as in a ZIP, `zlib` as in a PDF. */
  constructor(wrapper: 'raw' | 'zlib') {
    this.#stream = wrapper === 'raw' ? createDeflateRaw() : createDeflate();
    this.#stream.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => this.#stream.once('end', resolve).once('error', reject));
    this.#ended.catch(() => undefined);
  }

  add(text: string): void {
    this.#block += text;
    if (this.#block.length >= blockLength) this.#flush();
  }

  async end(): Promise<DeflatedText> {
    this.#flush();
    this.#stream.end();
    await this.#ended;
    return { data: Buffer.concat(this.#chunks), size: this.#size, checksum: this.#checksum };
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
