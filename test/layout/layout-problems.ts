import type { Box, PageLayout } from '../support/pdf/page-layout.ts';
import {
  type PlacedText,
  type PrintedCell,
  type PrintedDocument,
  type PrintedTable,
  saying,
  withoutBlanks,
} from '../support/pdf/printed-document.ts';
import { type Region, type RuledRegions, ruledRegions } from '../support/pdf/ruled-regions.ts';

/** A4 in CSS pixels, and the margins of docs/geometry.md. */
const paper = { width: 793.7, height: 1122.5 };
const margin = { side: 84.867, top: 75, bottom: 75 };

/** Everything about the layout of a print that a careful clerk would not let pass; empty if there is nothing. */
export function layoutProblems(document: PrintedDocument): string[] {
  const regions = document.pages.map((page) => ruledRegions(page.rules, page));
  return [
    ...document.pages.flatMap((page, index) => pageProblems(page, index, document)),
    ...document.pages.flatMap((page, index) => overlaps(page, index)),
    ...regions.flatMap(({ regions }, page) =>
      regions.filter(({ rectangular }) => !rectangular).map((region) => `${at(page, region)} is no rectangle`),
    ),
    ...document.pages.flatMap((page, index) => ruleProblems(page, index)),
    ...document.blocks.flatMap((block) => (block.kind === 'table' ? cellProblems(block, regions) : [])),
    ...repeatedTextProblems(document, regions),
  ];
}

/** Size, margins, page number, and that there is something on it. */
function pageProblems(page: PageLayout, index: number, { blocks }: PrintedDocument): string[] {
  const problems: string[] = [];
  if (Math.abs(page.width - paper.width) > 1 || Math.abs(page.height - paper.height) > 1) {
    problems.push(`page ${index + 1} is not A4`);
  }
  const foot = page.height - margin.bottom;
  const below = page.texts.filter(({ baseline }) => baseline > foot);
  const number = saying(below);
  // What stands before the first part is a cover, which has no number.
  const firstPart = blocks.find((block) => block.kind === 'heading' && block.level === 2);
  const isCover = index < (firstPart?.kind === 'heading' ? (firstPart.texts[0]?.page ?? 0) : 0);
  if (number !== String(index + 1) && !(number === '' && isCover)) {
    problems.push(`page ${index + 1} has the number “${number}”`);
  }
  for (const { left, right } of below) {
    if (Math.abs((left + right) / 2 - page.width / 2) > 1)
      problems.push(`the number of page ${index + 1} is not centred`);
  }
  const body = page.texts.filter((text) => !below.includes(text) && text.text.trim() !== '');
  if (body.length === 0) problems.push(`page ${index + 1} is blank`);
  for (const text of body) {
    const inside =
      text.left > margin.side - 1 &&
      text.right < page.width - margin.side + 1 &&
      text.top > margin.top - 1 &&
      text.bottom < foot + 1;
    if (!inside) problems.push(`${at(index, text)} “${text.text}” is outside of the margins`);
  }
  return problems;
}

/** Two pieces of text share a place. */
function overlaps({ texts }: PageLayout, page: number): string[] {
  const printed = texts.filter(({ text }) => text.trim() !== '').toSorted((one, other) => one.top - other.top);
  return printed.flatMap((text, index) => {
    const problems: string[] = [];
    for (let next = index + 1; next < printed.length; next += 1) {
      const other = printed[next];
      if (other === undefined || other.top > text.bottom - 1) break;
      if (Math.min(text.right, other.right) - Math.max(text.left, other.left) > 1) {
        problems.push(`${at(page, text)} “${text.text}” and “${other.text}” overlap`);
      }
    }
    return problems;
  });
}

