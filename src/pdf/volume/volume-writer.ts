import type { DeflatedText } from '../../documents/batch/deflated-text.ts';
import type { AddedItem, BoundEnd, VolumeBinding, VolumeItem } from '../../documents/batch/volume-ports.ts';
import { AppError } from '../../errors.ts';
import { filingAttachment } from '../finish/associated-file.ts';
import type { DocumentPart, PartPage } from '../finish/document-part.ts';
import { FontSubsets } from '../finish/font-subsets.ts';
import { bookmarksOf } from '../finish/outline.ts';
import { PageLeaves, pageObject, writePageTree } from '../finish/page-tree.ts';
import { type ProfileRequirements, profileTable } from '../finish/profiles.ts';
import type { TaggedElement } from '../finish/structure-tree.ts';
import { StructureWriter } from '../finish/structure-writer.ts';
import { flateStream } from '../syntax/filters.ts';
import { PdfFormatError } from '../syntax/format-error.ts';
import { KeyTree } from '../syntax/key-tree.ts';
import { IndirectObject, PdfDictionary, PdfName, type PdfObject, PdfString } from '../syntax/objects.ts';
import { StreamedFile } from '../syntax/streamed-file.ts';
import { type Draft, checkItem, dictionaryOf } from './check-item.ts';
import { type ContentsLink, linkAnnotation, tableOfContents } from './contents-links.ts';
import type { PageNumbers } from './page-numbers.ts';
import { closeVolume } from './volume-catalog.ts';
import { VolumeOutline } from './volume-outline.ts';
import { VolumeStructure } from './volume-structure.ts';

/** Indirect objects that a file of PDF/A may have (ISO 19005-1, 6.1.12; -2 and -3, 6.1.13), less those of the end. */
const objectLimit = 8_388_607 - 500_000;

/**
 * Joins items into one file while they come: pages, structure and bookmarks of an item are written with it, the fonts,
 * which all items share, at the end. The content of a page is that of the item printed alone.
 */
export class VolumeWriter {
  readonly #binding: VolumeBinding;
  readonly #requirements: ProfileRequirements;
  readonly #numbers: PageNumbers | undefined;
  readonly #mostObjects: number;
  readonly #file: StreamedFile;
  readonly #fonts: FontSubsets;
  readonly #front: PageLeaves;
  readonly #body: PageLeaves;
  readonly #structure: VolumeStructure;
  readonly #outline: VolumeOutline;
  readonly #attachments: KeyTree;
  /** Of each item, for the list of contents. */
  readonly #firstPages: { readonly page: IndirectObject | undefined; readonly title: string }[] = [];
  #contents: IndirectObject | undefined;

  /**
   * @param numbers draws the numbers of pages, in a volume with a list of contents
   * @param mostObjects up to which items are added, where the file claims PDF/A
   */
  constructor(binding: VolumeBinding, numbers?: PageNumbers, mostObjects = objectLimit) {
    this.#binding = binding;
    this.#requirements = profileTable[binding.profile];
    this.#numbers = numbers;
    this.#mostObjects = mostObjects;
    this.#file = new StreamedFile(this.#requirements.layout);
    this.#fonts = new FontSubsets((font) => this.#file.defer(font));
    this.#front = new PageLeaves(this.#file);
    this.#body = new PageLeaves(this.#file);
    this.#structure = new VolumeStructure(this.#file);
    this.#outline = new VolumeOutline(this.#file);
    this.#attachments = new KeyTree('Names', (node) => this.#file.write(node));
    if (numbers !== undefined) this.#fonts.add(numbers.font, numbers.codes);
  }

