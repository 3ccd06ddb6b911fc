import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import PizZip from 'pizzip';

/**
 * Reads a Word file with an archive reader and an XML parser that had no part in writing it. What is read is what Word
 * reads: text in the order of the elements, cells by the grid.
 */

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export interface WordFile {
  /** Names of the parts. */
  readonly names: readonly string[];
  /** Throws for a part that is not there or not well-formed. */
  part(name: string): Document;
  readonly body: readonly WordBlock[];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordParagraph {
  readonly kind: 'paragraph';
  readonly element: Element;
  readonly text: string;
}

export interface WordTable {
  readonly kind: 'table';
  /** Whether it has rules of its own: those without only set things side by side. */
  readonly ruled: boolean;
  readonly rows: readonly WordRow[];
}

export interface WordRow {
  readonly element: Element;
  readonly isHead: boolean;
  readonly mayNotSplit: boolean;
  readonly cells: readonly WordCell[];
}

export interface WordCell {
  readonly element: Element;
  /** First column of the grid that it covers. */
  readonly column: number;
  readonly merge: 'restart' | 'continue' | undefined;
  readonly paragraphs: readonly WordParagraph[];
}

export function readWordFile(bytes: Uint8Array): WordFile {
  const zip = new PizZip(bytes);
  const part = (name: string): Document => {
    const file = zip.file(name);
    if (file === null) throw new Error(`The file has no part ${name}`);
    return parseXml(file.asText());
  };
  const [body] = descendants(part('word/document.xml').documentElement, 'body');
  return {
    names: Object.keys(zip.files),
    part,
    body: body === undefined ? [] : children(body).flatMap((child) => readBlock(child)),
  };
}

/** Throws for anything that is not well-formed. */
function parseXml(xml: string): Document {
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  return new DOMParser({ onError }).parseFromString(xml, 'text/xml');
}

function readBlock(element: Element): readonly WordBlock[] {
  if (element.localName === 'p') return [readParagraph(element)];
  return element.localName === 'tbl' ? [readTable(element)] : [];
}

function readParagraph(element: Element): WordParagraph {
  return { kind: 'paragraph', element, text: textOf(element) };
}

/** `w:t`, `w:br` that end a line, and `w:tab` in the order of the file, wherever they stand in the paragraph. */
function textOf(element: Element): string {
  return children(element)
    .filter(({ localName }) => localName !== 'pPr')
    .map((child) => {
      if (child.localName === 't') return child.textContent ?? '';
      if (attribute(child, 'type') === 'page') return '';
      return signs.get(child.localName ?? '') ?? textOf(child);
    })
    .join('');
}

const signs = new Map([
  ['br', '\n'],
  ['tab', '\t'],
]);

function readTable(element: Element): WordTable {
  return {
    kind: 'table',
    ruled: path(element, 'tblPr', 'tblBorders') !== undefined,
    rows: childrenNamed(element, 'tr').map((row) => {
      const isSet = (name: string): boolean => path(row, 'trPr', name) !== undefined;
      return { element: row, isHead: isSet('tblHeader'), mayNotSplit: isSet('cantSplit'), cells: readCells(row) };
    }),
  };
}

function readCells(row: Element): readonly WordCell[] {
  let next = 0;
  return childrenNamed(row, 'tc').map((element) => {
    const column = next;
    next += Number(attribute(path(element, 'tcPr', 'gridSpan'), 'val') ?? 1);
    const merged = path(element, 'tcPr', 'vMerge');
    const merge = merged === undefined ? undefined : attribute(merged, 'val') === 'restart' ? 'restart' : 'continue';
    return { element, column, merge, paragraphs: childrenNamed(element, 'p').map(readParagraph) };
  });
}

function children(element: Element): readonly Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);
}

function childrenNamed(element: Element, name: string): readonly Element[] {
  return children(element).filter((child) => child.namespaceURI === w && child.localName === name);
}

/** All elements of that name below, in document order. */
export function descendants(element: Element | null, name: string): readonly Element[] {
  return element === null ? [] : Array.from(element.getElementsByTagNameNS(w, name));
}

/** The first child of that name, and so on down. */
export function path(element: Element | undefined, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>(
    (found, name) => (found === undefined ? undefined : childrenNamed(found, name)[0]),
    element,
  );
}

/** An attribute of WordprocessingML. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNS(w, name) ?? undefined;
}

/** The whole text of the body, in the order of the file. */
export function bodyText(file: WordFile): string {
  const ofBlock = (block: WordBlock): string =>
    block.kind === 'paragraph'
      ? block.text
      : block.rows
          .flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text)))
          .join('\n');
  return file.body.map(ofBlock).join('\n');
}
