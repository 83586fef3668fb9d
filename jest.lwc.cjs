const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');
module.exports = {
  ...jestConfig,
  rootDir: __dirname,
  roots: ['<rootDir>/force-app'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.diagnose'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^c/panelStyles$': '<rootDir>/force-app/main/default/lwc/panelStyles/panelStyles.css',
    '^lightning/graphql$': '<rootDir>/tests/lwc-stubs/graphql.js',
  },
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/tests/jest.lwc.setup.cjs'],
};
