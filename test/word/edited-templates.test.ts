import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WordRenderer } from '../../src/documents/ports.ts';
import { createWordRenderer } from '../../src/docx/word-renderer.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import type { Form } from '../../src/forms/form.ts';
import { sampleView } from '../../src/template-trial.ts';
import { sampleFiling } from '../support/archive/printing.ts';
import { attribute, bodyText, descendants, path, readWordFile } from '../support/docx/read-word-file.ts';
import { describeWithTools } from '../support/outside-tools.ts';
import { openPageRenderer, shippedFonts } from '../support/page-renderer.ts';

const templates = join(import.meta.dirname, '..', '..', 'templates');
const pages = openPageRenderer();
const shipped = (form: Form): Buffer => readFileSync(join(templates, form.id, 'document.docx'));

/** Word files of a form, made with the given file as its template. */
function rendererWith(form: Form, docx: Uint8Array): WordRenderer {
  const folder = mkdtempSync(join(tmpdir(), 'edited-'));
  try {
    mkdirSync(join(folder, form.id));
    writeFileSync(join(folder, form.id, 'document.docx'), docx);
    const title = `${form.annex} ${form.title}`;
    const sample = sampleView(templates, form);
    return createWordRenderer(folder, [{ id: form.id, title, sample }], pages, shippedFonts.supplementary);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function print(renderer: WordRenderer, form: Form, sample: string, change: object = {}): Uint8Array {
  const filing = form.schema.parse({ ...(sampleFiling(form.id, sample) as object), ...change });
  const view = form.toView(filing, { totals: 'as-filed' });
  const properties = { title: '', subject: '', language: 'zh-CN', template: form.id, totals: 'as-filed' } as const;
  return renderer.render(form.id, { view, pagination: pages.paginate(form.id, view) }, properties);
}

function edited(docx: Uint8Array, edit: (document: string) => string): Uint8Array {
  const zip = new PizZip(docx);
  const before = zip.file('word/document.xml')?.asText() ?? '';
  const after = edit(before);
  expect(after).not.toBe(before);
  return zip.file('word/document.xml', after).generate({ type: 'uint8array' });
}

/** Every tag torn into several runs, as Word tears a text with spelling errors or corrections in it. */
function tornApart(document: string): string {
  const between =
    '<w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="900" w:name="_GoBack"/><w:bookmarkEnd w:id="900"/>';
  return document.replace(
    /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)<w:t [^>]*>([^<]*\{[^<]*)<\/w:t><\/w:r>/g,
    (_, rPr: string, text: string) =>
      Array.from(
        text.matchAll(/[{}]|[^{}]{1,6}/g),
        ([piece]) => `<w:r w:rsidRPr="00A1">${rPr}<w:t xml:space="preserve">${piece}</w:t></w:r>`,
      ).join(between),
  );
}

/** `full` has a value in every cell, `official` empty ones and rows that are repeated. */
const samples = ['full', 'official'];

/** The texts of the files of samples. */
function texts(form: Form, renderer: WordRenderer): readonly string[] {
  return samples.map((sample) => bodyText(readWordFile(print(renderer, form, sample))));
}

describe.each(catalogue)('A Word template of $id with its tags torn over many runs', (form) => {
  it('prints the text that the shipped one prints', () => {
    const torn = rendererWith(form, edited(shipped(form), tornApart));
    expect(texts(form, torn)).toEqual(texts(form, rendererWith(form, shipped(form))));
  });
});

describeWithTools('A Word template that LibreOffice has opened and saved', ['soffice'], () => {
  let folder = '';
  const saved = new Map<string, Buffer>();
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'saved-'));
    for (const { id } of catalogue) {
      cpSync(join(templates, id, 'document.docx'), join(folder, `${id}.docx`));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
      const options = [profile, '--headless', '--convert-to', 'docx', '--outdir', join(folder, 'saved')];
      execFileSync('soffice', [...options, join(folder, `${id}.docx`)], { stdio: 'ignore' });
      saved.set(id, readFileSync(join(folder, 'saved', `${id}.docx`)));
    }
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  const savedFile = (form: Form): Uint8Array => saved.get(form.id) ?? new Uint8Array();

  describe.each(catalogue)('of $id', (form) => {
    it('prints the text that the shipped one prints', () => {
      const renderer = rendererWith(form, savedFile(form));
      expect(texts(form, renderer)).toEqual(texts(form, rendererWith(form, shipped(form))));
    });

    it('begins pages where the shipped one begins them', () => {
      const starts = (docx: Uint8Array): readonly string[] => {
        const file = readWordFile(print(rendererWith(form, docx), form, 'full'));
        return file.body.flatMap((block) =>
          block.kind === 'paragraph' && path(block.element, 'pPr', 'pageBreakBefore') !== undefined ? [block.text] : [],
        );
      };
      expect(starts(savedFile(form))).toEqual(starts(shipped(form)));
    });

    it('gives a tick the face that draws it, and embeds that again', () => {
      const file = readWordFile(print(rendererWith(form, savedFile(form)), form, 'official', { projectName: '☑' }));
      const run =
        descendants(file.part('word/document.xml').documentElement, 't').find((t) => t.textContent === '☑')
          ?.parentElement ?? undefined;
      const fonts = path(run, 'rPr', 'rFonts');
      for (const slot of ['ascii', 'hAnsi', 'eastAsia', 'cs'])
        expect(attribute(fonts, slot)).toBe('Filing Press Symbols');
      const embedded = descendants(file.part('word/fontTable.xml').documentElement, 'font').filter(
        (font) => attribute(font, 'name') === 'Filing Press Symbols',
      );
      expect(embedded.map((font) => path(font, 'embedRegular') !== undefined)).toEqual([true]);
      expect(file.names.filter((name) => name.includes('supplementary'))).toHaveLength(1);
    });

    it('is refused with the place of a tag that has been taken out', () => {
      const without = edited(savedFile(form), (document) => document.replace('{projectName}', ''));
      expect(() => rendererWith(form, without)).toThrow(
        /document\.docx 有误（the page has .*\{projectName\}.* \(table \d+, row \d+\)/,
      );
    });
  });
});
