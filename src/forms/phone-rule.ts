import { isPhoneNumber } from './phone-number.ts';
import { isBlank } from './printed/paragraphs.ts';
import type { Rule } from './rule.ts';

/** A place of a filing that holds a telephone number. */
export interface PhoneCell<Filing> {
  readonly pointer: string;
  readonly value: (filing: Filing) => string | undefined;
}

/** The rule `phone` for the telephone cells of a form: a mainland mobile or landline number. The example breaks it. */
export function phoneRule<Filing>(cells: readonly PhoneCell<Filing>[], example: Rule<Filing>['example']): Rule<Filing> {
  return {
    id: 'phone',
    severity: 'warning',
    checks: '联系电话是中国大陆的手机或固定电话号码。',
    example,
    problems: (filing) =>
      cells
        .filter(({ value }) => {
          const phone = value(filing);
          return !isBlank(phone) && !isPhoneNumber(phone);
        })
        .map(({ pointer }) => ({ pointer, message })),
  };
}

const message =
  '不像是中国大陆的电话号码，请核对：手机 11 位，例如 13800138000；固定电话例如 0791-86738888；多个号码用“、”分开。';
