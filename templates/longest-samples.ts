import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The sample filings `longest`: every list and text far longer than a filer would make them, to see what gives way.
 * `npx tsx templates/longest-samples.ts` writes them; a test holds the files against this source.
 */

const sentences = [
  '项目单位应按照批复的绩效目标组织实施，及时归集数据，按季度报送绩效运行监控情况。',
  '对偏离目标的，要分析原因并采取纠正措施；确需调整的，按规定程序报批。',
  '加强网络安全防护，落实等级保护制度，保障数据的完整性、保密性和可用性。',
  '依托“三通两平台”，推进信息技术与教育教学深度融合，覆盖全区86所公办学校。',
  '设备采购严格执行政府采购规定，合同、验收、支付等资料（含电子档案）归档备查。',
  '2021年全区教育信息化设备完好率达到98.5%，比上年提高2.3个百分点。',
  '培训信息技术骨干教师1,200人次，人均不少于24学时。',
  '运维服务实行7×24小时响应，一般故障4小时内解决，重大故障24小时内解决。',
];

/** Chinese text of exactly that many characters. */
function text(length: number, start = 0): string {
  let result = '';
  for (let index = start; result.length < length; index += 1) result += sentences[index % sentences.length] ?? '';
  return result.slice(0, length);
}

/** Short numbered paragraphs. */
function paragraphs(count: number): string {
  return Array.from({ length: count }, (_, index) => `${index + 1}.${text(6 + ((index * 7) % 23), index)}`).join('\n');
}

/** An address as a filer pastes it: two hundred letters without a place to break. */
const longWord = `https://data.example.cn/${'PerformanceBudgetFiling'.repeat(8)}`.slice(0, 200);

const people = ['何志强', '罗晓梅', '熊立群', '欧阳思齐', '周文静', '万小川'];

const kinds = [
  ...['quantity', 'quality', 'timeliness', 'cost'],
  ...['economic', 'social', 'environmental', 'sustainable', 'satisfaction'],
];

function indicator(number: number) {
  return {
    name: text(8 + ((number * 11) % 60), number),
    target: number % 3 === 0 ? `≥${90 + (number % 10)}%` : `${number}项`,
    ...(number % 4 === 0 ? { remark: text(4 + (number % 20), number) } : {}),
  };
}

/** Fifteen third-level indicators in one cell of every sub-project, fewer in the others, none in some. */
function indicators(subproject: number) {
  const counts = kinds.map((_, index) => {
    if (index === subproject % kinds.length) return 15;
    return index === 8 ? 1 : (index + subproject) % 4;
  });
  return Object.fromEntries(
    kinds.map((kind, index) => [
      kind,
      Array.from({ length: counts[index] ?? 0 }, (_, row) => indicator(subproject * 20 + index * 3 + row)),
    ]),
  );
}

const opinion = (length: number, index: number) => ({
  opinion: text(length, index),
  reviewer: people[index],
  date: `2020-11-${10 + index}`,
});

const opinions = (length: number) => ({
  competentDepartment: opinion(length, 0),
  financeBusiness: opinion(length, 1),
  performanceOffice: opinion(length, 2),
  budgetOffice: opinion(length, 3),
});

const projectName = `东湖区教育信息化基础设施运行维护与应用提升综合项目（${text(60)}）`;

