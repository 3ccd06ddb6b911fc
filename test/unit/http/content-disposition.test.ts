import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, safeFileName } from '../../../src/http/response/content-disposition.ts';

describe('A safe file name', () => {
  it('keeps ordinary names and gets the extension of the format once', () => {
    expect(safeFileName('附件2-2021年度', 'pdf')).toBe('附件2-2021年度.pdf');
    expect(safeFileName('report.PDF', 'pdf')).toBe('report.pdf');
    expect(safeFileName('report.pdf', 'docx')).toBe('report.pdf.docx');
    expect(safeFileName('v1.2 final', 'pdf')).toBe('v1.2 final.pdf');
  });

  it('is no path, not hidden, and disguises nothing', () => {
    expect(safeFileName('../../etc/passwd', 'pdf')).toBe('etc_passwd.pdf');
    expect(safeFileName('C:\\Windows\\x', 'pdf')).toBe('C__Windows_x.pdf');
    expect(safeFileName('.bashrc', 'html')).toBe('bashrc.html');
    expect(safeFileName('a\u202Efdp.exe', 'pdf')).toBe('afdp.exe.pdf');
    expect(safeFileName('a\u0000\r\nb', 'pdf')).toBe('ab.pdf');
    expect(safeFileName('100%25.pdf', 'pdf')).toBe('100_25.pdf');
  });

  it('is never a device of Windows', () => {
    for (const name of ['CON', 'con.pdf', 'Nul.txt', 'COM1', 'lpt9']) expect(safeFileName(name, 'pdf')).toMatch(/^_/);
    expect(safeFileName('console', 'pdf')).toBe('console.pdf');
  });

  it('is undefined when nothing is left', () => {
    for (const name of ['', ' ', '...', '/', '\u200B', '._.']) expect(safeFileName(name, 'pdf')).toBeUndefined();
  });

  it('fits into a file system and a header, whatever was wanted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
        (wanted) => {
          const name = safeFileName(wanted, 'pdf');
          if (name === undefined) return;
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(201);
          expect(name).toMatch(/\.pdf$/);
          expect(name).not.toMatch(/[\x00-\x1f\x7f/\\:*?"<>|%]|\.\.|^[. ]|[. ]$/);
          expect(contentDisposition(name, 'annex-2.pdf')).toMatch(/^[\x20-\x7e]+$/);
        },
      ),
    );
  });
});

describe('Content-Disposition', () => {
  it('gives the name in UTF-8 and an ASCII one beside it (RFC 6266, RFC 8187)', () => {
    expect(contentDisposition("年报 (1)'s.pdf", 'annex-2.pdf')).toBe(
      `attachment; filename="annex-2.pdf"; filename*=UTF-8''%E5%B9%B4%E6%8A%A5%20%281%29%27s.pdf`,
    );
    expect(contentDisposition('report.pdf', 'annex-2.pdf')).toBe(
      `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`,
    );
  });
});
