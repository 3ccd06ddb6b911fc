import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Files that the pages for people need, by the names under which they are served: all of them are here, none is fetched elsewhere. */
const own = ['pages.css', 'reference.css', 'reference.js'] as const;

/** Of swagger-ui-dist, which draws the reference page (ADR 0152). */
const renderer = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

/** Names of all assets. */
export const assetNames = [...own, ...renderer] as const;
export type AssetName = (typeof assetNames)[number];

/** Beside the modules that are built; the build copies them there (`copy-assets.ts`). */
export const assetFolder = join(import.meta.dirname, 'assets');

const mediaTypes = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

interface Asset {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** An asset, read from disk. */
export function readAsset(name: AssetName): Asset {
  const extension = name.endsWith('.css') ? 'css' : 'js';
  return { mediaType: mediaTypes[extension], bytes: readFileSync(pathOf(name)) };
}

/** Absolute path of an asset. In the sources the renderer is where npm has put it, which only those who build have. */
function pathOf(name: AssetName): string {
  const path = join(assetFolder, name);
  return existsSync(path) ? path : createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);
}
