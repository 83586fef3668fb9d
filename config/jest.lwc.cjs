const { dirname, join } = require('node:path');
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');
const { compilerOptions } = require('../force-app/tsconfig.bundles.json');

// `c/x` resolves by the generated map, as for TypeScript and the page.
const bundles = Object.entries(compilerOptions.paths).map(([name, [path]]) => [
  `^${name}$`,
  `<rootDir>/${join('force-app', path)}`,
]);

module.exports = {
  ...jestConfig,
  rootDir: dirname(__dirname),
  roots: ['<rootDir>/force-app'],
  // Next to the suites are helpers that only one bundle's suites use.
  testMatch: ['**/__tests__/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.diagnose'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    ...Object.fromEntries(bundles),
    '^lightning/graphql$': '<rootDir>/tests/lwc-stubs/graphql.js',
    '^c/afterPaint$': '<rootDir>/tests/lwc-stubs/afterPaint.js',
  },
  // Twice the slowest test on a busy machine with two cores: `npm test` runs two suites at a time.
  testTimeout: 20_000,
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/config/jest.lwc.setup.cjs'],
};
