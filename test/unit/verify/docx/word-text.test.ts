import { describe, expect, it } from 'vitest';
import { wordParagraphs } from '../../../../src/verify/docx/word-text.ts';

describe('the text of a Word file', () => {
  it('is no longer than a document has: a small file may unpack to any amount of it', () => {
    const texts = (count: number): string => `<w:p><w:t>${'&lt;'.repeat(count)}</w:t></w:p>`;
    expect(wordParagraphs(texts(10_000))).toEqual(['<'.repeat(10_000)]);
    expect(() => wordParagraphs(texts(2_200_000))).toThrow('文字过多');
    expect(() => wordParagraphs(`<w:t>${'a'.repeat(1 << 20)}</w:t>`.repeat(9))).toThrow('文字过多');
  });
});
