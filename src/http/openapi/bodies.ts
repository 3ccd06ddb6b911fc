import type { Form, SampleName } from '../../forms/form.ts';
import type { JsonSchema } from '../../forms/json-schema.ts';
import type { Service } from '../service.ts';
import { refTo } from './references.ts';

/** Bytes of a media type, for which generated clients have a type of their own. */
function bytesOf(type: string): JsonSchema {
  return { type: 'string', format: 'binary', contentMediaType: type.replace(/;.*$/, '') };
}

/** Content of several media types, all of them bytes. */
export function bytesOfEach(types: readonly string[]): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(types.map((type) => [type, bytesOf(type)]));
}

/** The request body of `validate` and `documents`. */
export function filingBody(service: Service) {
  const examples = service.forms.map((form) => [form.id, sampleOf(service, form, 'official')] as const);
  return {
    description: '申报内容：{form} 那张表的 JSON，UTF-8；可用 gzip 压缩。',
    content: { 'application/json': refTo('Filing') },
    examples: { 'application/json': Object.fromEntries(examples.filter(([, example]) => example !== undefined)) },
  };
}

/** The request body of `batches`. */
export function batchBody(service: Service) {
  const items = service.forms.flatMap((form) => {
    const filing = sampleOf(service, form, 'blank');
    return filing === undefined ? [] : [{ form: form.id, filing }];
  });
  return {
    description: '各项申报：数组，或一行一项的 NDJSON（每行一个 BatchItem），UTF-8；可用 gzip 压缩。',
    content: {
      'application/json': { type: 'array', items: refTo('BatchItem'), minItems: 1 },
      'application/x-ndjson': bytesOf('application/x-ndjson'),
    },
    examples: { 'application/json': { blank: items } },
  };
}

function sampleOf({ samples }: Service, form: Form, name: SampleName): unknown {
  const sample = samples.find(form, name);
  return sample === undefined ? undefined : (JSON.parse(Buffer.from(sample).toString()) as unknown);
}
