import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PizZip from 'pizzip';
import { describe, expect, it } from 'vitest';
import { DocumentFaces } from '../../../src/docx/faces.ts';
import { rowsOf } from '../../../src/docx/sections/table-rows.ts';
import { writePackage } from '../../../src/docx/template/package.ts';
import { fillWithTags } from '../../../src/docx/template/tagged-page.ts';
import { wordDocument } from '../../../src/docx/template/word-document.ts';
import { compileTemplate } from '../../../src/docx/word-template.ts';
import { ownTemplates } from '../../support/own-templates.ts';
import { shippedFonts } from '../../support/page-renderer.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const symbols = readFileSync(join(root, 'fonts', 'FilingPressSymbols.ttf'));

/** What the Word file of a page with one table of two or three columns has in the cells of each row: merge and text. */
function wordCells(rows: string, columns: number, view: object): string[][] {
  const cols = '<col width="86">'.repeat(columns - 1);
  const page = `<table title="表"><colgroup>${cols}<col></colgroup><tbody>${rows}</tbody></table>`;
  const document = wordDocument('表', fillWithTags(ownTemplates(page), 'own', view));
  const docx = new PizZip(writePackage(document, join(root, 'templates', 'word'), symbols));
  const part = compileTemplate(docx).find(({ name }) => name === 'word/document.xml')?.content;
  if (typeof part !== 'function') throw new Error('The template has no tags');
  return rowsOf(part(view, new DocumentFaces(shippedFonts.supplementary))).map(({ cells }) =>
    cells.map(({ xml, merge }) => {
      const text = Array.from(xml.matchAll(/<w:t [^>]*>([^<]*)/g), ([, piece]) => piece).join('');
      return merge === undefined ? text : `${merge}:${text}`;
    }),
  );
}

const view = {
  title: '自评表',
  items: [
    { name: '甲', first: '1', second: '2' },
    { name: '乙', first: '3', second: '4' },
  ],
};

describe('In the Word file, the label', () => {
  it('of each item of a list runs over the rows of its item and no further', () => {
    const rows =
      '{{#each items}}<tr><th scope="rowgroup">{{name}}</th><td><p>{{first}}</p></td></tr><tr><td><p>{{second}}</p></td></tr>{{/each}}';
    expect(wordCells(rows, 2, view)).toEqual([
      ['restart:甲', '1'],
      ['continue:', '2'],
      ['restart:乙', '3'],
      ['continue:', '4'],
    ]);
  });

  it('of each item of one row is a cell of its own', () => {
    const rows = '{{#each items}}<tr><th scope="rowgroup">{{name}}</th><td><p>{{first}}</p></td></tr>{{/each}}';
    expect(wordCells(rows, 2, view)).toEqual([
      ['restart:甲', '1'],
      ['restart:乙', '3'],
    ]);
  });

  it('of a list runs over all rows of its items, beside the labels of these', () => {
    const rows =
      '{{#each items}}<tr>{{#if @first}}<th scope="rowgroup">各项</th>{{/if}}<th scope="rowgroup">{{name}}</th><td><p>{{first}}</p></td></tr><tr><td><p>{{second}}</p></td></tr>{{/each}}';
    expect(wordCells(rows, 3, view)).toEqual([
      ['restart:各项', 'restart:甲', '1'],
      ['continue:', 'continue:', '2'],
      ['continue:', 'restart:乙', '3'],
      ['continue:', 'continue:', '4'],
    ]);
  });

  it('of a list runs over all rows of a list of one item', () => {
    const rows =
      '{{#each items}}<tr>{{#if @first}}<th scope="rowgroup">各项</th>{{/if}}<td><p>{{first}}</p></td></tr><tr><td><p>{{second}}</p></td></tr>{{/each}}';
    expect(wordCells(rows, 2, { ...view, items: view.items.slice(0, 1) })).toEqual([
      ['restart:各项', '1'],
      ['continue:', '2'],
    ]);
  });
});
