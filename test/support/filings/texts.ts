import fc from 'fast-check';

/**
 * Texts as filers write them, and the ones that break layouts. All characters are in the shipped fonts, all texts
 * pass the schemas of the forms.
 */

const clauses = [
  '按照年度工作计划稳步推进项目实施',
  '确保所有信息化设备安全稳定运行',
  '全区公办学校覆盖率达到100%',
  '采购服务器3台、交换机12台、无线AP共256个',
  '依据《江西省教育事业发展“十三五”规划》',
  '建成1000M城域网',
  '完成“三通两平台”之“校校通”“班班通”建设',
  '及时排除网络故障（响应时间≤2小时）',
  '软件平台由V2.1升级到V3.0 SP1',
  '群众满意度不低于95.5%',
  '促进信息技术与学科的深度融合',
  '资金使用严格执行《预算法》及其实施条例',
  '项目经费纳入财政监管——专款专用',
  'Wi-Fi 6 (802.11ax) 接入点全部更换',
  '2021年1月1日至2021年12月31日',
  '喆堃玥等教师参加培训',
  '由〇一二小学、𠮷安路小学试点',
  '改变重设备维护、轻教育信息化运用的现状',
  '节约经费约1,234.56万元',
  'IT服务整体运维模式',
] as const;

const joints = ['，', '；', '。', '、', '：', '。', '，', '……', '！', '，'] as const;

/** Only punctuation: everything that may not start or end a line, in a row. */
export const onlyPunctuation =
  '，。、；：？！“”‘’（）《》〈〉【】…—·～％,.;:?!()[]"\'/-，。、；：？！……——（（（）））《《》》“‘’”。。。，，，！！！';

/**
 * The same marks, two between any two words. In a narrow cell marks alone have no place at which a line may end and are
 * torn, and where Word tears them is not known, so only corner filings have them.
 */
const punctuated = onlyPunctuation.replaceAll(/../gu, '$&名');

/** One Latin word without a place to break it. */
export const unbrokenWord = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(5).slice(0, 200);

/** Forty short paragraphs. */
export const fortyParagraphs = Array.from({ length: 40 }, (_, index) => `${index + 1}.第${index + 1}项`).join('\n');

/** Deterministic prose of about that many characters; another seed, another text. */
export function prose(characters: number, seed: number): string {
  let state = (seed >>> 0) + 1;
  const next = (bound: number): number => {
    // The generator of Numerical Recipes: good enough to shuffle clauses, the same on every machine.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  let text = '';
  while (text.length < characters) {
    const joint = joints[next(joints.length)] ?? '。';
    text += `${clauses[next(clauses.length)] ?? ''}${joint}${joint === '。' && next(4) === 0 ? '\n' : ''}`;
  }
  // Never in the middle of a surrogate pair.
  const cut = text.slice(0, characters).replace(/[\uD800-\uDBFF]$/, '');
  return cut.trimEnd() === '' ? '无' : cut;
}

/** A text of ten thousand characters. */
export const tenThousandCharacters = prose(10_000, 20_211_231);

/** Prose of a length between the two. */
export function proseOf(min: number, max: number): fc.Arbitrary<string> {
  return fc.tuple(fc.integer({ min, max }), fc.nat({ max: 1_000_000 })).map(([length, seed]) => prose(length, seed));
}

/** Blanks where an editor leaves them: inside, before, after, between paragraphs. */
const untidy = fc.constantFrom(
  '  首行空两格，中间  空两格。  ',
  '\t制表符开头\t中间也有\n\n上面空一段，末尾有换行\n',
  '第一段\n\n\n\n第五段',
  '全角　空格　与 半角 空格',
  'A4纸210×297mm，误差±0.3mm，温度25℃，面积120㎡，第①②③项，No.5，≥95%',
);

/** A narrative: empty, a line, a paragraph, a page, or one of the nasty ones. */
export const narratives: fc.Arbitrary<string | undefined> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(undefined, '') },
  { weight: 22, arbitrary: proseOf(1, 40) },
  { weight: 30, arbitrary: proseOf(40, 400) },
  { weight: 8, arbitrary: proseOf(400, 2500) },
  { weight: 1, arbitrary: proseOf(9_000, 10_000) },
  { weight: 3, arbitrary: fc.constant(unbrokenWord) },
  { weight: 3, arbitrary: fc.constant(punctuated) },
  { weight: 3, arbitrary: fc.constant(fortyParagraphs) },
  { weight: 5, arbitrary: untidy },
);

/** A text for a cell that is filled with a few words, now and then with far too many. */
export function wordsFrom(usual: readonly string[]): fc.Arbitrary<string | undefined> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(undefined, '') },
    { weight: 60, arbitrary: usual.length === 0 ? proseOf(1, 12) : fc.constantFrom(...usual) },
    { weight: 12, arbitrary: proseOf(1, 30) },
    { weight: 4, arbitrary: proseOf(30, 120) },
    { weight: 1, arbitrary: fc.constant(unbrokenWord) },
    { weight: 1, arbitrary: fc.constant(punctuated) },
    { weight: 2, arbitrary: untidy },
  );
}

/** What people write where the title of a cell asks for something of that kind. */
const kinds: readonly (readonly [title: RegExp, words: readonly string[]])[] = [
  [/电话/, ['13800138000', '0791-86738888', '0791-86738888转8012、13800138000', '400-800-1234']],
  [/人$|人（|姓名/, ['李明', '王建国', '欧阳修远', '古丽娜尔·买买提江', '喆堃', 'Anna Müller']],
  [/部门|科室|单位/, ['教研中心', '东湖区教育体育局', '东湖区教育体育局信息化建设与装备管理科']],
  [/编码/, ['105001', '360102-105-001']],
  [/值$/, ['100%', '≥95%', '12次', '不超过预算批复数', '0', '较上年增长5个百分点']],
  [/名称|内容/, ['信息化运维提升', '智慧校园建设（二期）', '班班通设备更新', '校园网络安全等级保护测评服务采购']],
];

/** The words that are usual in a cell of that title. */
export function usualWords(title: string): readonly string[] {
  return kinds.flatMap(([pattern, words]) => (pattern.test(title) ? words : []));
}
