import { lineOf, paragraphsOf } from '../printed/paragraphs.ts';
import type { Annex2Filing } from './schema.ts';

/**
 * The three rows of 前三年度, by year.
 *
 * What is filed always has its row. The rest goes to the three complete years before the filing is drawn up,
 * `fiscalYear`−4 … −2, the latest first: a filed year among them fills its row, any other takes the row of the
 * earliest year that nothing was filed for.
 */
export function evaluationViews({ fiscalYear, review }: Annex2Filing) {
  const filed = review?.evaluations ?? [];
  const filedYears = new Set(filed.map(({ year }) => year));
  const usual = [fiscalYear - 2, fiscalYear - 3, fiscalYear - 4].filter((year) => !filedYears.has(year));
  const empty = usual.slice(0, Math.max(0, 3 - filed.length)).map((year) => ({ year }));
  return [...filed, ...empty].sort((left, right) => left.year - right.year).map(evaluationView);
}

function evaluationView(evaluation: { year: number; score?: string | undefined; opinion?: string | undefined }) {
  return {
    year: String(evaluation.year),
    score: lineOf(evaluation.score),
    opinion: paragraphsOf(evaluation.opinion),
  };
}
