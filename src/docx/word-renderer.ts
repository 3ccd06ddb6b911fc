import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PdfProperties, WordRenderer } from '../documents/ports.ts';
import { coreProperties, extendedProperties, filingPart, filingPartProperties } from './document-parts.ts';
import { officeFaces, type SupplementaryFace } from './faces.ts';
import { compileTemplate, type TemplatePart, type WordTemplate } from './word-template.ts';
import { deflateEntry, type ZipEntry } from '../zip/entry.ts';
import { zipFile } from '../zip/zip-file.ts';

/** A form whose Word template is loaded. */
export interface WordForm {
  /** `annex-2`: the folder of the template. */
  readonly id: string;
  /** A View on which every tag of the template is tried at the start. */
  readonly sample: object;
}

/**
 * Loads `document.docx` of each form. Throws when a template is missing, has a faulty tag, or a tag that the View
 * does not have, so that a fault of a template stops the start and not the first request.
 */
export function createWordRenderer(
  templatesFolder: string,
  forms: readonly WordForm[],
  faces: readonly SupplementaryFace[] = officeFaces,
): WordRenderer {
  const packages = new Map(
    forms.map(({ id, sample }) => {
      const template = compileTemplate(readFileSync(join(templatesFolder, id, 'document.docx')), faces);
      for (const { content } of template.parts) if (typeof content === 'function') content(sample);
      return [id, preparePackage(template)];
    }),
  );
  return {
    render: (form, view, properties) => {
      const render = packages.get(form);
      if (render === undefined) throw new Error(`No Word template for the form ${form}`);
      return render(view, properties);
    },
  };
}

/** One part of the finished file: compressed for good, or made anew from View and properties. */
type PreparedPart =
  ZipEntry | { readonly name: string; readonly make: (view: object, properties: PdfProperties) => string };

function preparePackage(template: WordTemplate): (view: object, properties: PdfProperties) => Uint8Array {
  const made = new Set(['docProps/core.xml', 'docProps/app.xml']);
  const item = freeItemName(template);
  const parts: readonly PreparedPart[] = [
    ...template.parts.filter(({ name }) => !made.has(name)).map((part) => preparePart(part, item)),
    { name: 'docProps/core.xml', make: (_, properties) => coreProperties(properties) },
    { name: 'docProps/app.xml', make: (_, properties) => extendedProperties(properties) },
    { name: `customXml/${item.data}`, make: (_, properties) => filingPart(properties) },
    { name: `customXml/${item.properties}`, make: (_, properties) => filingPartProperties(properties) },
    deflateEntry(
      `customXml/_rels/${item.data}.rels`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="${item.properties}"/></Relationships>`,
    ),
  ];
  return (view, properties) =>
    zipFile(parts.map((part) => ('make' in part ? deflateEntry(part.name, part.make(view, properties)) : part)));
}

/** File names of the custom XML part that carries the filing. */
interface ItemNames {
  readonly data: string;
  readonly properties: string;
}

/** Word may have put custom XML parts of its own into a template that was edited. */
function freeItemName({ parts }: WordTemplate): ItemNames {
  const names = new Set(parts.map(({ name }) => name));
  let number = 1;
  while (names.has(`customXml/item${number}.xml`)) number += 1;
  return { data: `item${number}.xml`, properties: `itemProps${number}.xml` };
}

function preparePart({ name, content }: TemplatePart, item: ItemNames): PreparedPart {
  if (typeof content === 'function') return { name, make: content };
  if (name === '[Content_Types].xml') {
    const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
    return insertLast(name, content, `<Override PartName="/customXml/${item.properties}" ContentType="${type}"/>`);
  }
  if (name === 'word/_rels/document.xml.rels') {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
    return insertLast(name, content, `<Relationship Id="filing" Type="${type}" Target="../customXml/${item.data}"/>`);
  }
  return deflateEntry(name, content);
}

/** Adds a last child to the root element. */
function insertLast(name: string, content: Uint8Array, child: string): ZipEntry {
  const xml = Buffer.from(content).toString('utf8');
  const end = xml.lastIndexOf('</');
  return deflateEntry(name, xml.slice(0, end) + child + xml.slice(end));
}
