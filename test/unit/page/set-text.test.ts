import { describe, expect, it } from 'vitest';
import { pageSet } from '../../support/set-page.ts';

/** A cell with 9 characters to a line: 136 px wide, 127 of them inside. */
const cell = (content: string, kind = ''): string =>
  `<table><colgroup><col width="136"><col></colgroup><tbody><tr><td${kind}>${content}</td><td></td></tr></tbody></table>`;
const han = (count: number): string => '一二三四五六七八九十'.repeat(10).slice(0, count);
const textOf = (html: string): string => /<tbody><tr><t[dh][^>]*>(.*?)<\/t[dh]>/s.exec(html)?.[1] ?? '';

describe('A text beside elements is set in lines', () => {
  it('as if it were one, wherever in it the lines end', () => {
    const { html } = pageSet(
      cell(`<p>${han(5)}<span class="tick">☑</span>${han(6)}<span>${han(8)}</span></p>`, ' class="text"'),
    );
    expect(textOf(html)).toBe(
      `<p>${han(5)}<span class="tick">☑</span>一二三\n四五六<span>一二三四五六\n七八</span></p>`,
    );
  });

  it('and ends where its author ends it', () => {
    const { html } = pageSet(cell(`<p>${han(3)}<br>${han(10)}<br>甲</p>`, ' class="text"'));
    expect(textOf(html)).toBe(`<p>一二三<br>一二三四五六七八九\n十<br>甲</p>`);
  });

  it('with blanks at the end of a line that take no room where it is centred', () => {
    const { html } = pageSet(cell(`<p>${han(5)}<span>六　</span></p>`));
    expect(textOf(html)).toBe(`<p>${han(5)}<span>六<span class="hanging">　</span></span></p>`);
  });

  it('and every line of it makes its row higher', () => {
    const pages = (content: string): number => {
      const [start = '', end = ''] = cell('\r').split('<tr><td>\r</td><td></td></tr>');
      return pageSet(start + `<tr><td>${content}</td><td></td></tr>`.repeat(30) + end).pagination.pages;
    };
    expect(pages(`<p><span>${han(20)}</span>乙</p>`)).toBe(pages(`<p>${han(21)}</p>`));
    expect(pages(`<p><span>${han(20)}</span>乙</p>`)).toBeGreaterThan(pages('<p>乙</p>'));
  });
});

describe('A label is set in lines', () => {
  it('where its column is full, and counts them', () => {
    const label = (text: string) =>
      pageSet(cell('<p></p>').replace('<td>', `<th scope="row">${text}</th><td>`).replace('<td></td>', ''));
    expect(textOf(label('项目绩效目标申报表的名称<br>合计').html)).toBe('项目绩效目标申报表\n的名称<br>合计');
  });
});
