/**
 * The object types of PDF (ISO 32000-1, 7.3) as a graph: an indirect reference is the indirect object itself, so
 * documents are taken apart and put together by linking objects; numbers are given when a file is written.
 */
export type PdfObject =
  null | boolean | number | PdfName | PdfString | PdfObject[] | PdfDictionary | PdfStream | IndirectObject;

/** A name object (7.3.5); the same name is the same object. `value` holds one character per byte, `#xx` decoded. */
export class PdfName {
  static readonly #interned = new Map<string, PdfName>();
  readonly value: string;

  private constructor(value: string) {
    this.value = value;
  }

  static of(value: string): PdfName {
    const known = PdfName.#interned.get(value);
    if (known !== undefined) return known;
    // A hostile file may hold any number of names of any length; only so many are worth sharing.
    if (PdfName.#interned.size >= 4_096 || value.length > 64) return new PdfName(value);
    // A copy: a slice would keep the whole text of its file in memory.
    const own = Buffer.from(value, 'latin1').toString('latin1');
    const name = new PdfName(own);
    PdfName.#interned.set(own, name);
    return name;
  }
}

/** A string object (7.3.4). */
export class PdfString {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A byte string of ASCII characters: identifiers, dates. */
  static ascii(value: string): PdfString {
    return new PdfString(Buffer.from(value, 'latin1'));
  }

  /** A text string (7.9.2.2): UTF-16BE with byte order mark, ASCII as it is. */
  static text(value: string): PdfString {
    if (/^[\x20-\x7E]*$/.test(value)) return PdfString.ascii(value);
    return new PdfString(Buffer.from(`\uFEFF${value}`, 'utf16le').swap16());
  }

  /** The text of a text string. PDFDocEncoding is read as far as it agrees with Latin-1. */
  get textValue(): string {
    return this.textOfStart(Infinity);
  }

  /**
   * The text of so many bytes at most. A string of a megabyte may be referred to from any number of places, each of
   * which would make a text of its own.
   */
  textOfStart(most: number): string {
    const bytes = this.bytes.subarray(0, most);
    if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return Buffer.from(bytes).toString('latin1');
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  }
}

/** The entries of a dictionary (7.3.7). An entry that is null is an entry that is absent. */
export type PdfEntries = Readonly<Record<string, PdfObject | undefined>>;

/** A dictionary object (7.3.7), in the order in which its entries were added. */
export class PdfDictionary {
  readonly entries: Map<string, PdfObject>;

  constructor(entries: Map<string, PdfObject> = new Map<string, PdfObject>()) {
    this.entries = entries;
  }

  /** Leaves out what is undefined. */
  static of(entries: PdfEntries): PdfDictionary {
    const dictionary = new PdfDictionary();
    for (const key in entries) {
      const value = entries[key];
      if (value !== undefined) dictionary.entries.set(key, value);
    }
    return dictionary;
  }

  /** The entry as written: maybe an indirect object. */
  raw(key: string): PdfObject {
    return this.entries.get(key) ?? null;
  }

  /** The entry, loaded if it is indirect. */
  get(key: string): PdfObject {
    return resolve(this.entries.get(key) ?? null);
  }

  /** Replaces or, with undefined, removes an entry. */
  set(key: string, value: PdfObject | undefined): void {
    if (value === undefined) this.entries.delete(key);
    else this.entries.set(key, value);
  }

  dictionary(key: string): PdfDictionary | undefined {
    const value = this.get(key);
    return value instanceof PdfDictionary ? value : undefined;
  }

  stream(key: string): PdfStream | undefined {
    const value = this.get(key);
    return value instanceof PdfStream ? value : undefined;
  }

  array(key: string): PdfObject[] | undefined {
    const value = this.get(key);
    return Array.isArray(value) ? value : undefined;
  }

  /** The value of a name entry. */
  name(key: string): string | undefined {
    const value = this.get(key);
    return value instanceof PdfName ? value.value : undefined;
  }

  string(key: string): PdfString | undefined {
    const value = this.get(key);
    return value instanceof PdfString ? value : undefined;
  }

  number(key: string): number | undefined {
    const value = this.get(key);
    return typeof value === 'number' ? value : undefined;
  }
}

/** A stream object (7.3.8): `data` are the bytes as stored, encoded as `dictionary` says; Length is not kept. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly data: Uint8Array;

  constructor(dictionary: PdfDictionary, data: Uint8Array) {
    this.dictionary = dictionary;
    this.data = data;
  }
}

/** What an indirect object holds: never another indirect object. */
export type DirectObject = Exclude<PdfObject, IndirectObject>;

/** An indirect object (7.3.10), loaded from its file when it is first asked for. */
export class IndirectObject {
  #value: DirectObject | (() => DirectObject);

  constructor(value: DirectObject | (() => DirectObject)) {
    this.#value = value;
  }

  get value(): DirectObject {
    if (typeof this.#value === 'function') this.#value = this.#value();
    return this.#value;
  }

  set value(value: DirectObject) {
    this.#value = value;
  }
}

/** The object, loaded if it is indirect. */
export function resolve(object: PdfObject): DirectObject {
  return object instanceof IndirectObject ? object.value : object;
}
