import type { Section } from './flow.ts';
import { pageHeight } from './measures.ts';

/** A section whose gaps have their heights. */
export interface FittedSection {
  /** The heights of its blocks include their gaps. */
  readonly section: Section;
  /** Of each of its gaps the height, if that is not the designed one. */
  readonly gaps: readonly (number | undefined)[];
}

/**
 * Gives the gaps of a section of blocks – the cover – their heights: as designed where there is room, else as much as
 * lets it stand on one page, all in the same proportion; and if that cannot be, their least.
 */
export function fitGaps(section: Section): FittedSection {
  const blocks = section.flatMap((item) => (item.kind === 'block' ? [item] : []));
  const gaps = blocks.flatMap(({ gap }) => (gap === undefined ? [] : [gap]));
  if (gaps.length === 0 || blocks.length < section.length) return { section, gaps: [] };
  const needed = blocks.reduce((sum, { height, gap }) => sum + height + (gap?.most ?? 0), 0);
  const excess = needed - pageHeight;
  const free = gaps.reduce((sum, { most, least }) => sum + most - least, 0);
  const share = Math.min(1, Math.max(0, excess / free));
  const fitted: (number | undefined)[] = [];
  const withGaps = blocks.map((block) => {
    const { gap } = block;
    if (gap === undefined) return block;
    const height = Math.floor(gap.most - share * (gap.most - gap.least));
    fitted.push(height < gap.most ? height : undefined);
    return { ...block, height: block.height + height };
  });
  return { section: withGaps, gaps: fitted };
}
