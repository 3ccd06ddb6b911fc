import { openApiDocument } from './openapi/document.ts';
import type { Resource } from './resource.ts';
import { batchesResource } from './routes/batches.ts';
import { blankResource } from './routes/blank.ts';
import { documentsResource } from './routes/documents.ts';
import { formResource, samplesResource, schemaResource } from './routes/forms.ts';
import { livenessResource, metricsResource, readinessResource } from './routes/health.ts';
import { assetsResource, homeResource, referenceResource } from './routes/pages.ts';
import { fontsResource, formsResource, openApiResource, problemsResource, rulesResource } from './routes/reference.ts';
import { validateResource } from './routes/validate.ts';
import { verifyResource } from './routes/verify.ts';
import type { Service } from './service.ts';

/** Everything that can be asked for, in the order of /openapi.json. A new route is one function and one line here. */
export function resourcesOf(service: Service): readonly Resource[] {
  const resources: Resource[] = [
    formsResource(service),
    formResource(service),
    schemaResource(service),
    samplesResource(service),
    validateResource(service),
    documentsResource(service),
    blankResource(service),
    batchesResource(service),
    verifyResource(service),
    fontsResource(service),
    rulesResource(service),
    livenessResource(),
    readinessResource(service),
    metricsResource(service),
    problemsResource(),
    homeResource(service),
    referenceResource(),
    assetsResource(),
    openApiResource(() => openApiDocument(resources, service)),
  ];
  return resources;
}
