import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

interface Described {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly headers?: Readonly<Record<string, Described>>;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface DescribedOperation extends RequestBody {
  readonly responses: Readonly<Record<string, Described>>;
}

/** What a schema says to people, as far as tests ask. */
interface DescribedSchema {
  readonly 'x-title'?: string;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
  readonly components: {
    readonly headers: Readonly<Record<string, Described>>;
    readonly schemas: Readonly<Record<string, DescribedSchema>>;
  };
  readonly tags: readonly { readonly name: string }[];
}

/** Holds answers against the OpenAPI description that the service itself gives out. */
export interface Contract {
  readonly document: OpenApi;
  /**
   * Expects that an answer is described: its status, its media type, the headers that are required with it, and,
   * for JSON, that its body validates. Returns the body.
   */
  check(method: string, template: string, answer: Response): Promise<Buffer>;
  /** What a schema of `components/schemas` has against a value; undefined for nothing. */
  errorsOf(schema: string, value: unknown): unknown;
  /** Every example of a request body, and what its schema has against it. */
  examples(): readonly { readonly place: string; readonly errors: unknown }[];
}

interface RequestBody {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
    >;
  };
}

export async function contractOf(url: string): Promise<Contract> {
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const validator = (pointer: string): ValidateFunction => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };

  const errorsAt = (pointer: string, value: unknown): unknown => {
    const validate = validator(pointer);
    return validate(value) ? undefined : validate.errors;
  };

  return {
    document,
    errorsOf: (schema, value) => errorsAt(`/components/schemas/${schema}`, value),
    examples: () =>
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.entries(item).flatMap(([method, described]) => {
          const { operationId, requestBody } = described;
          return Object.entries(requestBody?.content ?? {}).flatMap(([type, { examples = {} }]) => {
            const steps = ['paths', path, method, 'requestBody', 'content', type, 'schema'];
            const pointer = steps.map((step) => `/${pointerStep(step)}`).join('');
            return Object.entries(examples).map(([name, { value }]) => ({
              place: `${operationId} ${name}`,
              errors: errorsAt(pointer, value),
            }));
          });
        }),
      ),
    check: async (method, template, answer) => {
      const place = `${method} ${template} ${answer.status}`;
      const described = document.paths[template]?.[method.toLowerCase()]?.responses[String(answer.status)];
      expect(described, `${place} is described`).toBeDefined();
      for (const [name, header] of Object.entries(described?.headers ?? {})) {
        const { required = false } = document.components.headers[header.$ref?.split('/').at(-1) ?? ''] ?? header;
        if (required) expect(answer.headers.get(name), `${place}: header ${name}`).not.toBeNull();
      }
      const body = Buffer.from(await answer.arrayBuffer());
      const types = Object.keys(described?.content ?? {});
      if (types.length === 0) {
        expect(body.length, `${place}: no body`).toBe(0);
        return body;
      }
      const essence = (type: string): string => (type.split(';')[0] ?? '').trim();
      const type = types.find((known) => essence(known) === essence(answer.headers.get('content-type') ?? ''));
      expect(type, `${place}: ${answer.headers.get('content-type')} is described`).toBeDefined();
      if (/json$/.test(essence(type ?? ''))) {
        const pointer = [
          'paths',
          template,
          method.toLowerCase(),
          'responses',
          String(answer.status),
          'content',
          type,
          'schema',
        ];
        const validate = validator(pointer.map((step) => `/${pointerStep(step ?? '')}`).join(''));
        expect(validate(JSON.parse(body.toString())), `${place}: ${JSON.stringify(validate.errors)}`).toBe(true);
      }
      return body;
    },
  };
}

/** Of a JSON Pointer that stands in a URI fragment (RFC 6901, 6). */
function pointerStep(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'));
}
