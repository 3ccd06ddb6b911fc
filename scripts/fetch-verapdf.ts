import { pathToFileURL } from 'node:url';
import { fetchJar } from './maven-artifact.ts';

/**
 * Absolute path of veraPDF, the judge of PDF/A and PDF/UA (GPLv3 or MPL 2): a test tool, never part of the product, one jar
 * with all it needs. Throws Error as `fetchJar` does.
 */
export function fetchVeraPdf(): string {
  return fetchJar('verapdf', {
    artifact: 'org.verapdf.apps:greenfield-apps:1.28.2',
    sha256: '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(fetchVeraPdf());
