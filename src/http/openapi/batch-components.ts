import { longestName } from '../../documents/batch/records/batch-record.ts';
import type { Form } from '../../forms/form.ts';
import type { JsonSchema } from '../../forms/json-schema.ts';
import { camelCase, filingName } from './filing-components.ts';
import { refTo } from './references.ts';

/** An item of a batch: a schema for each form, told apart by `form`. */
export function batchComponents(forms: readonly Form[]): Readonly<Record<string, JsonSchema>> {
  const items = forms.map((form) => [itemName(form), itemOf(form)] as const);
  return {
    ...Object.fromEntries(items),
    BatchItem: {
      description: '批次中的一项；form 说明是哪一张表。',
      oneOf: items.map(([name]) => refTo(name)),
      discriminator: {
        propertyName: 'form',
        mapping: Object.fromEntries(forms.map((form) => [form.id, refTo(itemName(form)).$ref])),
      },
    },
  };
}

function itemName({ id }: Form): string {
  return `BatchItem${camelCase(id)}`;
}

function itemOf(form: Form): JsonSchema {
  return {
    type: 'object',
    description: `批次中的一项${form.annex}。`,
    required: ['form', 'filing'],
    properties: {
      form: { type: 'string', enum: [form.id], description: '表的编号。' },
      filing: { ...refTo(filingName(form)), description: '申报内容。' },
      name: {
        type: ['string', 'null'],
        maxLength: longestName,
        description: '文件名，不带编号和扩展名；null 同不写；默认如“附件2-2021年度-信息化运维提升”。',
      },
    },
    additionalProperties: false,
  };
}
