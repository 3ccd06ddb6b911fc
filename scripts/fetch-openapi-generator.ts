import { fetchJar } from './maven-artifact.ts';

/** Prints the path of openapi-generator (Apache-2.0), whose clients are tried by `test/clients`; fetches it first. */
console.log(
  fetchJar('openapi-generator', {
    artifact: 'org.openapitools:openapi-generator-cli:7.24.0',
    sha256: '4b83ccc6fd43056c8c631cd0195e5100bd0550912502527bab09ac76152dab0c',
  }),
);
