import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { loadSamples } from '../src/documents/samples.ts';
import { catalogue } from '../src/forms/catalogue.ts';
import { openApiDocument } from '../src/http/openapi/document.ts';
import { resourcesOf } from '../src/http/resources.ts';
import type { Service } from '../src/http/service.ts';
import { createMetrics } from '../src/observability/metrics.ts';
import { packageFolder, version } from '../src/package.ts';

/** The types that the client is built on, made of the OpenAPI description. */
export const contractFile = join(packageFolder, 'clients/typescript/src/contract.ts');

/** The text of {@link contractFile} as it should be. */
export async function clientContract(): Promise<string> {
  const document = openApiDocument(...describedService());
  const types = astToString(await openapiTypescript(document as Parameters<typeof openapiTypescript>[0]));
  const head = '// Made of the OpenAPI description by `npm run client:contract`; a test holds the two together.\n\n';
  const config = await resolveConfig(contractFile);
  return format(head + types, { ...config, parser: 'typescript' });
}

/** A service that can be described, which takes less than one that runs. */
function describedService() {
  const samples = loadSamples(join(packageFolder, 'templates'), catalogue);
  const service = {
    version,
    build: '',
    forms: catalogue,
    samples,
    metrics: createMetrics(),
  } as Partial<Service> as Service;
  return [resourcesOf(service), service] as const;
}
