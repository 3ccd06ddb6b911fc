import { comparableValue } from '../../comparable.ts';
import { filedIndicators, usualLevels } from '../../indicators/levels.ts';
import { type Targets, comparableName, targetsByName } from '../../indicators/rules.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import { type Check, type Problem, type Rule, ofItems, ofItemsBeside, together } from '../../rule.ts';
import { isCancellation } from '../cancellation.ts';
import type { Annex4Filing, Revision } from '../schema.ts';

const unknownIndicator = { level1: '产出指标', level2: '数量指标', level3: '新增终端数量' };
const declaration = { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{}] };

/** What says whether a revision brings an indicator in, cancels it or revises it. */
const read = ['indicator', 'originalValue', 'revisedValue', 'cancelled'] as const;
type Revised = Pick<Revision, (typeof read)[number]>;

/** 填表说明 2: all three levels are named, as in the declaration. */
export const indicatorName: Rule<Annex4Filing> = {
  id: 'indicator-name',
  severity: 'error',
  checks: '指标名称写明一级、二级、三级名称；附有原申报表的，有原指标值的指标在申报表中。',
  example: { revisions: [{ indicator: { level1: '产出指标', level3: '设备巡检次数' }, revisedValue: '24次' }] },
  problems: together(
    ofItems('revisions', ['indicator'], missingLevels),
    undeclared((revision, name) =>
      isNew(revision)
        ? undefined
        : `申报表中没有${name}这项指标；请按《预算绩效目标申报表》填写一级、二级、三级名称${ifNew(revision)}。`,
    ),
  ),
};

/** An indicator that comes in with the revision: the instructions of the form say nothing of it, so no error. */
export const newIndicator: Rule<Annex4Filing> = {
  id: 'new-indicator',
  severity: 'warning',
  checks: '附有原申报表的，修订的指标在申报表中；没有原指标值的视为新增的指标。',
  example: { declaration, revisions: [{ indicator: unknownIndicator, revisedValue: '24台' }] },
  problems: undeclared((revision, name) =>
    isNew(revision)
      ? `申报表中没有${name}这项指标，也没有原指标值；若是新增的指标，请在修订说明中写明，否则请改正名称。`
      : undefined,
  ),
};

type Named = Pick<Revision, 'indicator'>;

/** Whether the revision brings the indicator in: there has been no value of it. */
function isNew(revision: Revised): boolean {
  const value = comparableValue(revision.originalValue ?? '');
  return !isCancelled(revision) && (value === '' || noValue.test(value.replace(/^\(|\)$/g, '')));
}

/** What people write in the cell of the original value where there has been none. */
const noValue =
  /^(?:新增(?:加)?(?:的)?(?:指标)?|[原暂]?无|[为]?空|[原暂]?(?:无|没有)(?:此|该|这)?(?:项)?(?:指标)?(?:值)?|未设(?:置|定)?|n\/?a|null|none)$/i;

/** The filer may have put a 0 there. */
function ifNew(revision: Revised): string {
  return isCancelled(revision) ? '' : '；若是新增的指标，原指标值请留空，并在修订说明中写明';
}

function isCancelled({ cancelled, revisedValue }: Revised): boolean {
  return cancelled === true || isCancellation(revisedValue);
}

/** What to say of each revision of an indicator that the declaration does not have; nothing without a declaration. */
function undeclared(say: (revision: Revised, name: string) => string | undefined): Check<Annex4Filing> {
  return ofItemsBeside(['declaration'], 'revisions', read, ({ declaration }) => {
    const declared = declaredTargets(declaration);
    return (revision, at) => {
      const isKnown = missingLevels(revision, at).length > 0 || declared.has(revisedName(revision));
      const { level1 = '', level2 = '', level3 = '' } = revision.indicator ?? {};
      const name = quote(`${level1}-${level2}-${level3}`);
      const message = declaration === undefined || isKnown ? undefined : say(revision, name);
      return message === undefined ? [] : [{ pointer: `${at}/indicator`, message }];
    };
  });
}

function missingLevels({ indicator }: Named, revision: string): Problem[] {
  const at = `${revision}/indicator`;
  const levels = [
    { name: 'level1', words: '一级指标', value: indicator?.level1 },
    { name: 'level2', words: '二级指标', value: indicator?.level2 },
    { name: 'level3', words: '三级指标', value: indicator?.level3 },
  ];
  return levels
    .filter(({ value }) => isBlank(value))
    .map(({ name, words }) => ({
      pointer: indicator === undefined ? at : `${at}/${name}`,
      message: `没有填写${words}的名称；指标名称必须写明一级、二级、三级名称，请补填。`,
    }));
}

/** The declared targets of each indicator; several sub-projects may have one of the same name. */
export function declaredTargets(declaration: Annex4Filing['declaration']): ReadonlyMap<string, Targets> {
  const subprojects = declaration?.subprojects ?? [];
  return targetsByName(subprojects.flatMap(({ indicators }) => filedIndicators(usualLevels, indicators, '')));
}

/** The name by which a revised indicator is looked up among the declared ones. */
export function revisedName({ indicator }: Named): string {
  return comparableName(indicator?.level1, indicator?.level2, indicator?.level3);
}