const annex2 = {
  district: '东湖区',
  fiscalYear: 2021,
  projectName,
  department: `东湖区教育科技体育局（${text(40, 2)}）`,
  departmentHead: '欧阳思齐',
  departmentBudgetCode: '205001-360102-2021-000123456789',
  preparedOn: '2020-10-15',
  filingUnit: '教育技术装备与信息化管理中心',
  projectLeader: '周文静',
  contact: { name: '何志强', phone: '0791-86770000转8001、13800138000' },
  nature: 'continuing',
  scope: 'recurring',
  orientation: 'social',
  category: { kind: 'administrative', subtype: 'procurement' },
  startDate: '2021-01-01',
  endDate: '2021-12-31',
  overview: text(10_000),
  justification: {
    basis: text(3_000, 1),
    necessity: paragraphs(40),
    feasibility: `${text(200, 3)}${longWord}${text(200)}`,
  },
  safeguards: paragraphs(25),
  overallGoal: text(1_500, 4),
  annualGoal: `${text(600, 5)}\n\n${text(10_000, 6)}\n${longWord}`,
  schedule: Array.from({ length: 60 }, (_, index) => ({
    period: `2021年${1 + Math.floor(index / 5)}月第${1 + (index % 5)}周`,
    content: text(10 + ((index * 17) % 90), index),
  })),
  budget: { total: 12_000, currentYear: 9_600.5, previousYear: 9_000, previousYearSpent: 8_999.99, carryOver: 0.01 },
  funding: {
    total: { previousYear: 9_000, currentYear: 9_600.5 },
    fiscal: { previousYear: 8_000, currentYear: 9_000 },
    fiscalSuperior: { previousYear: 1_000, currentYear: 1_500 },
    fiscalLocal: { previousYear: 6_500, currentYear: 7_000 },
    fiscalSubordinate: { previousYear: 500, currentYear: 500 },
    own: { previousYear: 900, currentYear: 500.5 },
    ownUndertaking: { previousYear: 600, currentYear: 300 },
    ownOperating: { previousYear: 200, currentYear: 200 },
    ownOther: { previousYear: 100, currentYear: '0.500000' },
    other: { previousYear: 100, currentYear: 100 },
  },
  subprojects: Array.from({ length: 12 }, (_, index) => ({
    name: text(6 + ((index * 13) % 50), index),
    amount: 1_000,
    startDate: '2021-01-01',
    endDate: '2021-12-31',
    department: text(4 + ((index * 5) % 14), index),
    owner: people[index % people.length],
    purpose: index === 5 ? text(10_000, index) : text(60 + index * 40, index),
    indicators: indicators(index),
  })),
  signOff: { preparedBy: '何志强', phone: '13800138000', projectLeader: '周文静' },
  review: {
    evaluations: [
      { year: 2017, score: 85.5, opinion: text(300, 1) },
      { year: 2018, score: '良好', opinion: paragraphs(6) },
      { year: 2019, score: 92, opinion: text(500, 3) },
    ],
    opinions: opinions(400),
  },
};

const annex4 = {
  filingUnit: '教育技术装备与信息化管理中心',
  filedOn: '2021-05-10',
  projectName,
  projectLeader: '周文静',
  phone: '13800138000',
  revisions: Array.from({ length: 40 }, (_, index) => ({
    indicator: { level1: '产出指标', level2: '数量指标', level3: text(10 + ((index * 9) % 70), index) },
    originalValue: `${index + 1}项`,
    ...(index % 6 === 5 ? { cancelled: true } : { revisedValue: index === 7 ? text(120, index) : `${index + 2}项` }),
    reason: reasonOf(index),
    evidence: [`《关于调整绩效指标的说明（之${index + 1}）》`],
  })),
  review: { opinions: opinions(600) },
  progressPercent: 49.5,
  previousRevisions: 0,
};

function reasonOf(index: number): string {
  if (index === 3) return text(10_000);
  if (index === 8) return paragraphs(40);
  return index === 12 ? `${text(50)}${longWord}` : text(15 + ((index * 29) % 160), index);
}

/** Form id → filing. */
export const longestSamples: Readonly<Record<string, object>> = { 'annex-2': annex2, 'annex-4': annex4 };

/** The file of a sample. */
export const fileOf = (filing: object): string => `${JSON.stringify(filing, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [form, filing] of Object.entries(longestSamples)) {
    writeFileSync(new URL(`./${form}/samples/longest.json`, import.meta.url), fileOf(filing));
  }
}
