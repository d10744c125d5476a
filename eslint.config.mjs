import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** What each layer may import, besides itself; docs/architecture.md draws it. */
const layers = {
  'src/core': [],
  'src/app': ['src/core'],
  'src/store': ['src/core', 'src/app'],
  'src/integrations': ['src/core', 'src/app'],
  'src/protocol': ['src/core'],
  'src/workbench': ['src/core', 'src/app', 'src/protocol'],
  'webview-ui': ['src/core', 'src/protocol'],
};
const all = [...Object.keys(layers), 'src/extension.ts', 'src/compose', 'test', 'scripts'];
const vendors = ['git', 'github', 'linear', 'slack', 'pagerduty', 'vercel', 'supabase', 'statuspage', 'intercom'];

const zones = [
  ...Object.entries(layers).map(([target, allowed]) => ({
    target,
    from: all.filter((layer) => layer !== target && !allowed.includes(layer)).map((layer) => `./${layer}`),
    message: `${target} may import only ${[target, ...allowed].join(', ')}.`,
  })),
  ...vendors.map((vendor) => ({
    target: `src/integrations/${vendor}`,
    from: vendors.filter((other) => other !== vendor).map((other) => `./src/integrations/${other}`),
    message: 'One vendor never imports another.',
  })),
].map((zone) => ({ ...zone, target: `./${zone.target}` }));

const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the Clock port.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from the Clock port.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take ids from the Ids port.',
  },
];
const noDefaults = { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' };
const noBarrels = { selector: 'ExportAllDeclaration', message: 'Import from the file that defines it.' };
const nodeBuiltIns = {
  patterns: [
    {
      regex: '^(node:|fs$|path$|os$|crypto$|child_process$|util$|stream$|http$|https$)',
      message: 'src runs in a web worker too.',
    },
  ],
};

export default defineConfig(
  {
    ignores: [
      'node_modules',
      '.cache',
      'dist',
      'out',
      'test/fixtures',
      'scripts/sample/content',
      '**/*.generated.ts',
      'types',
      'scripts/webParts.js',
      '**/*.d.mts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.mts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'no-restricted-syntax': ['error', noDefaults, noBarrels],
      'max-lines': ['error', { max: 300 }],
      'max-params': ['error', { max: 5 }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['src/**/*.ts', 'webview-ui/**/*.ts'], rules: { 'no-restricted-imports': ['error', nodeBuiltIns] } },
  {
    files: ['src/core/**/*.ts', 'src/app/**/*.ts', 'src/store/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaults, noBarrels, ...impure],
      'no-restricted-imports': [
        'error',
        {
          ...nodeBuiltIns,
          paths: [{ name: 'vscode', message: 'Only src/workbench and src/extension.ts know VS Code.' }],
        },
      ],
    },
  },
  {
    files: ['src/integrations/**/*.ts', 'src/protocol/**/*.ts', 'webview-ui/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...nodeBuiltIns,
          paths: [{ name: 'vscode', message: 'Only src/workbench and src/extension.ts know VS Code.' }],
        },
      ],
    },
  },
  {
    files: ['src/integrations/*/index.ts', '*.config.mts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // One constant, printed from the reading of the default playbook.
  { files: ['src/core/playbook/default/defaultPlaybook.ts'], rules: { 'max-lines': 'off' } },
  {
    files: ['test/**/*.ts', 'test/**/*.mts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
