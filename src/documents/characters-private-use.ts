/**
 * Characters that GB 18030 kept in Unicode's private use area before they had a code point of their own, and the
 * code points that GB 18030-2022 gives them. The first line is that of the edition of 2005 (ḿ), the next two are
 * the eighteen that changed their code in 2022, the last the six that GB 18030-2022 has by their four-byte code.
 */
const standardCodePoints: ReadonlyMap<string, string> = new Map(
  [
    '\uE7C7\u1E3F',
    '\uE78D\uFE10 \uE78E\uFE12 \uE78F\uFE11 \uE790\uFE13 \uE791\uFE14 \uE792\uFE15 \uE793\uFE16 \uE794\uFE17 \uE795\uFE18 \uE796\uFE19',
    '\uE81E\u9FB4 \uE826\u9FB5 \uE82B\u9FB6 \uE82C\u9FB7 \uE832\u9FB8 \uE843\u9FB9 \uE854\u9FBA \uE864\u9FBB',
    '\uE816\u{20087} \uE817\u{20089} \uE818\u{200CC} \uE831\u{215D7} \uE83B\u{2298F} \uE855\u{241FE}',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

const privateUse = new RegExp(`[${[...standardCodePoints.keys()].join('')}]`, 'g');

/** The text with GB 18030's old private-use characters as standard ones. Nothing else is changed. */
export function withStandardCodePoints(text: string): string {
  return text.replaceAll(privateUse, (character) => standardCodePoints.get(character) ?? character);
}
