import { writeFileSync } from 'node:fs';
import { clientContract, contractFile } from './client-contract.ts';

/** Writes the types of the client (`npm run client:contract`): after a change of routes, options or schemas. */
writeFileSync(contractFile, await clientContract());
