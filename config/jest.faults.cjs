// `npm run test:faults`: the service through faults and kills. The same transform as the Node side, another folder, two workers.
module.exports = {
  ...require('./jest.node.cjs'),
  roots: ['<rootDir>/tests/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The kills wait most of the time.
  maxWorkers: 2,
  testTimeout: 240_000,
};
