import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../src/errors.ts';
import { resourcesOf } from '../../src/http/resources.ts';
import { type ListeningApp, listeningApp } from '../support/listening-app.ts';
import { type Contract, contractOf } from '../support/openapi-contract.ts';
import { zipEntriesOf } from '../support/zip-entries.ts';

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

  it('gives the filings of both forms, with the printed labels where no generator takes them for names', () => {
    const { schemas } = contract.document.components;
    expect(schemas['FilingAnnex2']?.properties?.['projectName']?.['x-title']).toBe('项目名称');
    expect(schemas['FilingAnnex4']?.['x-title']).toBe('预算绩效目标修订申报表');
    expect(JSON.stringify(contract.document)).not.toContain('"title":"预算绩效目标');
  });

  it('names schemas, operations and tags in ASCII', () => {
    const { components, tags } = contract.document;
    const names = [...Object.keys(components.schemas), ...tags.map(({ name }) => name)];
    expect(names.filter((name) => !/^[A-Za-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
  });

  it('shows bodies that its schemas accept', () => {
    const shown = contract.examples();
    expect(shown.map(({ place }) => place)).toEqual([
      'validateFiling annex-2',
      'validateFiling annex-4',
      'makeDocument annex-2',
      'makeDocument annex-4',
      'makeBatch blank',
    ]);
    expect(shown.filter(({ errors }) => errors !== undefined)).toEqual([]);
  });

  it('describes the manifest of a batch as it is, item by item', async () => {
    const items = [{ form: 'annex-2', filing: {} }, { form: 'annex-9', filing: {} }, 7];
    const body = JSON.stringify(items);
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`${app.url}/v1/batches`, { method: 'POST', headers, body });
    const zip = await zipEntriesOf(new Uint8Array(await answer.arrayBuffer()));
    const manifest: unknown = JSON.parse(zip.get('manifest.json')?.toString() ?? '');
    expect(manifest).toMatchObject({ counts: { total: 3, printed: 1, refused: 2 } });
    expect(contract.errorsOf('BatchManifest', manifest)).toBeUndefined();
  });

  it('is indented where a browser asks', async () => {
    const plain = await (await fetch(`${app.url}/openapi.json`)).text();
    const headers = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
    const answer = await fetch(`${app.url}/openapi.json`, { headers });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const shown = await answer.text();
    expect(plain).not.toContain('\n');
    expect(shown).toContain('\n  "info": {\n');
    expect(JSON.parse(shown)).toEqual(JSON.parse(plain));
  });
});
