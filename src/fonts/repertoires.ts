import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodePointSet } from './code-point-set.ts';

/** A list of characters that a standard or an authority asks for. */
export interface Repertoire {
  /** Stable id in `GET /v1/fonts`. */
  readonly id: string;
  readonly title: string;
  readonly characters: CodePointSet;
}

type Ranges = readonly (readonly [first: number, last: number])[];

/** GB 18030-2022, 9.2: the unified ideographs of the basic plane as of Unicode 11, extension A, … */
const basicPlane: Ranges = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fef],
  // … the twelve unified ideographs in the block of compatibility ideographs, …
  ...[0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29].map(single),
];

/** … and fourteen components that the standard counts as Han there and as radicals further on. */
const components: Ranges = [
  0x2e81, 0x2e84, 0x2e88, 0x2e8b, 0x2e8c, 0x2e97, 0x2ea7, 0x2eaa, 0x2eae, 0x2eb3, 0x2eb6, 0x2eb7, 0x2ebb, 0x2eca,
].map(single);

/** GB 18030-2022, 9.4: all Han characters of the standard, extensions B to F as well. */
const supplementaryPlane: Ranges = [
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
];

function single(codePoint: number): readonly [number, number] {
  return [codePoint, codePoint];
}

/** The 8,105 characters of 通用规范汉字表 (2013) in the order of the table. */
export function generalStandardCharacters(fontFolder: string): string {
  return readFileSync(join(fontFolder, 'repertoires', 'general-standard-characters.txt'), 'utf8').replaceAll('\n', '');
}

/** The three implementation levels of GB 18030-2022 (27,584, 27,780 and 87,887 characters) and 通用规范汉字表. */
export function repertoires(fontFolder: string): readonly Repertoire[] {
  const generalStandard = new CodePointSet();
  for (const character of generalStandardCharacters(fontFolder)) generalStandard.add(character.codePointAt(0) ?? 0);
  const levelOne = CodePointSet.ofRanges([...basicPlane, ...components]);
  const levelTwo = CodePointSet.union([levelOne, generalStandard]);
  const levelThree = CodePointSet.ofRanges([...basicPlane, ...supplementaryPlane]);
  return [
    { id: 'gb18030-2022-level-1', title: 'GB 18030-2022 实现级别 1 的汉字', characters: levelOne },
    { id: 'gb18030-2022-level-2', title: 'GB 18030-2022 实现级别 2 的汉字', characters: levelTwo },
    { id: 'gb18030-2022-level-3', title: 'GB 18030-2022 实现级别 3 的汉字', characters: levelThree },
    { id: 'general-standard', title: '通用规范汉字表', characters: generalStandard },
  ];
}
