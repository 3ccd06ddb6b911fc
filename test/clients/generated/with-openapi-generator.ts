import { writeFileSync } from 'node:fs';
import { Configuration, DocumentsApi, FormsApi } from './typescript-fetch/index.js';

/** Prints the official form with the TypeScript client that openapi-generator makes: URL of the service, file to write. */
const [url = '', target = ''] = process.argv.slice(2);
const configuration = new Configuration({ basePath: url });
const filing = await new FormsApi(configuration).getSample({ form: 'annex-2', name: 'official' });
const documents = new DocumentsApi(configuration);
const { valid } = await documents.validateFiling({ form: 'annex-2', filing });
if (!valid) throw new Error('not valid');
writeFileSync(target, new Uint8Array(await (await documents.makeDocument({ form: 'annex-2', filing })).arrayBuffer()));
