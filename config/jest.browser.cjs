// The browser tests: the same transform as the Node side, another folder, one worker (one Chromium, one local org).
module.exports = {
  ...require('./jest.node.cjs'),
  roots: ['<rootDir>/tests/browser'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
};
