import { openApiDocument } from './openapi/document.ts';
import type { Resource } from './resource.ts';
import { batchesResource } from './routes/batches.ts';
import { documentsResource } from './routes/documents.ts';
import { fontsResource } from './routes/fonts.ts';
import { formResource, formsResource, schemaResource } from './routes/forms.ts';
import { livenessResource, readinessResource } from './routes/health.ts';
import { metricsResource } from './routes/metrics.ts';
import { openApiResource } from './routes/openapi.ts';
import { problemsResource } from './routes/problems.ts';
import { rulesResource } from './routes/rules.ts';
import { samplesResource } from './routes/samples.ts';
import { validateResource } from './routes/validate.ts';
import { verifyResource } from './routes/verify.ts';
import type { Service } from './service.ts';

/** Everything that can be asked for, in the order of /openapi.json. A new route is one file and one line here. */
export function resourcesOf(service: Service): readonly Resource[] {
  const resources: Resource[] = [
    formsResource(service),
    formResource(service),
    schemaResource(service),
    samplesResource(service),
    validateResource(service),
    documentsResource(service),
    batchesResource(service),
    verifyResource(service),
    fontsResource(service),
    rulesResource(service),
    livenessResource(),
    readinessResource(service),
    metricsResource(service),
    problemsResource(),
    openApiResource(() => openApiDocument(resources, service)),
  ];
  return resources;
}
