import { annex2Rules } from '../../annex-2/rules/rules.ts';
import { comparable, comparableValue } from '../../comparable.ts';
import { isBlank } from '../../printed/paragraphs.ts';
import { quote } from '../../quote.ts';
import { type Rule, ofItemsBeside, ofMembers } from '../../rule.ts';
import type { Annex4Filing } from '../schema.ts';
import { declaredTargets, revisedName } from './names.ts';

/** What an example declares: the project of the sample `blank` with one indicator, or another one. */
const declaring = (members: Readonly<Record<string, unknown>>) => ({
  declaration: { fiscalYear: 2021, projectName: '信息化运维提升', subprojects: [{}], ...members },
});

/** 填表说明 2: the original value is the declared one. */
export const originalValue: Rule<Annex4Filing> = {
  id: 'original-value',
  severity: 'error',
  checks: '附有原申报表的，原指标值与申报时的指标值一致。',
  example: {
    ...declaring({ subprojects: [{ indicators: { quantity: [{ name: '设备巡检次数', target: '12次' }] } }] }),
    revisions: [
      {
        indicator: { level1: '产出指标', level2: '数量指标', level3: '设备巡检次数' },
        originalValue: '10次',
        revisedValue: '24次',
      },
    ],
  },
  problems: ofItemsBeside(['declaration'], 'revisions', ['indicator', 'originalValue'], ({ declaration }) => {
    const declared = declaredTargets(declaration);
    return (revision, at) => {
      const targets = declared.get(revisedName(revision));
      const filed = revision.originalValue ?? '';
      if (targets === undefined || targets.has(comparableValue(filed))) return [];
      const words = [...targets.values()].slice(0, 3).map(filedAs).join('或');
      const message = `与申报时的指标值不一致：申报表${words}，此处${filedAs(filed)}；请改正。`;
      return [{ pointer: `${at}/originalValue`, message }];
    };
  }),
};

function filedAs(value: string): string {
  return isBlank(value) ? '没有填写' : `为${quote(value)}`;
}

/** The declaration is of the same project. */
export const declarationProject: Rule<Annex4Filing> = {
  id: 'declaration-project',
  severity: 'error',
  checks: '附有原申报表的，项目名称与原申报表一致。',
  example: declaring({ projectName: '智慧校园建设' }),
  problems: ofMembers(['projectName', 'declaration'], ({ projectName, declaration }) => {
    if (declaration === undefined || comparable(declaration.projectName) === comparable(projectName)) return [];
    const message = `与原申报表的项目名称${quote(declaration.projectName)}不一致，请改正。`;
    return [{ pointer: '/projectName', message }];
  }),
};

/**
 * The errors of the declaration itself, at their places in it. No more than warnings here: the declaration is not
 * printed, it has been accepted as it is, and a revision cannot mend it. Of its warnings, nothing at all.
 */
export const declarationRules: readonly Rule<Annex4Filing>[] = annex2Rules
  .filter(({ severity }) => severity === 'error')
  .map((rule) => ({
    id: rule.id,
    severity: 'warning',
    checks: `原申报表中，${rule.checks}`,
    example: declaring(rule.example),
    problems: ofMembers(['declaration'], ({ declaration }) =>
      (declaration === undefined ? [] : rule.problems(declaration)).map(({ pointer, message }) => ({
        pointer: `/declaration${pointer}`,
        message: `原申报表有误，请核对所附的是否为已批准的申报表：${message}`,
      })),
    ),
  }));
