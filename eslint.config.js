import { readFileSync } from 'node:fs';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Which room of src may import which: docs/architecture.md has the same table. */
const rooms = JSON.parse(readFileSync(new URL('rooms.json', import.meta.url), 'utf8'));

/** A room is a folder, or a file directly in src. Those inside of another room are rooms of their own. */
const zones = rooms.map(({ room, imports }) => ({
  target: `./src/${room}`,
  from: './src',
  except: [room, ...imports].map((name) => `./${name}`),
  message: `${room} may not import this (rooms.json, docs/architecture.md)`,
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      'node_modules',
      '.cache',
      'test-results',
      '**/*.cjs',
      'eslint.config.js',
      'test/third-form/src',
      'test/clients/generated',
      'src/**/assets',
      'clients/**/contract.ts',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'import-x/no-cycle': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/order': [
        'error',
        {
          groups: ['builtin', 'external', 'parent', 'sibling'],
          alphabetize: { order: 'asc' },
          named: true,
          'newlines-between': 'never',
        },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
);
