import { describe, expect, it } from 'vitest';
import { ReadingBudget, type ReadingLimits } from '../../../../src/pdf/syntax/reading-budget.ts';
import { comparePdf } from '../../../../src/verify/pdf/compare-pdf.ts';
import { examinePdf } from '../../../../src/verify/pdf/examine-pdf.ts';
import { examineVolume } from '../../../../src/verify/pdf/examine-volume.ts';
import { documentLimits, volumeLimits } from '../../../../src/verify/pdf/limits.ts';
import type { Difference } from '../../../../src/verify/verification.ts';
import { crossReferenceBombs, streamBombs } from '../../../support/hostile/files/pdf-syntax.ts';
import { claiming } from '../../../support/hostile/files/pdf-trees.ts';
import { mereClaims } from '../../../support/hostile/files/volumes.ts';

const named = (names: RegExp) => [...streamBombs(), ...crossReferenceBombs()].filter(({ name }) => names.test(name));

describe('a file that merely holds the words of a volume', () => {
  it('is not called one: 38 bytes are no PDF that can be read, and words elsewhere than in the metadata say nothing', () => {
    for (const { name, bytes } of mereClaims()) {
      const examination = examinePdf(bytes());
      expect([name, examination.kind]).not.toEqual([name, 'issued']);
    }
  });
});

describe('an object that needs others to be read', () => {
  it('by a chain of 5,000 indirect lengths, or by a circle, is told as damage: no overflow of the stack', () => {
    for (const { name, bytes } of named(/indirect lengths|the stream itself/)) {
      const file = bytes();
      expect([name, examinePdf(file).kind]).toEqual([name, 'unreadable']);
      expect(examineVolume(file, 10).kind).toMatch(/^(un)?readable$/);
    }
  });

  it('by a cross-reference with half an object, or with more objects than numbers, is told as damage too', () => {
    for (const { name, bytes } of crossReferenceBombs()) {
      if (/300,000|20 million|10,000/.test(name)) continue; // large: in the endurance tests
      expect([name, examinePdf(bytes()).kind]).toEqual([name, expect.stringMatching(/unreadable|foreign/)]);
    }
  });
});

describe('what reading a file may cost', () => {
  it('grows with its length, and is the same for all that multiply what a small file holds', () => {
    const [small, large] = [documentLimits(1_000), documentLimits(2_500_000)];
    expect(small.steps).toBeLessThan((large.steps ?? 0) / 8);
    expect(volumeLimits(64 << 20).steps).toBeLessThan(200_000_000);
    const shared = (count: number): Buffer =>
      claiming('/Pages 10 0 R/StructTreeRoot<</K 20 0 R>>', {
        10: '<</Type/Pages/Kids[11 0 R]>>',
        11: '<</Type/Page/Contents 12 0 R>>',
        12: '<</Length 0>>\nstream\n\nendstream',
        20: `<</S/Document/K[${Array.from({ length: count }, (_, index) => `${30 + index} 0 R`).join(' ')}]>>`,
        21: `[${'0 '.repeat(count)}]`,
        ...Object.fromEntries(Array.from({ length: count }, (_, index) => [30 + index, '<</S/P/Pg 11 0 R/K 21 0 R>>'])),
      });
    const differences: readonly Difference[] = comparePdf(shared(1_000), shared(1_000));
    expect(differences.map(({ message }) => message).join()).toContain('more work');
  });

  it('is taken from one budget, by decoding, by building and by walking', () => {
    const limits: ReadingLimits = { decodedBytes: 10_000, objects: 10, steps: 100, heldSteps: 60, updates: true };
    const budget = new ReadingBudget(limits);
    budget.build(60);
    expect(() => budget.build(1)).toThrow('more work');
    budget.letGo();
    budget.spend(38);
    expect(() => budget.spend(3)).toThrow('more work');
  });
});
