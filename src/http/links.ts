import type { Form } from '../forms/form.ts';
import type { SampleName } from '../forms/form.ts';

/** Where the things of a form are found; relative to the service, whatever name it is reached by. */
export interface FormLinks {
  readonly self: string;
  readonly schema: string;
  readonly samples: Readonly<Partial<Record<SampleName, string>>>;
  readonly validate: string;
  readonly documents: string;
}

export function linksOf({ id }: Form, samples: readonly SampleName[]): FormLinks {
  const self = `/v1/forms/${id}`;
  return {
    self,
    schema: `${self}/schema`,
    samples: Object.fromEntries(samples.map((name) => [name, `${self}/samples/${name}`])),
    validate: `${self}/validate`,
    documents: `${self}/documents`,
  };
}

/** A `Link` header (RFC 8288): relation type → target. */
export function linkHeader(links: Readonly<Record<string, string>>): string {
  return Object.entries(links)
    .map(([relation, target]) => `<${target}>; rel="${relation}"`)
    .join(', ');
}
