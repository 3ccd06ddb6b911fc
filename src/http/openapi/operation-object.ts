import { type ErrorCode, errorCatalogue } from '../../errors.ts';
import { inputSchemaOf } from '../../forms/json-schema.ts';
import { problemMediaType } from '../problem-type.ts';
import type { Content, Examples, Operation, Resource } from '../resource.ts';
import { schemaRef } from '../schemas.ts';
import { type HeaderName, headerRefs, parameterRef } from './components.ts';
import { onlyTexts } from './filing-scalars.ts';

/** Codes that every operation can answer with. */
const everywhere: readonly ErrorCode[] = [
  'bad-request',
  'method-not-allowed',
  'request-timeout',
  'expectation-failed',
  'headers-too-large',
  'internal',
  'draining',
];

/** Headers by which a problem says what to do next. */
const problemHeaders: Readonly<Partial<Record<number, HeaderName>>> = {
  401: 'WWW-Authenticate',
  405: 'Allow',
  429: 'Retry-After',
  503: 'Retry-After',
  504: 'Retry-After',
};

/** An Operation Object (OpenAPI 3.1.1, 4.8.10). */
export function operationObject(resource: Resource, described: Operation): object {
  const { id, summary, description, query, body, responses, problems } = described;
  const secured = resource.path.startsWith('/v1/');
  const codes = [
    ...everywhere,
    ...(resource.lenientQuery === true ? [] : (['invalid-parameter'] as const)),
    ...(secured ? (['unauthorized'] as const) : []),
    ...problems,
  ];
  return {
    operationId: id,
    tags: [resource.tag],
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [
      ...queryParameters(query),
      parameterRef('X-Request-Id'),
      ...(304 in responses ? [parameterRef('If-None-Match')] : []),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.required ?? true,
            description: body.description,
            content: contentOf(body.content, body.examples),
          },
        }),
    responses: { ...successes(responses), ...problemResponses(codes) },
    // The empty requirement: a service without configured keys asks for none.
    security: secured ? [{}, { bearer: [] }, { apiKey: [] }] : [],
  };
}

function queryParameters(query: Operation['query']): readonly object[] {
  const properties = query === undefined ? {} : inputSchemaOf(query).properties;
  return Object.entries(properties ?? {}).map(([name, { description, examples, ...schema }]) => ({
    name,
    in: 'query',
    description,
    schema: onlyTexts(schema['anyOf']) ?? schema,
    ...(examples === undefined ? {} : { example: (examples as readonly unknown[])[0] }),
  }));
}

function successes(responses: Operation['responses']): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(responses).map(([status, { description, content, headers = [] }]) => [
      status,
      {
        description,
        headers: headerRefs(['X-Request-Id', ...headers]),
        ...(content === undefined ? {} : { content: contentOf(content) }),
      },
    ]),
  );
}

function problemResponses(codes: readonly ErrorCode[]): Readonly<Record<string, object>> {
  const statuses = new Set(codes.map((code) => errorCatalogue[code].status).sort((a, b) => a - b));
  return Object.fromEntries(
    [...statuses].map((status) => {
      const ofStatus = codes.filter((code) => errorCatalogue[code].status === status);
      const header = problemHeaders[status];
      return [
        status,
        {
          description: ofStatus.map((code) => `${errorCatalogue[code].title}（${code}）`).join('；'),
          'x-codes': ofStatus,
          headers: headerRefs(['X-Request-Id', ...(header === undefined ? [] : [header])]),
          content: { [problemMediaType]: { schema: schemaRef('Problem') } },
        },
      ];
    }),
  );
}

function contentOf(content: Content, examples: Examples = {}): object {
  return Object.fromEntries(
    Object.entries(content).map(([type, schema]) => {
      const shown = Object.entries(examples[type] ?? {}).map(([name, value]) => [name, { value }] as const);
      return [type, { schema, ...(shown.length === 0 ? {} : { examples: Object.fromEntries(shown) }) }];
    }),
  );
}