  /**
   * Adds an item. Throws PdfFormatError, and adds nothing, if it does not keep what the profile promises; AppError `volume-full`,
   * if no more objects go into the file.
   */
  addItem(part: DocumentPart, item: VolumeItem): Omit<AddedItem, 'bytes'> {
    const { title, department } = item;
    if (this.#requirements.pdfa !== undefined && this.#file.objects > this.#mostObjects) {
      throw new AppError(
        'volume-full',
        '合订本已满：一个 PDF/A 文件最多有 8388607 个对象（ISO 19005），这一项和后面的放不下了，请分成几册。',
      );
    }
    const blank = this.#binding.duplex && this.#body.count % 2 === 1;
    const firstPage = this.#body.count + (blank ? 2 : 1);
    const bookmarks = bookmarksOf(part.structure, (content) => part.textOf(content));
    const pages = part.pages.map((page, index) => this.#numbered(page, firstPage + index));
    const prefix = `i${String(item.index).padStart(7, '0')}`;
    const draft = this.#draft(part, pages, { structure: { ...part.structure, type: 'Part' }, prefix });

    if (blank) this.#addBlank(this.#body, part.pages[0]);
    const dictionary = dictionaryOf(draft.element);
    dictionary.set('P', this.#structure.parentFor(department));
    dictionary.set('T', PdfString.text(title));
    if (this.#requirements.embedsFiling) dictionary.set('AF', [this.#attach(item)]);
    this.#addPages(this.#body, draft);
    this.#file.write(draft.element);
    this.#structure.addItem(draft.element, department);
    this.#outline.add(item, bookmarks, draft.pages);
    this.#firstPages.push({ page: draft.pages[0], title });
    // What others refer to needs its number only.
    for (const object of [...draft.pages, draft.element]) object.value = null;
    return { firstPage, pages: pages.length };
  }

  /** Puts the list of contents in front. Throws as {@link addItem} does. */
  addContents(part: DocumentPart, links: readonly ContentsLink[]): void {
    const { section, links: entries } = tableOfContents(part.structure);
    const draft = this.#draft(part, part.pages, { structure: section, prefix: 'contents' });
    dictionaryOf(draft.element).set('P', this.#structure.document);
    let key = this.#structure.nextKey + draft.pages.length;
    const parents = links.map((link) => {
      const [element, target, page] = [
        entries[link.entry - 1],
        this.#firstPages[link.entry - 1],
        draft.pages[link.page],
      ];
      if (element === undefined || target === undefined || page === undefined) {
        throw new PdfFormatError('The list of contents leads to an item that is not there');
      }
      const text = `${target.title}，转到该项`;
      const annotation = linkAnnotation(link, { text, page: target.page, key });
      key += 1;
      const object = draft.writer.objectOf(element);
      append(dictionaryOf(object), 'K', PdfDictionary.of({ Type: PdfName.of('OBJR'), Pg: page, Obj: annotation }));
      append(dictionaryOf(page), 'Annots', annotation);
      return object;
    });
    this.#addPages(this.#front, draft);
    for (const parent of parents) this.#structure.addParents(parent);
    this.#file.write(draft.element);
    this.#structure.addFront(draft.element);
    this.#contents = draft.pages[0];
    if (this.#binding.duplex && this.#front.count % 2 === 1) this.#addBlank(this.#front, part.pages[0]);
  }

  /** Ends the file. */
  end(title: string, manifest: DeflatedText | undefined): Omit<BoundEnd, 'bytes'> {
    for (const font of this.#fonts.write(this.#requirements)) this.#file.write(font);
    closeVolume(this.#file, {
      ...{ binding: this.#binding, title, manifest },
      attachments: this.#attachments,
      pages: writePageTree(this.#file, [this.#front, this.#body]),
      structure: this.#structure.end(),
      outline: this.#outline.end(this.#contents && { title: '目录', page: this.#contents }),
      frontPages: this.#front.count,
    });
    return { pages: this.#front.count + this.#body.count };
  }

  /** The bytes that were written since they were last taken. */
  take(): Buffer {
    return this.#file.take();
  }

  #numbered(page: PartPage, number: number): PartPage {
    const side = this.#binding.duplex && number % 2 === 0 ? 'left' : 'right';
    return this.#numbers?.numbered(page, number, side) ?? page;
  }

  /** Makes the objects of pages and checks them against the profile; nothing is written yet. */
  #draft(
    part: DocumentPart,
    pages: readonly PartPage[],
    { structure, prefix }: { readonly structure: TaggedElement; readonly prefix: string },
  ): Draft {
    const firstKey = this.#structure.nextKey;
    const objects = pages.map((page, index) =>
      pageObject(page, firstKey + index, (font) => this.#fonts.objectOf(font)),
    );
    const writer = new StructureWriter(structure, objects, prefix);
    const element = writer.write(structure, new IndirectObject(null));
    const draft = { pages: objects, owners: pages.map((_, index) => writer.ownersOf(index)), element, writer };
    const failures = checkItem(draft, pages, this.#requirements);
    if (failures.length > 0) throw new PdfFormatError(failures.join('; '));
    this.#fonts.addGlyphs(part);
    return draft;
  }

  #addPages(leaves: PageLeaves, { pages, owners, writer }: Draft): void {
    for (const page of pages) leaves.add(page);
    this.#file.write(...pages, ...owners);
    for (const owner of owners) this.#structure.addParents(owner);
    this.#structure.addIdentifiers(writer.identifiers());
  }

  /** An empty page turns the leaf: it has neither content nor structure. */
  #addBlank(leaves: PageLeaves, like: PartPage | undefined): void {
    const page = new IndirectObject(
      PdfDictionary.of({
        Type: PdfName.of('Page'),
        MediaBox: like?.mediaBox,
        Resources: new PdfDictionary(),
        Contents: new IndirectObject(flateStream(Buffer.alloc(0))),
      }),
    );
    leaves.add(page);
    this.#file.write(page);
    page.value = null;
  }

  /** Attaches the filing of an item: it belongs to this part of the volume (ISO 19005-3, 6.8 and annex E). */
  #attach({ index, properties }: VolumeItem): IndirectObject {
    const filing = filingAttachment(properties);
    this.#file.write(filing);
    this.#attachments.add(PdfString.ascii(String(index).padStart(7, '0')), filing);
    return filing;
  }
}

/** Adds to an entry that is an array, one object, or nothing yet. */
function append(dictionary: PdfDictionary, key: string, object: PdfObject): void {
  const present = dictionary.raw(key);
  const before = Array.isArray(present) ? present : present === null ? [] : [present];
  dictionary.set(key, [...before, object]);
}
