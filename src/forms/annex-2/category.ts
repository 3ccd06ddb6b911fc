/** 项目类别, kinds: code → printed words. */
export const kinds = {
  'capital-construction': '基本建设类',
  administrative: '行政事业类',
  'other-special': '其他专项类',
} as const;
type Kind = keyof typeof kinds;

/** 项目类别, subtypes: code → printed words. */
export const subtypes = {
  'new-build': '新建类',
  expansion: '扩建类',
  renovation: '改建类',
  procurement: '采购类',
  award: '奖励类',
  subsidy: '补贴类',
} as const;
type Subtype = keyof typeof subtypes;

/** The kind beside which each subtype is printed. */
export const kindOf: Readonly<Record<Subtype, Kind>> = {
  'new-build': 'capital-construction',
  expansion: 'capital-construction',
  renovation: 'capital-construction',
  procurement: 'administrative',
  award: 'administrative',
  subsidy: 'administrative',
};
