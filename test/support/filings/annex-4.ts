import fc from 'fast-check';
import type { FilingJson } from './annex-2.ts';
import { opinions } from './opinions.ts';
import { departments, narratives, people, phones, proseOf, titles, wordsFrom } from './texts.ts';
import { dates, listOf, withoutAbsent } from './values.ts';

const level = (usual: readonly [string, ...string[]]) =>
  fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: proseOf(2, 40) });

const indicator = fc.record({
  level1: level(['产出指标', '效益指标', '满意度指标']),
  level2: level(['数量指标', '质量指标', '可持续效益', '服务对象满意度']),
  level3: level(['设备巡检次数', '信息化运行维护更新覆盖全区所有公办学校的所有软硬件设备。']),
});

/** A revision changes something: a value equal to the original, or both revised and cancelled, the rules refuse. */
const revision = fc
  .record({
    indicator,
    originalValue: wordsFrom(['100%', '12次', '≥95%']),
    revised: fc.option(wordsFrom(['90%', '24次', '≥98%']), { nil: 'cancelled' as const }),
    reason: narratives,
    evidence: fc.array(
      titles.filter((title): title is string => Boolean(title?.trim())),
      { maxLength: 3 },
    ),
  })
  .map(({ revised, ...rest }) => {
    if (revised === 'cancelled') return { ...rest, cancelled: true };
    return revised?.trim() === rest.originalValue?.trim() ? rest : { ...rest, revisedValue: revised };
  });

/** Filings of 附件4 that its schema and its rules accept, with 1–40 revisions. */
export function annex4Filings(): fc.Arbitrary<FilingJson> {
  return fc
    .record({
      filingUnit: departments,
      filedOn: fc.option(dates, { nil: undefined }),
      projectName: fc.oneof(fc.constantFrom('信息化运维提升', '智慧校园建设（二期）'), proseOf(1, 80)),
      projectLeader: people,
      phone: phones,
      revisions: listOf(revision, 40, 1),
      review: fc.option(fc.record({ opinions }), { nil: undefined }),
      progressPercent: fc.option(fc.integer({ min: 0, max: 49 }), { nil: undefined }),
      previousRevisions: fc.constantFrom(undefined, 0),
    })
    .map(withoutAbsent);
}
