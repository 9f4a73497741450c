import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';
import { boundariesRule } from './test/lint/boundaries.js';

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only app/env.server.ts reads the environment: use getEnv(), or take the value as an argument.',
};
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message:
    'Export by name, so that a thing is called the same everywhere; only routes and configs have a default export.',
};
const clock = {
  selector:
    "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0]",
  message:
    'A source has no clock: what it parses must give the same result tomorrow. Use the time of the fetch it is given.',
};

export default ts.config(
  { ignores: ['build/', 'data/', 'node_modules/', 'prisma/generated/', 'test-results/', 'test/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.strict,
  jsxA11y.flatConfigs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    plugins: { callboard: { rules: { boundaries: boundariesRule } }, 'react-hooks': reactHooks },
    rules: {
      'callboard/boundaries': 'error',
      'jsx-a11y/label-has-associated-control': ['error', { assert: 'either', depth: 4 }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', environment, defaultExport],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // With noUncheckedIndexedAccess a `!` after a check is the honest form.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      // A thing Remix throws on purpose is a Response.
      'no-throw-literal': 'off',
    },
  },
  {
    files: [
      'app/*/routes/**',
      'app/root.tsx',
      'app/entry.*.tsx',
      'app/routes.ts',
      'app/ui/not-found.tsx',
      '*.config.{js,ts}',
      'test/support/global-setup.ts',
      'test/bench/search/bare/**',
    ],
    rules: { 'no-restricted-syntax': ['error', environment] },
  },
  {
    files: ['**/*.tsx', '**/use-*.ts'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['scrapers/sources/**'],
    rules: {
      'no-restricted-syntax': ['error', environment, defaultExport, clock],
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'A source does not fetch: return the requests and let the runner make them.' },
        { name: 'process', message: 'A source does not know the process it runs in.' },
      ],
    },
  },
  {
    files: ['app/env.server.ts', 'server/run/**', '*.config.ts', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', defaultExport] },
  },
  {
    files: ['*.config.{js,ts}', '**/*.d.ts', 'test/support/global-setup.ts', 'test/bench/search/bare/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**'],
    ignores: ['test/support/fast-check.ts'],
    rules: {
      'max-lines': ['error', 600],
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: "Take it from '#test/support/fast-check.ts', which begins at the run's SEED." },
      ],
    },
  },
  prettier,
);
