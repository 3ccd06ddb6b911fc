/** What docxtemplater makes of a part of the template: its XML, cut at the tags that a clerk wrote. */
export interface Token {
  readonly type: 'content' | 'tag' | 'placeholder';
  /** XML, or the path of a placeholder. */
  readonly value: string;
  /** Name of the element of a `tag` token: `w:tr`. */
  readonly tag?: string;
  readonly position?: string;
  /** Where it begins among all tokens of the part; of a section its opening tag. */
  readonly lIndex?: number;
  /** `loop` for a section, whose tokens are `subparsed`. */
  readonly module?: string;
  readonly inverted?: boolean;
  readonly subparsed?: readonly Token[];
}

/** Where a generated row stands among the rows of its loop. */
export interface RowPosition {
  readonly first: boolean;
  readonly last: boolean;
}

/**
 * The tokens of a section at one position of its loop. Two properties of a table row that is repeated would be
 * wrong in every copy, and Word knows no other way to state them:
 *
 * - a vertical merge that starts in a cell before the opening tag is the label of the list, one cell over all of its rows:
 *   the first item keeps it, the others continue the merge with an empty paragraph. One that starts in the cell of the tag
 *   or behind it is of the item, and stands as often as there are items;
 * - `w:keepNext` holds the last row to what follows, not the rows of the loop to each other.
 *
 * @param opening where the opening tag stood: `lIndex` of the section
 */
export function tokensAt(tokens: readonly Token[], { first, last }: RowPosition, opening: number): readonly Token[] {
  if (tokens[0]?.tag !== 'w:tr') return tokens;
  const merged = first ? tokens : continueLabels(tokens, opening);
  return last ? merged : merged.map((token) => replaceIn(token, /<w:keepNext(?: [^>]*)?\/>/, ''));
}

const mergeStart = /<w:vMerge w:val="restart"\s*\/>/;

function continueLabels(tokens: readonly Token[], opening: number): readonly Token[] {
  const before = tokens.findIndex(({ lIndex = 0 }) => lIndex > opening);
  const labels = tokens.slice(0, before).findLastIndex((token) => isEdge(token, 'w:tc', 'end')) + 1;
  return [...continueMerges(tokens.slice(0, labels)), ...tokens.slice(labels)];
}

function continueMerges(tokens: readonly Token[]): readonly Token[] {
  const result: Token[] = [];
  let merged = false;
  let inRun = false;
  for (const token of tokens) {
    if (isEdge(token, 'w:tc', 'start')) merged = false;
    if (mergeStart.test(token.value)) merged = true;
    if (merged && isEdge(token, 'w:r', 'start')) inRun = true;
    if (!inRun) result.push(replaceIn(token, mergeStart, '<w:vMerge/>'));
    if (isEdge(token, 'w:r', 'end')) inRun = false;
  }
  return result;
}

function replaceIn(token: Token, pattern: RegExp, replacement: string): Token {
  if (token.type !== 'content' || !pattern.test(token.value)) return token;
  return { ...token, value: token.value.replace(pattern, replacement) };
}

export function isEdge(token: Token, tag: string, position: 'start' | 'end'): boolean {
  return token.tag === tag && token.position === position;
}
