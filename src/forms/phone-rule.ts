import { comparable } from './comparable.ts';
import { isPhoneNumber } from './phone-number.ts';
import { isBlank } from './printed/paragraphs.ts';
import { quote } from './quote.ts';
import { type CellPath, type Problem, type Rule, ofCell, together } from './rule.ts';

/** The rule `phone` for the telephone cells of a form, by their paths: a mainland mobile or landline number. */
export function phoneRule<Filing>(cells: readonly CellPath<Filing>[], example: Rule<Filing>['example']): Rule<Filing> {
  return {
    id: 'phone',
    severity: 'warning',
    checks: '联系电话是中国大陆的手机或固定电话号码。',
    example,
    problems: together(...cells.map((path) => ofCell(path, phoneProblems))),
  };
}

function phoneProblems(phone: string | undefined, at: string): readonly Problem[] {
  if (isBlank(phone) || isPhoneNumber(phone)) return [];
  return [{ pointer: at, message: noNumber.test(comparable(phone)) ? missing(phone) : doubt }];
}

/** What says that there is none. */
const noNumber = /^(?:[-/]|[暂]?(?:无|没有|空缺?)(?:电话|号码)?|n\/?a|none|null)$/i;

function missing(phone: string): string {
  return `只写了${quote(phone.trim())}，没有电话号码；财政部门通常要求填写联系电话，请补填。`;
}

const doubt =
  '不像是中国大陆的电话号码，请核对：手机 11 位，例如 13800138000；固定电话例如 0791-86738888；多个号码用“、”分开。';
