import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { clientContract, contractFile } from '../../../scripts/client-contract.ts';

it('the types of the client are those of the description (else: npm run client:contract)', async () => {
  expect(readFileSync(contractFile, 'utf8')).toBe(await clientContract());
});
