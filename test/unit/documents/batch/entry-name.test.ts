import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { entryName } from '../../../../src/documents/batch/entry-name.ts';

/** By a file system, or because it disguises the name. */
const forbidden = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Bidi_Control}]/u;

describe('the name of an entry', () => {
  it('is the number and the name that was asked for', () => {
    expect(entryName(7, '附件2-2021年度-信息化运维提升', 'pdf')).toBe('0007-附件2-2021年度-信息化运维提升.pdf');
    expect(entryName(12_345, '甲', 'docx')).toBe('12345-甲.docx');
  });

  it('has the extension once', () => {
    expect(entryName(1, '甲.PDF', 'pdf')).toBe('0001-甲.pdf');
  });

  it('leads nowhere else', () => {
    expect(entryName(1, '../../etc/passwd', 'pdf')).toBe('0001-.._.._etc_passwd.pdf');
    expect(entryName(1, 'C:\\windows\\a', 'pdf')).toBe('0001-C__windows_a.pdf');
  });

  it('keeps what can be kept of a name that Windows forbids', () => {
    expect(entryName(1, 'a<b>c:d"e|f?g*h. . ', 'pdf')).toBe('0001-a_b_c_d_e_f_g_h.pdf');
    expect(entryName(1, 'CON', 'pdf')).toBe('0001-CON.pdf');
    expect(entryName(1, ' \u0000\u202E. ', 'pdf')).toBe('0001.pdf');
  });

  it('is composed as Windows and Linux have it', () => {
    expect(entryName(1, 'e\u0301', 'pdf')).toBe('0001-é.pdf');
  });

  it('is cut between characters, not within', () => {
    const name = entryName(1, '𠮷'.repeat(100), 'pdf');
    expect(name).toBe(`0001-${'𠮷'.repeat(45)}.pdf`);
  });

  it('looks at no more of an endless name than its beginning', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    for (const text of [
      'a' + '\u0301'.repeat(30_000) + '\u0316'.repeat(30_000),
      '. '.repeat(50_000),
      '\u200B'.repeat(50_000),
    ]) {
      expect(Buffer.byteLength(entryName(1, text, 'pdf'))).toBeLessThan(255);
    }
    const lengths = normalize.mock.contexts.map((text) => String(text).length);
    normalize.mockRestore();
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1_000);
  });

  it('is a name on every file system, whatever the caller wrote', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', maxLength: 100 }), (index, text) => {
        const name = entryName(index + 1, text, 'pdf');
        expect(name).toMatch(/^\d{4,}(-.*)?\.pdf$/u);
        expect(name).not.toMatch(forbidden);
        expect(name).not.toMatch(/[. ]\.pdf$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
        expect(name.normalize('NFC')).toBe(name);
      }),
    );
  });
});
