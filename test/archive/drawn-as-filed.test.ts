import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { FilledPage } from '../../src/documents/ports.ts';
import { catalogue } from '../../src/forms/catalogue.ts';
import { checkSameText } from '../../src/pdf/finish/check-content.ts';
import { finisher } from '../../src/pdf/finish/finisher.ts';
import { assertDrawnAsFilled } from '../../src/pdf/print/drawn-text.ts';
import { pageStructure } from '../../src/pdf/print/marked-page.ts';
import { readMarkedPrint } from '../../src/pdf/print/marked-print.ts';
import { readMarkedRuns } from '../../src/pdf/print/marked-runs.ts';
import type { ShownText } from '../../src/pdf/print/page-content.ts';
import type { Print } from '../../src/pdf/print/print.ts';
import { createPrinter } from '../../src/pdf/printer.ts';
import { fontconfig } from '../support/archive/printing.ts';
import { within } from '../support/engine.ts';
import { openPageRenderer, shippedFonts } from '../support/page-renderer.ts';

const forms = catalogue.map(({ id }) => id);
const renderer = openPageRenderer(forms);
/** One print is read many times. */
const page: FilledPage = {
  form: 'annex-4',
  title: '',
  body: '<p>甲乙丙，“丁” 戊</p>\n<table><thead><tr><th scope="col">栏</th></tr></thead><tbody><tr><td><p>一 &amp; 二\n三</p></td></tr></tbody></table>\n<p>子<span class="tick" role="img" aria-label="已选">☑</span>丑</p>',
};

async function printed(filled: FilledPage, config = fontconfig): Promise<Uint8Array> {
  const engine = createPrinter({
    ...readConfig({}).engine,
    blankPage: (form) => renderer.blankPage(form),
    forms,
    fontconfig: config,
  });
  try {
    return await engine.print(filled, within(60_000));
  } finally {
    await engine.close();
  }
}

describe('A document is refused', () => {
  let print: Uint8Array;
  beforeAll(async () => (print = await printed(page)));

  const read = (): Print => {
    const [part] = readMarkedPrint(print, [page]);
    if (part === undefined) throw new Error('A print of one page has one part');
    return part.read();
  };
  /** The print with some of what it shows changed. */
  const showing = (change: (shown: ShownText, text: string) => readonly ShownText[]): Print => {
    const whole = read();
    const pages = whole.pages.map((page) => {
      const objects = page.content.objects.map((object) => ({
        ...object,
        shown: object.shown.flatMap((shown) => {
          const toUnicode = page.fonts.get(shown.font)?.toUnicode;
          return change(shown, shown.codes.map((code) => toUnicode?.get(code) ?? '').join(''));
        }),
      }));
      return { ...page, content: { ...page.content, objects } };
    });
    return { ...whole, pages };
  };
  const check = (changed: Print, filled = page): void => {
    const { texts } = pageStructure(filled);
    assertDrawnAsFilled(changed.pages, readMarkedRuns(changed.pages, { first: 1, count: texts.length }), texts);
  };

  it('not when it is drawn as it was filled', () => {
    expect(() => check(read())).not.toThrow();
    expect(checkSameText(read().pages, read().pages)).toEqual([]);
  });

  const damages: readonly (readonly [string, (shown: ShownText, text: string) => readonly ShownText[]])[] = [
    [
      'a glyph of a text is missing',
      (shown, text) => [{ ...shown, codes: text.startsWith('甲') ? shown.codes.slice(1) : shown.codes }],
    ],
    [
      'a glyph is that of a missing character',
      (shown, text) => [{ ...shown, codes: text.startsWith('甲') ? [0, ...shown.codes.slice(1)] : shown.codes }],
    ],
    [
      'two characters are swapped',
      (shown, text) => [
        { ...shown, codes: text.startsWith('甲乙') ? shown.codes.toSorted((one, other) => other - one) : shown.codes },
      ],
    ],
    ['a whole text is not drawn', (shown, text) => (text.startsWith('☑') ? [] : [shown])],
    [
      'a text is drawn twice in part',
      (shown, text) => (text.startsWith('甲') ? [shown, { ...shown, codes: shown.codes.slice(0, 2) }] : [shown]),
    ],
    [
      'a replacement text says something else',
      (shown, text) => [text.startsWith('栏') ? { ...shown, actualText: '拦' } : shown],
    ],
  ];

  it.each(damages)('when %s', (_name, damage) => {
    const changed = showing(damage);
    expect(() => check(changed)).toThrow(/is not drawn as it was filled/);
    expect(checkSameText(read().pages, changed.pages)).toEqual(['The file does not show what was printed']);
  });

  it('when any other text was filled than is drawn', () => {
    for (const [filed, drawn] of [
      ['甲', '申'],
      ['☑', '☐'],
      ['&amp;', '&lt;'],
      ['三', ''],
      ['栏', '栏栏栏。'],
      ['二', ''],
    ]) {
      expect(() =>
        check(read(), { form: page.form, title: '', body: page.body.replace(filed ?? '', drawn ?? '') }),
      ).toThrow(/Text \d of 5 is not/);
    }
  });

  it('but not for a head row that is drawn on each page', () => {
    const twice = showing((shown, text) => (text === '栏' ? [shown, shown] : [shown]));
    expect(() => check(twice)).not.toThrow();
  });
});

describe('A page whose fonts the engine cannot find', () => {
  const folder = mkdtempSync(join(tmpdir(), 'filing-press-no-fonts-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is never drawn in a face of another kind', async () => {
    // As without fonts.conf: the engine knows none of the faces.
    const config = join(folder, 'fonts.conf');
    writeFileSync(config, `<fontconfig><dir>${folder}</dir><cachedir prefix="xdg">x</cachedir></fontconfig>`);
    const { faces = [] } = shippedFonts;
    expect(faces).toEqual(expect.arrayContaining(['FilingPressSong-Regular', 'FilingPressSongCommon-Regular']));
    const filled = { ...page, faces };
    const finish = (print: Uint8Array): number => finisher.takeApart(print, [filled]).length;
    expect(finish(await printed(filled))).toBe(1);
    // Chromium may draw nothing, or not start.
    const outcome = await printed(filled, config).then(
      (print) => {
        try {
          const [part] = finisher.takeApart(print, [filled]);
          return part === undefined ? 'refused' : (finisher.finish(part, 'plain', properties), 'printed');
        } catch {
          return 'refused';
        }
      },
      () => 'refused',
    );
    expect(outcome).toBe('refused');
    expect(() => finisher.takeApart(printedBySong, [{ ...filled, faces: ['SimSun'] }])).toThrow();
  });

  let printedBySong: Uint8Array;
  beforeAll(async () => (printedBySong = await printed(page)));
  const properties = {
    ...{ title: '', subject: '', language: 'zh-CN', template: 'annex-4@1.3.0', totals: 'as-filed' as const },
    source: { bytes: new Uint8Array(), fileName: 'x.json' },
  };
});
