// Tests with the real Salesforce CLI: the same transform as the Node side, another folder, one worker (the CLI is heavy).
module.exports = {
  ...require('./jest.node.cjs'),
  roots: ['<rootDir>/tests/clients'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/tests/clients/node_modules'],
  maxWorkers: 1,
  testTimeout: 120_000,
};
