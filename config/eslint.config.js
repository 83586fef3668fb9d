import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { lwcRules, styleRules } from './eslint-lwc.js';

const scripts = ['**/*.{ts,mjs,cjs,js}'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      '.diagnose/**',
      '.cache/**',
      'coverage/**',
      'force-app/**/lwc/**/*.js',
      'tests/**/fixtures/**',

      'force-app/types/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { ...js.configs.recommended, files: scripts },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: config.files ?? scripts })),
  ...lwcRules,
  ...styleRules,
  {
    files: scripts,
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // TypeScript checks both; eslint knows neither the globals nor the overloads.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-console': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
    },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // LWC jest suites: the platform stubs have no types, and suites await microtasks by hand.
    files: ['force-app/**/__tests__/**'],
    rules: { '@typescript-eslint/no-explicit-any': 'off', '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off' },
  },
  {
    files: ['{src,scripts,examples,config}/**/*.{ts,mjs,cjs,js}', 'force-app/**/*.ts'],
    ignores: ['force-app/**/__tests__/**', 'force-app/test/**'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, IIFEs: true }],
      'max-params': ['error', 4],
    },
  },
  { files: scripts, rules: { 'max-lines': ['error', 400] } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/local-org/page/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/cli reads the environment: pass the value in.' },
        { object: 'process', property: 'argv', message: 'Only src/cli reads argv: pass the value in.' },
        { object: 'process', property: 'exit', message: 'Only src/cli ends the process: throw or return instead.' },
      ],
    },
  },
  {
    files: [
      'src/{playbook,formula,insight}/**/*.ts',
      'force-app/**/lwc/gateRules/*.ts',
      'force-app/main/insight/lwc/*/*.ts',
    ],
    // Fetches the weights for panels.
    ignores: ['force-app/main/insight/lwc/noteLoading/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Pure code does no I/O.' },
        { name: 'process', message: 'Pure code sees no process.' },
        { name: 'setTimeout', message: 'Pure code has no clock.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Pure code has no clock: pass the time in.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Pure code has no clock: pass the time in.',
        },
      ],
    },
  },
);
