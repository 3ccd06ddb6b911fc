import type { Severity } from '../../forms/findings.ts';

/** A rule that holds for every form, or for the records of a batch. */
interface GeneralRule {
  /** Stable English id, e.g. `unknown-property`. */
  readonly id: string;
  readonly severity: Severity;
  /** Chinese, one sentence: what has to be so. */
  readonly checks: string;
  /** JSON of members that break it when they take the place of those of a sample; or the message where none can. */
  readonly breach: { readonly members: string } | { readonly message: string };
}

const members = (json: string): GeneralRule['breach'] => ({ members: json });

/** Rules of fields, of texts and of the JSON itself, in the order in which a filing is read. */
export const generalRules: readonly GeneralRule[] = [
  {
    id: 'duplicate-key',
    severity: 'error',
    checks: '同一个对象里，每个键只出现一次。',
    breach: members('"projectName":"甲","projectName":"乙"'),
  },
  {
    id: 'unknown-property',
    severity: 'error',
    checks: '只有表的 JSON Schema 中写明的属性。',
    breach: members('"projectNmae":"信息化运维提升"'),
  },
  { id: 'required', severity: 'error', checks: '必填的内容都有，且不是空白。', breach: members('"projectName":" "') },
  {
    id: 'type',
    severity: 'error',
    checks: '每一项的类型（文本、数字、数组、对象等）符合 JSON Schema。',
    breach: members('"projectName":true'),
  },
  { id: 'choice', severity: 'error', checks: '勾选的项是表上有的项。', breach: members('"nature":"old"') },
  { id: 'range', severity: 'error', checks: '数在允许的范围内。', breach: members('"fiscalYear":1234') },
  {
    id: 'length',
    severity: 'error',
    checks: '列表的项数在允许的范围内。',
    breach: members('"review":{"evaluations":[{"year":2016},{"year":2017},{"year":2018},{"year":2019}]}'),
  },
  {
    id: 'amount',
    severity: 'error',
    checks:
      '金额是以万元为单位的十进制数，小数最多六位（末尾的 0 不计），只有结余结转总额可以为负；没有的可以写成短横线、斜线或“无”。',
    breach: members('"budget":{"total":"一百"}'),
  },
  {
    id: 'date',
    severity: 'error',
    checks: '日期是真实的年月日、年月或年，结束日期还可以是“长期”。',
    breach: members('"preparedOn":"2021-02-30"'),
  },
  {
    id: 'text',
    severity: 'error',
    checks: '文字中没有控制字符和不成对的代理码元，长度不超过上限；写成数字的，不是程序运算的误差。',
    breach: members('"projectName":"信息化\\u0007运维"'),
  },
  {
    id: 'unprintable-character',
    severity: 'error',
    checks: '每个要印的字符都有字体可印，印出后与所报的一致。',
    breach: members('"projectName":"信息化😀"'),
  },
  {
    id: 'garbled-text',
    severity: 'warning',
    checks: '文字不是乱码、只有问号的占位或网页代码。',
    breach: members('"projectName":"???????"'),
  },
  {
    id: 'name-dot',
    severity: 'warning',
    checks: '人名中的间隔号是“·”（U+00B7）。',
    breach: members('"projectLeader":"买买提⋅艾力"'),
  },
  {
    id: 'normalised',
    severity: 'notice',
    checks: '含义唯一而不能原样印出的字符，改正后检查和打印，并告知改了什么。',
    breach: members('"projectName":"信息化\\u00a0运维"'),
  },
  {
    id: 'record',
    severity: 'error',
    checks: '批次中每一项是含 form、filing 的对象，可以另有 name。',
    breach: { message: '缺少 filing，请写上申报内容。' },
  },
  {
    id: 'more-findings',
    severity: 'error',
    checks: '问题太多时只列出前面的；这一条说明还有多少没有列出，级别同所列的问题。',
    breach: { message: '另有 120 处未列出，请先改正以上各处再检查。' },
  },
];
