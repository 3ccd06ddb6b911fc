import type { Document, Element } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/forms/catalogue.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { type WordFile, attribute, bodyText, descendants, path, readWordFile } from '../support/docx/read-word-file.ts';
import { type WordShop, openWordShop } from '../support/docx/word-files.ts';
import { formOf } from '../support/filing-report.ts';

/** What a clerk meets who opens the file in Word and goes on typing. */
let shop: WordShop;
beforeAll(() => (shop = openWordShop()));
afterAll(() => shop.close());

const samples = catalogue.flatMap(({ id }) =>
  (['official', 'blank', 'full'] as const).map((sample) => [id, sample] as const),
);

/** Half points. */
const sizes: Readonly<Record<string, number>> = { TableLabel: 21, TableEntry: 21, TableText: 21, CoverValue: 32 };
const faces = ['ascii', 'hAnsi', 'eastAsia', 'cs'] as const;

function facesOf(properties: Element | undefined): (string | undefined)[] {
  const fonts = path(properties, 'rFonts');
  return [attribute(fonts, 'hint'), ...faces.map((slot) => attribute(fonts, slot))];
}

/** Size that a paragraph style gives, by itself or by the one it is based on. */
function sizeOf(styles: Document, id: string | undefined): number {
  const style = descendants(styles.documentElement, 'style').find((one) => attribute(one, 'styleId') === id);
  return Number(attribute(path(style, 'rPr', 'sz'), 'val'));
}

describe.each(samples)('The Word file of %s %s', (form, sample) => {
  let file: WordFile;
  let body: Element | null;
  beforeAll(async () => {
    file = readWordFile(await shop.make(form, sampleFiling(form, sample)));
    body = file.part('word/document.xml').documentElement;
  });

  it('gives what is typed into an empty cell the face and size of the filed cells', () => {
    const styles = file.part('word/styles.xml');
    const cells = file.body.flatMap((block) =>
      block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : [],
    );
    const empty = cells.filter(({ paragraphs }) => paragraphs.every(({ text }) => text === ''));
    expect(empty.length).toBeGreaterThan(4);
    for (const { paragraphs } of cells) {
      for (const { element } of paragraphs) {
        const properties = path(element, 'pPr');
        const style = attribute(path(properties, 'pStyle'), 'val') ?? '';
        const mark = path(properties, 'rPr');
        expect(facesOf(mark)).toEqual(['eastAsia', '宋体', '宋体', '宋体', '宋体']);
        expect(path(mark, 'sz')).toBeUndefined();
        if (style in sizes) expect(sizeOf(styles, style)).toBe(sizes[style]);
        else expect(['Normal', 'SignatureLine', 'LineEnd', 'CoverLine', 'FilingDate']).toContain(style);
        // A cell without a text still has the run of its tag, in which Word goes on typing.
        for (const run of descendants(element, 'r')) {
          expect(facesOf(path(run, 'rPr'))[0]).toBe('eastAsia');
          expect(path(run, 'rPr', 'sz')).toBeUndefined();
        }
      }
    }
  });

  it('names the faces of every run and of every paragraph mark, and no theme', () => {
    const properties = [...descendants(body, 'r'), ...descendants(body, 'pPr')].map((one) => path(one, 'rPr'));
    expect(properties.length).toBeGreaterThan(10);
    const known = new Set(
      descendants(file.part('word/fontTable.xml').documentElement, 'font').map((font) => attribute(font, 'name')),
    );
    for (const one of properties) {
      const [hint, ...named] = facesOf(one);
      expect(hint).toBe('eastAsia');
      expect(new Set(named).size).toBe(1);
      expect(known).toContain(named[0]);
    }
    const attributes = descendants(body, 'rFonts').flatMap((fonts) => Array.from(fonts.attributes, ({ name }) => name));
    expect(attributes.filter((name) => name.includes('Theme'))).toEqual([]);
  });

  it('tracks no changes and has none', () => {
    const settings = file.part('word/settings.xml').documentElement;
    expect(descendants(settings, 'trackRevisions').map((one) => attribute(one, 'val'))).toEqual(['0']);
    const changes = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange', 'pPrChange', 'commentRangeStart'];
    expect(changes.flatMap((name) => descendants(body, name))).toEqual([]);
  });

  it('has no template tag left, in no part', () => {
    expect(bodyText(file)).not.toMatch(/[{}]/);
    const texts = file.names
      .filter((name) => /^word\/[^/]+\.xml$/.test(name))
      .flatMap((name) => descendants(file.part(name).documentElement, 't').map(({ textContent }) => textContent));
    expect(texts.join('')).not.toMatch(/[{}]/);
    expect(descendants(body, 'pStyle').some((style) => attribute(style, 'val') === 'TemplateTag')).toBe(false);
  });

  it('is Chinese, for the grammar check and for line breaking', () => {
    const language = path(
      file.part('word/styles.xml').documentElement ?? undefined,
      'docDefaults',
      'rPrDefault',
      'rPr',
      'lang',
    );
    expect(attribute(language, 'eastAsia')).toBe('zh-CN');
    const settings = file.part('word/settings.xml').documentElement;
    expect(descendants(settings, 'themeFontLang').map((one) => attribute(one, 'eastAsia'))).toEqual(['zh-CN']);
    // Word goes by the lists of the settings only in text of their language, dashes and ellipses included.
    expect(descendants(body, 'lang')).toEqual([]);
  });

  it('says what it is, and not who made it or when', () => {
    const core = new Map(
      Array.from(file.part('docProps/core.xml').documentElement?.getElementsByTagName('*') ?? []).map((one) => [
        one.localName,
        one.textContent,
      ]),
    );
    expect([...core.keys()].sort()).toEqual(['language', 'subject', 'title']);
    expect(core.get('title')).toContain(formOf(form).projectName(sampleFiling(form, sample)));
    expect(core.get('subject')).toContain(formOf(form).title);
    expect(core.get('language')).toBe('zh-CN');
    const extended = Array.from(
      file.part('docProps/app.xml').documentElement?.getElementsByTagName('*') ?? [],
      ({ localName }) => localName,
    );
    expect(extended.sort()).toEqual(['Application', 'Template']);
  });
});

