import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import type { FiledProperties, PdfProperties, WordFilling, WordRenderer } from '../documents/ports.ts';
import type { SupplementaryFonts } from '../fonts/supplementary-fonts.ts';
import { TemplateError } from '../installation/template-error.ts';
import type { PageTemplates } from '../page/page-renderer.ts';
import { type ZipEntry, deflateEntry } from '../zip/entry.ts';
import { zipFile } from '../zip/zip-file.ts';
import { coreProperties, extendedProperties, filingPart, filingPartProperties } from './document-parts.ts';
import { DocumentFaces } from './faces.ts';
import { contentTypes, embeddedFaces, fontPartsWith, fontTable, insertLast } from './font-parts.ts';
import { fitToPages } from './sections/fit-pages.ts';
import { withGaps } from './sections/gaps.ts';
import { adoptTemplate } from './template/adopt-template.ts';
import { fillWithTags } from './template/tagged-page.ts';
import { wordDocument } from './template/word-document.ts';
import { type TemplatePart, compileTemplate } from './word-template.ts';

/** A form whose Word template is loaded. */
interface WordForm {
  /** `annex-2`: the folder of the template. */
  readonly id: string;
  /** `附件2 预算绩效目标申报表` */
  readonly title: string;
  /** A View on which every tag of the template is tried at the start. */
  readonly sample: object;
}

/**
 * Loads `document.docx` of each form. Throws TemplateError when one is missing, has a faulty tag, a tag that the View does
 * not have, or other tables, rows or tags than the page, so that a fault of a template stops the start and not the first
 * request.
 */
export function createWordRenderer(
  templatesFolder: string,
  forms: readonly WordForm[],
  pages: PageTemplates,
  fonts: SupplementaryFonts,
): WordRenderer {
  const packages = new Map(
    forms.map(({ id, title, sample }) => {
      const made = wordDocument(title, fillWithTags(pages, id, sample));
      try {
        const docx = new PizZip(readFileSync(join(templatesFolder, id, 'document.docx')));
        adoptTemplate(docx, made);
        const template = compileTemplate(docx);
        for (const { content } of template)
          if (typeof content === 'function') content(sample, new DocumentFaces(fonts));
        return [id, preparePackage(template, fonts)];
      } catch (error) {
        throw new TemplateError(`templates/${id}/document.docx`, error);
      }
    }),
  );
  return {
    render: (form, filling, properties) => {
      const render = packages.get(form);
      if (render === undefined) throw new Error(`No Word template for the form ${form}`);
      return render(filling, properties);
    },
  };
}

/** One part of the finished file: compressed for good, or made anew from View and properties. */
type PreparedPart = { readonly name: string } & (
  { readonly entry: ZipEntry } | { readonly make: (making: Making) => string }
);

/** What a part is made of. */
interface Making extends WordFilling {
  readonly properties: PdfProperties;
  readonly faces: DocumentFaces;
}

function preparePackage(
  template: readonly TemplatePart[],
  fonts: SupplementaryFonts,
): (filling: WordFilling, properties: PdfProperties) => Uint8Array {
  const made = new Set(['docProps/core.xml', 'docProps/app.xml']);
  const fixed = template.filter(({ name }) => !made.has(name));
  const parts: readonly PreparedPart[] = [
    ...fixed.map(preparePart),
    { name: 'docProps/core.xml', make: ({ properties }) => coreProperties(properties) },
    { name: 'docProps/app.xml', make: ({ properties }) => extendedProperties(properties) },
  ];
  const item = freeItemName(template);
  const linked = fixed.map((part) => withFilingPart(part, item));
  const filingParts: readonly PreparedPart[] = [
    ...linked.filter((part, index) => part !== fixed[index]).map(preparePart),
    { name: `customXml/${item.data}`, make: ({ properties }) => ofFiling(properties, filingPart) },
    { name: `customXml/${item.properties}`, make: ({ properties }) => ofFiling(properties, filingPartProperties) },
    {
      name: `customXml/_rels/${item.data}.rels`,
      entry: deflateEntry(
        `customXml/_rels/${item.data}.rels`,
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps" Target="${item.properties}"/></Relationships>`,
      ),
    },
  ];
  const present = embeddedFaces(textOf(fixed, fontTable) ?? '');
  return (filling, properties) => {
    const faces = new DocumentFaces(fonts);
    const isFiled = properties.source !== undefined;
    const own = isFiled ? [...parts, ...filingParts] : parts;
    const entries = new Map(own.map((part) => [part.name, entryOf(part, { ...filling, properties, faces })]));
    const embedded = faces.embedded(present);
    const partOf = (name: string): string | undefined => textOf(isFiled ? linked : fixed, name);
    const fontParts = embedded.length === 0 ? [] : fontPartsWith(embedded, partOf);
    for (const { name, content } of fontParts) entries.set(name, deflateEntry(name, content));
    return zipFile(Array.from(entries.values()));
  };
}

function ofFiling(properties: PdfProperties, write: (properties: FiledProperties) => string): string {
  const { source } = properties;
  return source === undefined ? '' : write({ ...properties, source });
}

function entryOf(part: PreparedPart, making: Making): ZipEntry {
  return 'entry' in part ? part.entry : deflateEntry(part.name, part.make(making));
}

/**
 * File names of the custom XML part that carries the filing: Word may have put custom XML parts of its own into a template
 * that was edited.
 */
function freeItemName(template: readonly TemplatePart[]) {
  const names = new Set(template.map(({ name }) => name));
  let number = 1;
  while (names.has(`customXml/item${number}.xml`)) number += 1;
  return { data: `item${number}.xml`, properties: `itemProps${number}.xml` };
}

function preparePart({ name, content }: TemplatePart): PreparedPart {
  if (typeof content !== 'function') return { name, entry: deflateEntry(name, content) };
  if (name !== 'word/document.xml') return { name, make: ({ view, faces }) => content(view, faces) };
  return {
    name,
    make: ({ view, faces, pagination: { tables, gaps } }) => withGaps(fitToPages(content(view, faces), tables), gaps),
  };
}

/** The part with what makes the filing belong to the file, if it is one of the two that say so. */
function withFilingPart(part: TemplatePart, item: ReturnType<typeof freeItemName>): TemplatePart {
  const { name, content } = part;
  if (typeof content === 'function') return part;
  if (name === contentTypes) {
    const type = 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml';
    return withLast(name, content, `<Override PartName="/customXml/${item.properties}" ContentType="${type}"/>`);
  }
  if (name === 'word/_rels/document.xml.rels') {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';
    return withLast(name, content, `<Relationship Id="filing" Type="${type}" Target="../customXml/${item.data}"/>`);
  }
  return part;
}

function withLast(name: string, content: Uint8Array, child: string): TemplatePart {
  return { name, content: Buffer.from(insertLast(Buffer.from(content).toString('utf8'), child)) };
}

/** The XML of a part without tags. */
function textOf(parts: readonly TemplatePart[], name: string): string | undefined {
  const content = parts.find((part) => part.name === name)?.content;
  return content === undefined || typeof content === 'function' ? undefined : Buffer.from(content).toString('utf8');
}
