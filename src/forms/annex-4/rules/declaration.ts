import { filedIndicators } from '../../annex-2/indicators.ts';
import { annex2Rules } from '../../annex-2/rules/rules.ts';
import type { Annex2Filing } from '../../annex-2/schema.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { Annex4Filing, Revision } from '../schema.ts';

/** 填表说明 2: all three levels are named, as in the declaration. */
export const indicatorName: Rule<Annex4Filing> = {
  id: 'indicator-name',
  severity: 'error',
  problems: ({ revisions, declaration }) => {
    const declared = declaration && targetsByName(declaration);
    return revisions.flatMap((revision, index) => {
      const missing = missingLevels(revision, index);
      if (missing.length > 0 || declared === undefined || declared.has(revisedName(revision))) return missing;
      const { level1 = '', level2 = '', level3 = '' } = revision.indicator ?? {};
      const name = quote(`${level1}-${level2}-${level3}`);
      const message = `申报表中没有${name}这项指标；请按《预算绩效目标申报表》填写一级、二级、三级名称。`;
      return [{ pointer: `/revisions/${index}/indicator`, message }];
    });
  },
};

/** 填表说明 2: the original value is the declared one. */
export const originalValue: Rule<Annex4Filing> = {
  id: 'original-value',
  severity: 'error',
  problems: ({ revisions, declaration }) => {
    const declared = declaration === undefined ? emptyTargets : targetsByName(declaration);
    return revisions.flatMap((revision, index) => {
      const targets = declared.get(revisedName(revision));
      const filed = (revision.originalValue ?? '').trim();
      if (targets === undefined || targets.has(filed)) return [];
      const words = [...targets].slice(0, 3).map(quote).join('或');
      const message = `与申报时的指标值不一致：申报表为${words}，此处为${quote(filed)}；请改正。`;
      return [{ pointer: `/revisions/${index}/originalValue`, message }];
    });
  },
};

/** The declaration is of the same project. */
export const declarationProject: Rule<Annex4Filing> = {
  id: 'declaration-project',
  severity: 'error',
  problems: ({ projectName, declaration }) => {
    if (declaration === undefined || declaration.projectName.trim() === projectName.trim()) return [];
    const message = `与原申报表的项目名称${quote(declaration.projectName)}不一致，请改正。`;
    return [{ pointer: '/projectName', message }];
  },
};

/**
 * The errors of the declaration itself, at their places in it. Not its warnings: it has been accepted as it is,
 * and a revision cannot mend it.
 */
export const declarationErrors: readonly Rule<Annex4Filing>[] = annex2Rules
  .filter(({ severity }) => severity === 'error')
  .map(({ id, severity, problems }) => ({
    id,
    severity,
    problems: ({ declaration }) =>
      declaration === undefined
        ? []
        : problems(declaration).map(({ pointer, message }) => ({ pointer: `/declaration${pointer}`, message })),
  }));

function missingLevels({ indicator }: Revision, index: number): Problem[] {
  const at = `/revisions/${index}/indicator`;
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

const emptyTargets: ReadonlyMap<string, ReadonlySet<string>> = new Map();

/** The declared targets of each indicator; several sub-projects may have one of the same name. */
function targetsByName(declaration: Annex2Filing): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map<string, Set<string>>();
  for (const { level1, level2, indicator } of filedIndicators(declaration)) {
    const name = comparableName(level1, level2, indicator.name);
    const target = (indicator.target ?? '').trim();
    targets.set(name, (targets.get(name) ?? new Set<string>()).add(target));
  }
  return targets;
}

function revisedName({ indicator }: Revision): string {
  return comparableName(indicator?.level1, indicator?.level2, indicator?.level3);
}

/** 填表说明 2 itself shortens the names of the levels (`投入-立项-规范性`), so the word 指标 may be left out. */
function comparableName(level1 = '', level2 = '', level3 = ''): string {
  const levels = [level1, level2].map((level) => level.trim().replace(/指标$/, ''));
  return JSON.stringify([...levels, level3.trim()]);
}
