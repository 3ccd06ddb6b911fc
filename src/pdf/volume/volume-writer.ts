import type { BoundItem, VolumeBinding, VolumeItem } from '../../documents/batch/volume-ports.ts';
import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { DocumentPart, PartPage } from '../archive/document-part.ts';
import { embeddedFiling } from '../archive/embedded-filing.ts';
import { FontSubset } from '../archive/font-subset.ts';
import { bookmarksOf } from '../archive/outline.ts';
import { pageObject } from '../archive/page-tree.ts';
import type { ProfileRequirements } from '../archive/profiles.ts';
import { StructureWriter } from '../archive/structure-writer.ts';
import { flateStream } from '../document/filters.ts';
import { PdfFormatError } from '../document/format-error.ts';
import { KeyTree } from '../document/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, PdfString } from '../document/objects.ts';
import { StreamedFile } from '../document/streamed-file.ts';
import { checkItem } from './check-item.ts';
import { PageLeaves, writePageTree } from './page-leaves.ts';
import { closeVolume } from './volume-catalog.ts';
import { VolumeOutline } from './volume-outline.ts';
import { VolumeStructure } from './volume-structure.ts';

/** What a volume is written with besides its items. */
export interface VolumeSettings {
  readonly binding: VolumeBinding;
  readonly requirements: ProfileRequirements;
  readonly outputIntent: IndirectObject;
}

/**
 * Joins items into one file while they come: pages, structure and bookmarks of an item are written with it, the fonts,
 * which all items share, at the end. The content of a page is that of the item printed alone.
 */
export class VolumeWriter {
  readonly #settings: VolumeSettings;
  readonly #file: StreamedFile;
  readonly #fonts = new Map<string, FontSubset>();
  readonly #body: PageLeaves;
  readonly #structure: VolumeStructure;
  readonly #outline: VolumeOutline;
  readonly #attachments: KeyTree;

  constructor(settings: VolumeSettings) {
    this.#settings = settings;
    this.#file = new StreamedFile(settings.requirements.layout);
    this.#body = new PageLeaves(this.#file);
    this.#structure = new VolumeStructure(this.#file);
    this.#outline = new VolumeOutline(this.#file);
    this.#attachments = new KeyTree('Names', (node) => this.#file.write(node));
  }

  /**
   * Adds an item. Throws PdfFormatError, and adds nothing, if it does not keep what the profile promises. Changes the
   * structure of the part: a part is good for one volume.
   */
  addItem(part: DocumentPart, item: VolumeItem): Omit<BoundItem, 'bytes'> {
    const blank = this.#settings.binding.duplex && this.#body.count % 2 === 1;
    const firstKey = this.#structure.nextKey + (blank ? 1 : 0);
    const firstPage = this.#body.count + (blank ? 2 : 1);
    const bookmarks = bookmarksOf(part.structure, (content) => part.textOf(content));
    part.structure.type = 'Part';

    const fonts = this.#fontsFor(part);
    const pages = part.pages.map((page, index) => pageObject(page, firstKey + index, fonts));
    const writer = new StructureWriter(part.structure, pages, `i${String(item.index).padStart(7, '0')}`);
    const element = writer.write(part.structure, new IndirectObject(null));
    const owners = part.pages.map((page) => writer.ownersOf(page));
    const contents = part.pages.map(({ content }) => content);
    const { requirements } = this.#settings;
    const failures = checkItem({ part, contents, pages, element, writer, owners }, requirements);
    if (failures.length > 0) throw new PdfFormatError(failures.join('; '));

    if (blank) this.#addBlank(part.pages[0]);
    this.#addGlyphs(part);
    this.#completeElement(element, item);
    this.#addPages(pages, owners);
    this.#file.write(element);
    this.#structure.addItem(element, item.department);
    this.#structure.addIdentifiers(writer.identifiers());
    this.#outline.add(item.title, item.department, { bookmarks, pages });
    // What others refer to needs its number only.
    for (const object of [...pages, element]) object.value = null;
    return { firstPage, pages: pages.length };
  }

  /** Ends the file; gives the number of its pages. */
  end(title: string, manifest: DeflatedText | undefined): number {
    const { binding, requirements, outputIntent } = this.#settings;
    for (const font of this.#fonts.values()) {
      font.write(requirements);
      this.#file.write(font.object);
    }
    closeVolume(this.#file, {
      ...{ binding, requirements, outputIntent, title, manifest },
      attachments: this.#attachments,
      pages: writePageTree(this.#file, [this.#body]),
      structure: this.#structure.end(),
      outline: this.#outline.end(undefined),
      frontPages: 0,
    });
    return this.#body.count;
  }

  /** The bytes that were written since they were last taken. */
  take(): Buffer {
    return this.#file.take();
  }

  #fontsFor(part: DocumentPart): (face: string) => IndirectObject {
    return (face) => {
      let font = this.#fonts.get(face);
      if (font === undefined) {
        const shown = part.glyphs.get(face);
        if (shown === undefined) throw new PdfFormatError('A page calls for a font that its part does not have');
        this.#fonts.set(face, (font = new FontSubset(shown.font)));
        this.#file.defer(font.object);
      }
      return font.object;
    };
  }

  #addGlyphs(part: DocumentPart): void {
    for (const [face, { font, codes }] of part.glyphs) this.#fonts.get(face)?.add(font, codes);
  }

  #addPages(pages: readonly IndirectObject[], owners: readonly IndirectObject[]): void {
    for (const page of pages) this.#body.add(page);
    this.#file.write(...pages, ...owners);
    for (const owner of owners) this.#structure.addParents(owner);
  }

  /** An empty page turns the leaf: it has neither content nor structure. */
  #addBlank(like: PartPage | undefined): void {
    const page = PdfDictionary.of({
      Type: PdfName.of('Page'),
      MediaBox: like?.mediaBox,
      Resources: new PdfDictionary(),
      Contents: new IndirectObject(flateStream(Buffer.alloc(0))),
      StructParents: this.#structure.nextKey,
      Tabs: PdfName.of('S'),
    });
    this.#addPages([new IndirectObject(page)], [new IndirectObject([])]);
  }

  /** Everything refers to the element of an item, so it is complete before anything is written. */
  #completeElement(element: IndirectObject, { index, title, department, properties }: VolumeItem): void {
    const dictionary = element.value;
    if (!(dictionary instanceof PdfDictionary)) throw new TypeError('An item has no element');
    dictionary.set('P', this.#structure.parentFor(department));
    dictionary.set('T', PdfString.text(title));
    if (!this.#settings.requirements.embedsFiling) return;
    const filing = embeddedFiling(properties);
    // The filing belongs to this part of the volume (ISO 19005-3, 6.8 and annex E).
    dictionary.set('AF', [filing]);
    this.#file.write(filing);
    this.#attachments.add(PdfString.ascii(String(index).padStart(7, '0')), filing);
  }
}