describe('The dates of a Word file', () => {
  it.each([
    ['2021-03-05', '2021-03-05T00:00:00Z'],
    ['2021-03-05T10:20:30Z', '2021-03-05T10:20:30Z'],
    ['2021-03-05T10:20+08:00', '2021-03-05T10:20:00+08:00'],
    ['2021-03-05T10:20:30.5+08:00', '2021-03-05T10:20:30.5+08:00'],
  ])('are whole moments, as XML wants them: %s', async (documentDate, moment) => {
    const file = readWordFile(await shop.make('annex-4', sampleFiling('annex-4', 'blank'), documentDate));
    const core = file.part('docProps/core.xml').documentElement;
    const dates = ['created', 'modified'].flatMap((name) =>
      Array.from(core?.getElementsByTagName(`dcterms:${name}`) ?? []),
    );
    expect(dates.map(({ textContent }) => textContent)).toEqual([moment, moment]);
    expect(dates.map((date) => date.getAttribute('xsi:type'))).toEqual(['dcterms:W3CDTF', 'dcterms:W3CDTF']);
  });
});

describe('A Word file made once more', () => {
  it.each(catalogue.map(({ id }) => id))(
    'by another press is the same to the byte, fonts inside included: %s',
    async (form) => {
      const blank = sampleFiling(form, 'blank') as Record<string, unknown>;
      const [name = ''] = Object.keys(blank).filter((member) => typeof blank[member] === 'string');
      const filing = { ...blank, [name]: '𠮷安路小学𪚥㐂校舍☑' };
      const other = openWordShop();
      try {
        const [one, again, elsewhere] = [
          await shop.make(form, filing),
          await shop.make(form, filing),
          await other.make(form, filing),
        ];
        expect(readWordFile(one).names.filter((name) => name.startsWith('word/fonts/')).length).toBeGreaterThan(1);
        expect(Buffer.from(again).equals(one)).toBe(true);
        expect(Buffer.from(elsewhere).equals(one)).toBe(true);
      } finally {
        await other.close();
      }
    },
  );
});
