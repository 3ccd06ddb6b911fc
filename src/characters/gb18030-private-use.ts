/**
 * Characters that GBK had in Unicode's private use area before they had a code point of their own, and the code points
 * that GB 18030-2022 gives them: runs of private-use characters by the first, and what each is. E76C is GBK A2E3, E78D
 * its A6D9, E7C7 its A8BC, E7E7 its A989, E815 its FE50. A test holds them against the decoders of Node, which know the
 * rows of both standards, but for the six Han that GB 18030 has by four-byte codes.
 */
const runs: readonly (readonly [string, string])[] = [
  ['\uE76C', '\u20AC'],
  ['\uE78D', '\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19'],
  ['\uE7C7', '\u1E3F\u01F9'],
  ['\uE7E7', '〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻'],
  [
    '\uE815',
    '⺁𠂇𠂉𠃌⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧𡗗龸⺪䁖䅟⺮䌷⺳⺶⺷𢦏䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺𤇾䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻',
  ],
];

/** The standard character of each private-use one. */
export const gb18030PrivateUse: ReadonlyMap<string, string> = new Map(
  runs.flatMap(([first, standard]) =>
    Array.from(standard, (character, index) => [String.fromCharCode(first.charCodeAt(0) + index), character] as const),
  ),
);
