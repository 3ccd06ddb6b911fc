import { describe, expect, it } from 'vitest';
import { IndirectObject, PdfDictionary, type PdfObject, PdfString } from '../../../../src/pdf/syntax/objects.ts';
import type { VolumeExamination } from '../../../../src/verify/examination.ts';
import { examineVolume as examine } from '../../../../src/verify/pdf/examine-volume.ts';
import { attached, madeUpVolume, manifestOf } from '../../../support/archive/bound-volume.ts';

const examineVolume = (pdf: Uint8Array): VolumeExamination => examine(pdf, 2_000);

/** Refuses a volume that could be read. */
function messageOf(examination: VolumeExamination): string {
  if (examination.kind !== 'unreadable') throw new Error('The volume was read');
  return examination.message;
}

describe('what a volume holds', () => {
  it('is its manifest and the places of its filings, and what it has beside them', () => {
    const filings = { '0000001': Buffer.from('{"one":1}'), '0000003': Buffer.from('{}') };
    const pdf = madeUpVolume(attached({ ...filings, 'manifest.json': manifestOf(['annex-4']) }));
    const found = examineVolume(pdf);
    if (found.kind !== 'readable') throw new Error('The volume was not read');
    expect(found.writtenLength).toBe(pdf.length);
    expect(found.manifest?.items).toMatchObject([{ index: 1, status: 'printed', form: 'annex-4' }]);
    expect([...found.filings.keys()]).toEqual([1, 3]);
    expect(found.differences).toMatchObject([{ code: 'filing-added' }]);
    expect(found.differences[0]?.message).toContain('3');
  });

  it('is not asked for when there is too much of it', () => {
    const pdf = madeUpVolume(attached({ 'manifest.json': manifestOf(['annex-4', 'annex-2']) }));
    expect(examine(pdf, 1)).toEqual({ kind: 'too-many', items: 2 });
  });

  it('has no manifest when that is none, or numbers its items in no order', () => {
    const twice = manifestOf(['annex-4', 'annex-2']).toString().replaceAll('"index":2', '"index":1');
    for (const manifest of ['', '{}', '[1', twice]) {
      const found = examineVolume(madeUpVolume(attached({ 'manifest.json': Buffer.from(manifest) })));
      expect(found).toMatchObject({ kind: 'readable', manifest: undefined });
    }
  });
});

describe('a volume that was made to cost', () => {
  it('is not read when it has a hundred thousand attachments', () => {
    const specification = new IndirectObject(new PdfDictionary());
    const names = Array.from({ length: 100_000 }, (_, at): PdfObject[] => [PdfString.ascii(`${at}`), specification]);
    const tree = new IndirectObject(PdfDictionary.of({ Names: names.flat() }));
    expect(messageOf(examineVolume(madeUpVolume(tree)))).toMatch(/10000 attachments/);
  });

  it('is not read when its attachments go round in a circle, or lead to one again and again', () => {
    const circle = new IndirectObject(null);
    circle.value = PdfDictionary.of({ Kids: [circle] });
    let fan = new IndirectObject(new PdfDictionary());
    for (let level = 0; level < 8; level += 1) {
      fan = new IndirectObject(PdfDictionary.of({ Kids: Array<PdfObject>(50).fill(fan) }));
    }
    for (const tree of [circle, fan]) expect(messageOf(examineVolume(madeUpVolume(tree)))).toMatch(/name tree/);
  });

  it('is not unpacked beyond measure', () => {
    const zeros = Buffer.alloc(49 << 20);
    const pdf = madeUpVolume(attached({ 'manifest.json': zeros }));
    expect(pdf.length).toBeLessThan(1 << 20);
    expect(messageOf(examineVolume(pdf))).toMatch(/decodes to more/);
    // A filing is taken out when its turn comes: where it lies is all that is read of it here.
    expect(examineVolume(madeUpVolume(attached({ '0000001': zeros })))).toMatchObject({ kind: 'readable' });
  });
});
