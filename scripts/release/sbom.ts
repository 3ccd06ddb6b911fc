import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../src/fonts/manifest.ts';
import { ownBuildName } from '../../src/installation/build.ts';
import { readShippedFiles } from '../../src/installation/shipped-files.ts';
import { unpackBrowser } from '../../src/pdf/browser/unpack.ts';

/** A part of the product, as CycloneDX 1.5 has it; of which only these members are made here. */
interface Component {
  readonly type: string;
  readonly name: string;
  readonly [member: string]: unknown;
}

/** As npm writes it. */
interface BillOfMaterials {
  readonly metadata: { readonly component: Component; readonly [member: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [member: string]: unknown;
}

/**
 * The bill of materials, CycloneDX 1.5: the packages of the lock as npm lists them, the fonts with their origins, and
 * what comes packed inside of packages, the browser first. Throws Error where the browser cannot be asked for its version.
 */
export async function billOfMaterials(root: string, { date }: { readonly date: Date }): Promise<BillOfMaterials> {
  const packages = installedPackages(root);
  const components = [...packages.components, ...fontsOf(root), ...(await packedFiles(root))];
  const { component } = packages.metadata;
  return {
    ...packages,
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(components))}`,
    metadata: {
      ...packages.metadata,
      timestamp: date.toISOString(),
      // npm calls it by the name of the folder.
      component: {
        ...component,
        type: 'application',
        name: 'filing-press',
        properties: [{ name: 'filing-press:build', value: ownBuildName() }],
      },
    },
    components,
  };
}

/** `npm sbom --omit dev` also leaves out what the product and its tests share (npm/cli#7909): the lock says what is installed. */
function installedPackages(root: string): BillOfMaterials {
  const npm = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const all = JSON.parse(
    execFileSync('npm', npm, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
  ) as BillOfMaterials;
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>;
  };
  const installed = new Set(
    Object.entries(lock.packages)
      .filter(([, { dev }]) => dev !== true)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '') || 'filing-press'}@${version}`),
  );
  return {
    ...all,
    components: all.components.filter(({ name, version }) => installed.has(`${name}@${String(version)}`)),
    dependencies: all.dependencies
      .filter(({ ref }) => installed.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((its) => installed.has(its)) })),
  };
}

/** Package URLs: type and namespace. */
const purlTypes = { npm: 'npm', debian: 'deb/debian' } as const;

function fontsOf(root: string): readonly Component[] {
  const { fonts, excerpts } = readManifest(join(root, 'fonts'));
  const full = fonts.map(({ file, version, sha256, licence, origins }) => ({
    ...fileOf(`fonts/${file}`, sha256),
    version,
    licenses: [{ expression: licence }],
    pedigree: {
      ancestors: origins.map((origin) => ({
        type: 'library',
        name: origin.package,
        version: origin.version,
        purl: `pkg:${purlTypes[origin.registry]}/${encodeURIComponent(origin.package).replace('%2F', '/')}@${origin.version}`,
      })),
    },
  }));
  const cut = excerpts.map(({ file, of, sha256 }) => ({
    ...fileOf(`fonts/${file}`, sha256),
    description: `Excerpt of ${of}`,
  }));
  return [...full, ...cut];
}

/** What packages bring inside of them, and scanners of packages do not see. */
async function packedFiles(root: string): Promise<readonly Component[]> {
  const chromium = await chromiumVersion();
  const described: Readonly<Record<string, object>> = {
    'chromium.br': {
      type: 'application',
      name: 'chromium-headless-shell',
      version: chromium,
      cpe: `cpe:2.3:a:google:chrome:${chromium}:*:*:*:*:*:*:*`,
      licenses: [{ license: { id: 'BSD-3-Clause' } }],
    },
    'al2023.tar.br': { description: 'NSS, NSPR and Expat of Amazon Linux 2023, for machines without them' },
    'pdfium.wasm': { description: 'PDFium as WebAssembly', licenses: [{ license: { id: 'BSD-3-Clause' } }] },
  };
  return Array.from(readShippedFiles(root))
    .filter(([file]) => file.startsWith('node_modules/'))
    .map(([file, { sha256 }]) => ({ ...fileOf(file, sha256), ...described[file.replace(/^.*\//, '')] }));
}

function fileOf(name: string, sha256: string): Component {
  return { type: 'file', 'bom-ref': name, name, hashes: [{ alg: 'SHA-256', content: sha256 }] };
}

/** `147.0.7727.24`: the package only knows the first number. */
async function chromiumVersion(): Promise<string> {
  const { executable, libraries } = await unpackBrowser();
  const environment = { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: '/dev/null' };
  const words = execFileSync(executable, ['--version'], { encoding: 'utf8', env: environment });
  const version = /\d+(?:\.\d+){3}/.exec(words)?.[0];
  if (version === undefined) throw new Error(`The browser does not say its version: ${words}`);
  return version;
}

/** A UUID of these words, version 8 (RFC 9562): the same bill has the same. */
function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
