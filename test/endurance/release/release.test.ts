import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { extract } from 'tar-fs';
import { afterAll, describe, expect, it } from 'vitest';
import { releaseDate } from '../../../scripts/release/changelog.ts';
import { imageContext, writeImageContext } from '../../../scripts/release/image-context.ts';
import { billOfMaterials } from '../../../scripts/release/sbom.ts';
import { readManifest } from '../../../src/fonts/manifest.ts';
import { buildName, ownBuildName } from '../../../src/installation/build.ts';
import { packageFolder as root, version } from '../../../src/package.ts';

// Unpacked sources are compared with those here: on the same file system as the packages that they find above them.
const folder = mkdtempSync(join(root, '.cache', 'release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const date = new Date('2026-11-28T00:00:00Z');

describe('A release', () => {
  it('has a section in the changelog, with a day', () => {
    expect(releaseDate(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version).getTime()).toBeGreaterThan(0);
    const text = '# Changelog\n\n## Unreleased\n\n## 1.2.0 (2026-01-31)\n### Added\n- This.\n\n## 1.1.0 (2025-01-01)\n';
    expect(releaseDate(text, '1.2.0')).toEqual(new Date('2026-01-31T00:00:00Z'));
    expect(() => releaseDate(text, '1.1.0')).toThrow('says nothing about 1.1.0');
    expect(() => releaseDate(text, '1.3.0')).toThrow('has no section “## 1.3.0 (YYYY-MM-DD)”');
  });
});

describe("The image's context", () => {
  it('holds the sources of what is printed with, and no tests, documents, goldens or built files', () => {
    const files = imageContext(root);
    const expected = ['Dockerfile', 'package-lock.json', 'shipped-files.json', 'src/main.ts', 'fonts/fonts.conf'];
    expect(files).toEqual(expect.arrayContaining(expected));
    const folders = new Set(files.map((file) => file.split('/')[0]).filter((name) => !name?.includes('.')));
    expect(folders).toEqual(new Set(['Dockerfile', 'LICENSE', 'clients', 'deploy', 'fonts', 'src', 'templates']));
    expect(files.filter((file) => /golden|\.png$|(?:^|\/)dist\/|node_modules/.test(file))).toEqual([]);
  });

  it('is packed to the same bytes each time, and is the same build once it is unpacked', async () => {
    const [one, two] = [join(folder, 'one.tar.gz'), join(folder, 'two.tar.gz')];
    await writeImageContext(root, { file: one, date });
    await writeImageContext(root, { file: two, date });
    expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
    const unpacked = join(folder, 'unpacked');
    await pipeline(createReadStream(one), createGunzip(), extract(unpacked));
    expect(imageContext(unpacked)).toEqual(imageContext(root));
    expect(buildName(unpacked, false)).toBe(ownBuildName());
  });
});

describe('The bill of materials', () => {
  it('is CycloneDX 1.5, the same each time', async () => {
    const [bill, again] = [await billOfMaterials(root, { date }), await billOfMaterials(root, { date })];
    expect(again).toEqual(bill);
    const schema = (name: string) =>
      JSON.parse(
        readFileSync(
          join(root, `node_modules/@cyclonedx/cyclonedx-library/res/schema/${name}.SNAPSHOT.schema.json`),
          'utf8',
        ),
      ) as object;
    const ajv = new Ajv({ strict: false, formats: { 'iri-reference': true, 'idn-email': true } });
    addFormats.default(ajv, ['date-time', 'email', 'uri', 'uri-reference']);
    ajv.addSchema(schema('spdx'), 'http://cyclonedx.org/schema/spdx.SNAPSHOT.schema.json');
    ajv.addSchema(schema('jsf-0.82'), 'http://cyclonedx.org/schema/jsf-0.82.SNAPSHOT.schema.json');
    const validate = ajv.compile(schema('bom-1.5'));
    validate(bill);
    expect(validate.errors).toBeNull();
  });

  it('lists the packages that are installed with it, each font with its digest, and the browser with its version', async () => {
    const { components, metadata } = await billOfMaterials(root, { date });
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly version?: string }>>;
    };
    const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
    expect(installed.length).toBeGreaterThan(100);
    const listed = new Set(components.map(({ name, version: its }) => `${name}@${String(its)}`));
    for (const [path, { version: its = '' }] of installed)
      expect(listed, path).toContain(`${path.replace(/^.*node_modules\//, '')}@${its}`);
    expect(listed).not.toContain(`typescript@${packages['node_modules/typescript']?.version ?? ''}`);
    const { fonts, excerpts } = readManifest(join(root, 'fonts'));
    for (const { file, sha256 } of [...fonts, ...excerpts]) {
      const font = components.find(({ name }) => name === `fonts/${file}`);
      expect(font).toMatchObject({ hashes: [{ alg: 'SHA-256', content: sha256 }] });
    }
    const browser = components.find(({ name }) => name === 'chromium-headless-shell');
    expect(browser?.['version']).toMatch(/^\d+\.0\.\d+\.\d+$/);
    expect(metadata.component).toMatchObject({ name: 'filing-press', version, type: 'application' });
  });
});
