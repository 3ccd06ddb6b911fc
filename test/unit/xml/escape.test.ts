import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeAttribute, escapeNumerically, escapeText, unescapeXml } from '../../../src/xml/escape.ts';

describe('a text in XML', () => {
  it('has its references resolved; what is none stays as it is', () => {
    expect(unescapeXml('&lt;a&gt; &amp;amp; &#65;&#x4e00;&quot;&apos;')).toBe('<a> &amp; A一"\'');
    expect(unescapeXml('& &; &unknown; &no; &#1114112; &#x; &lt &&lt;')).toBe(
      '& &; &unknown; &no; &#1114112; &#x; &lt &<',
    );
    expect(unescapeXml('')).toBe('');
    expect(unescapeXml('项目')).toBe('项目');
  });

  it('of references alone, or of ampersands, is read piece by piece', () => {
    for (const [unit, text] of [
      ['&lt;', '<'],
      ['&', '&'],
      ['&#65;b', 'Ab'],
    ] as const) {
      expect(unescapeXml(unit.repeat(20_001))).toBe(text.repeat(20_001));
    }
  });

  it('is read as it was written, and never has markup of its own', () => {
    const text = fc
      .array(fc.constantFrom('&', '<', '>', '"', "'", ';', '#38', 'amp', '项'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (written) => {
        for (const escape of [escapeText, escapeAttribute, escapeNumerically]) {
          expect(unescapeXml(escape(written))).toBe(written);
          expect(escape(written)).not.toMatch(/[<>]/);
        }
        expect(escapeAttribute(written)).not.toContain('"');
      }),
    );
  });
});
