import tseslint from 'typescript-eslint';

/** Which folder of src may import which: the direction of the house, `http, cli → documents → forms`. */
const layers = [
  {
    files: ['src/forms/**'],
    forbid: ['documents', 'html', 'pdf', 'docx', 'verify', 'http', 'cli', 'observability', 'fonts'],
    why: 'a form is pure data and rules',
  },
  {
    files: ['src/orders/**'],
    forbid: ['documents', 'html', 'pdf', 'docx', 'http', 'cli', 'observability', 'fonts'],
    why: 'an order is what may be asked, whoever asks',
  },
  {
    files: ['src/documents/**'],
    forbid: ['html', 'pdf', 'docx', 'verify', 'http', 'cli', 'observability'],
    why: 'documents knows only its ports',
  },
  { files: ['src/{html,pdf,docx,fonts}/**'], forbid: ['verify', 'http', 'cli'], why: 'adapters do not know who calls' },
  { files: ['src/verify/**'], forbid: ['http', 'cli', 'html'], why: 'it examines files, whoever asks' },
  {
    files: ['src/observability/**'],
    forbid: ['http', 'cli', 'pdf', 'docx', 'html'],
    why: 'everyone may import observability',
  },
  { files: ['src/http/**'], forbid: ['cli', 'html', 'pdf', 'docx'], why: 'http talks to documents only' },
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.cache', 'test-results', '**/*.cjs', 'eslint.config.js', 'test/third-form/src'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '/main\\.ts$', message: 'nothing imports the composition root' }] },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  ...layers.map(({ files, forbid, why }) => ({
    files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: `^\\.\\.?/(.*/)?(${forbid.join('|')})/`, message: `${why} (docs/architecture.md)` },
            { regex: '/main\\.ts$', message: 'nothing imports the composition root' },
          ],
        },
      ],
    },
  })),
);
