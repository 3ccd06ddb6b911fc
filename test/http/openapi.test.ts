import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/errors.ts';
import { resourcesOf } from '../../src/http/resources.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { type Contract, contractOf } from '../support/openapi-contract.ts';

let app: ListeningApp;
let contract: Contract;

beforeAll(async () => {
  app = await listeningApp();
  contract = await contractOf(app.url);
});
afterAll(async () => app.close());

describe('/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(
      structuredClone(contract.document) as unknown as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('describes every route of the service and no other', () => {
    const described = Object.entries(contract.document.paths).map(([path, item]) => [
      path,
      Object.keys(item).filter((key) => key !== 'parameters'),
    ]);
    const routed = resourcesOf(app.service).map(({ path, get, post }) => [
      path,
      [...(get ? ['get'] : []), ...(post ? ['post'] : [])],
    ]);
    expect(described).toEqual(routed);
  });

  it('resolves every reference within itself', () => {
    const references = JSON.stringify(contract.document).matchAll(/"\$ref":"([^"]+)"/g);
    const unresolved = [...references]
      .map(([, reference = '']) => reference)
      .filter((reference) => {
        const steps = reference.replace(/^#\//, '').split('/');
        return (
          steps.reduce<unknown>(
            (at, step) => (at as Record<string, unknown> | undefined)?.[step],
            contract.document,
          ) === undefined
        );
      });
    expect(unresolved).toEqual([]);
  });

  it('gives every operation an id of its own', () => {
    const ids = [...JSON.stringify(contract.document).matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(8);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names every code of the catalogue at some answer, but the one that is never sent', () => {
    const named = new Set(
      [...JSON.stringify(contract.document.paths).matchAll(/（([a-z-]+)）/g)].map(([, code]) => code),
    );
    const ofBatches = new Set(
      '/v1/batches' in contract.document.paths ? [] : ['invalid-record', 'invalid-batch', 'empty-batch'],
    );
    const unnamed = Object.keys(errorCatalogue).filter((code) => !named.has(code) && !ofBatches.has(code));
    expect(unnamed).toEqual(['client-gone']);
  });

  it('gives the filings of both forms, with the printed labels as titles', () => {
    const { schemas } = contract.document.components as unknown as {
      schemas: Record<string, { title?: string; properties?: Record<string, { title?: string }> }>;
    };
    expect(schemas['FilingAnnex2']?.properties?.['projectName']?.title).toBe('项目名称');
    expect(schemas['FilingAnnex4']?.title).toBe('预算绩效目标修订申报表');
  });
});