/** All rules are of one weight, none is doubled, and none ends in the void: each upright one ends at flat ones. */
function ruleProblems({ rules, height }: PageLayout, page: number): string[] {
  const flat = rules.filter(({ top, bottom }) => bottom - top < 2);
  const upright = rules.filter(({ left, right }) => right - left < 2);
  const heavy = rules.filter(
    ({ left, right, top, bottom }) => Math.abs(Math.min(right - left, bottom - top) - 1) > 0.1,
  );
  const meets = (x: number, y: number): boolean =>
    flat.some(({ left, right, top, bottom }) => left - 1 <= x && x <= right + 1 && top - 1 <= y && y <= bottom + 1) ||
    upright.some(({ left, right, top, bottom }) => left - 1 <= x && x <= right + 1 && top < y - 1 && y + 1 < bottom);
  const isDoubled = (one: Box, other: Box): boolean => {
    const distance = Math.abs(one.top - other.top);
    return distance > 0.3 && distance < 6 && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2;
  };
  return [
    ...rules
      .filter(({ top, bottom }) => top < margin.top - 0.01 || bottom > height - margin.bottom + 0.01)
      .map((rule) => `${at(page, rule)} a rule is cut by the margin`),
    ...heavy.map((rule) => `${at(page, rule)} a rule is not 1 px thick`),
    ...upright
      .filter(
        ({ left, right, top, bottom }) =>
          ![top, bottom].every((y) => meetsAnother((left + right) / 2, y, upright, meets)),
      )
      .map((rule) => `${at(page, rule)} an upright rule ends in the void at ${rule.bottom.toFixed(0)}`),
    ...flat
      .filter((rule, index) => flat.slice(index + 1).some((other) => isDoubled(rule, other)))
      .map((rule) => `${at(page, rule)} a rule is doubled`),
  ];
}

/** Upright rules come in pieces, a piece a row: one that goes on in the next piece does not end there. */
function meetsAnother(
  x: number,
  y: number,
  upright: readonly Box[],
  meets: (x: number, y: number) => boolean,
): boolean {
  const pieces = upright.filter(({ left, right }) => Math.abs((left + right) / 2 - x) < 0.5);
  return (
    meets(x, y) ||
    (pieces.some(({ bottom }) => Math.abs(bottom - y) < 1) && pieces.some(({ top }) => Math.abs(top - y) < 1))
  );
}

/** Each cell's text stands in one closed rectangle a page, and no other cell's text in the same. */
function cellProblems({ rows }: PrintedTable, regions: readonly RuledRegions[]): string[] {
  const problems: string[] = [];
  const owners = new Map<Region, PrintedCell>();
  for (const cell of rows.flat()) {
    for (const text of cell.texts) {
      if (text.text.trim() === '') continue;
      const region = regions[text.page]?.at((text.left + text.right) / 2, (text.top + text.bottom) / 2);
      if (region === undefined) {
        problems.push(`${at(text.page, text)} “${text.text}” is in no cell`);
        continue;
      }
      if (!isInside(text, region)) problems.push(`${at(text.page, text)} “${text.text}” leaves its cell`);
      const owner = owners.get(region) ?? cell;
      owners.set(region, owner);
      if (owner !== cell)
        problems.push(`${at(text.page, text)} “${text.text}” is in the cell of “${saying(owner.texts)}”`);
    }
  }
  return problems;
}

/** What is not in the structure tree is a page number or a repeated head row, in cells of its own. */
function repeatedTextProblems({ pages, blocks }: PrintedDocument, regions: readonly RuledRegions[]): string[] {
  const heads = new Set(
    blocks
      .flatMap((block) => (block.kind === 'table' ? (block.rows[0] ?? []) : []))
      .flatMap(({ texts }) => texts.map(({ text }) => withoutBlanks(text))),
  );
  return pages.flatMap(({ texts, height }, page) =>
    texts
      .filter(
        ({ mcid, baseline, text }) => mcid === undefined && baseline < height - margin.bottom && text.trim() !== '',
      )
      .flatMap((text) => {
        const region = regions[page]?.at((text.left + text.right) / 2, (text.top + text.bottom) / 2);
        if (!heads.has(withoutBlanks(text.text))) return [`${at(page, text)} “${text.text}” is not tagged`];
        return region !== undefined && isInside(text, region)
          ? []
          : [`${at(page, text)} “${text.text}” leaves its cell`];
      }),
  );
}

function isInside(text: PlacedText | Box, region: Region): boolean {
  return (
    text.left >= region.left && text.right <= region.right && text.top >= region.top && text.bottom <= region.bottom
  );
}

function at(page: number, { left, top }: Box): string {
  return `page ${page + 1} at ${left.toFixed(0)},${top.toFixed(0)}:`;
}
