// The LWC suites with the least share of branches that each bundle's own tests have to go through.
const { dirname, join } = require('node:path');
const { compilerOptions } = require('../force-app/tsconfig.bundles.json');

const LEAST = 90;

const folders = Object.values(compilerOptions.paths)
  .flat()
  .filter((path) => path.endsWith('.ts'))
  .map((path) => dirname(join('force-app', path)));

module.exports = {
  ...require('./jest.lwc.cjs'),
  collectCoverage: true,
  coverageReporters: ['text-summary'],
  coverageDirectory: '<rootDir>/.cache/coverage',
  collectCoverageFrom: folders.map((folder) => `${folder}/*.ts`),
  // A folder's figure is that of all its files together.
  coverageThreshold: Object.fromEntries(folders.map((folder) => [`./${folder}/`, { branches: LEAST }])),
};
