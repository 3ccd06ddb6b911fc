import { describe, expect, it } from 'vitest';
import { wordParagraphs } from '../../../../src/verify/docx/word-text.ts';
import { unescapeXml } from '../../../../src/verify/unescape-xml.ts';

describe('the text of a Word file', () => {
  it('has its entities resolved; what is none stays as it is', () => {
    expect(unescapeXml('&lt;a&gt; &amp;amp; &#65;&#x4e00;&quot;&apos;')).toBe('<a> &amp; A一"\'');
    expect(unescapeXml('& &; &unknown; &no; &#1114112; &#x; &lt &&lt;')).toBe(
      '& &; &unknown; &no; &#1114112; &#x; &lt &<',
    );
    expect(unescapeXml('')).toBe('');
    expect(unescapeXml('项目')).toBe('项目');
  });

  it('of entities alone, or of ampersands, is read piece by piece', () => {
    for (const [unit, text] of [
      ['&lt;', '<'],
      ['&', '&'],
      ['&#65;b', 'Ab'],
    ] as const) {
      expect(unescapeXml(unit.repeat(20_001))).toBe(text.repeat(20_001));
    }
  });

  it('is no longer than a document has: a small file may unpack to any amount of it', () => {
    const texts = (count: number): string => `<w:p><w:t>${'&lt;'.repeat(count)}</w:t></w:p>`;
    expect(wordParagraphs(texts(10_000))).toEqual(['<'.repeat(10_000)]);
    expect(() => wordParagraphs(texts(2_200_000))).toThrow('文字过多');
    expect(() => wordParagraphs(`<w:t>${'a'.repeat(1 << 20)}</w:t>`.repeat(9))).toThrow('文字过多');
  });
});
