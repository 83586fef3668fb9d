// `npm run test:faults`: the service through faults and kills. The same transform as the Node side, another folder, two workers.
module.exports = {
  ...require('./jest.node.cjs'),
  roots: ['<rootDir>/tests/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The kills wait most of the time.
  maxWorkers: 2,
  testTimeout: 240_000,
  // After a failure in the middle of a run, jsforce's CometD client goes on to look for a proxy that is gone.
  forceExit: true,
};
