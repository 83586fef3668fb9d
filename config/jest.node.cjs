// Node side: native ES modules, TypeScript stripped by esbuild. Run apart from jest.lwc.cjs: jest remembers per path whether a
// file is ESM, across projects, and the service bundles are imported by both sides.
module.exports = {
  rootDir: require('node:path').dirname(__dirname),
  roots: ['<rootDir>/tests'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/tests/browser/',
    '<rootDir>/tests/clients/',
    '<rootDir>/tests/faults/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.diagnose'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/config/jest.esbuild-transform.cjs' },
  // Several times the slowest test without a limit of its own on a busy machine: it ends what hangs, and asserts no speed.
  testTimeout: 60_000,
  injectGlobals: true,
};
