// The rules that Salesforce's Code Analyzer applies to Lightning Web Components, from the packages that it uses.
import platform from '@lwc/eslint-plugin-lwc-platform';
import slds from '@salesforce-ux/eslint-plugin-slds';
import lwcConfig from '@salesforce/eslint-config-lwc';
import tseslint from 'typescript-eslint';

const lwcFiles = ['force-app/**/lwc/**/*.ts'];

/** Rules for components. They are written for JavaScript; typescript-eslint's parser reads our sources for them. */
export const lwcRules = [
  ...[...lwcConfig.configs.recommended, ...platform.configs.recommended].map((config) => ({
    ...config,
    files: lwcFiles,
  })),
  {
    files: lwcFiles,
    languageOptions: { parser: tseslint.parser, parserOptions: { sourceType: 'module' } },
    rules: {
      // Not among the recommended ones. The third, `prefer-i18n-service`, asks for a module that only Salesforce's own components can import.
      '@salesforce/lightning/no-moment': 'error',
      '@salesforce/lightning/no-aura-localization-service': 'error',
      // Throws without options, for which there is no default; the Code Analyzer turns it off too.
      '@lwc/lwc-platform/valid-offline-wire': 'off',
      // It refuses every disabled line. Ours state a reason each (tests/architecture/disabled-rules.test.ts).
      '@lwc/lwc-platform/no-inline-disable': 'off',
    },
  },
  {
    // Suites run in Node: its modules are not libraries of Aura.
    files: ['force-app/**/__tests__/**'],
    rules: { '@lwc/lwc-platform/no-aura-libs': 'off' },
  },
];

const inFolders = (configs, extension) =>
  configs.map((config) => ({ ...config, files: [`force-app/**/lwc/**/*.${extension}`] }));

/** Rules of the design system for style sheets and templates. */
export const styleRules = [
  ...inFolders(slds.configs['flat/recommended-css'], 'css'),
  ...inFolders(slds.configs['flat/recommended-html'], 'html'),
];
