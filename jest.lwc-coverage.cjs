// The LWC suites with the least share of branches that each bundle's own tests have to go through.
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const LWC = 'force-app/main/default/lwc';
const LEAST = 90;

const bundles = readdirSync(join(__dirname, LWC)).filter((name) =>
  existsSync(join(__dirname, LWC, name, `${name}.ts`)),
);

module.exports = {
  ...require('./jest.lwc.cjs'),
  collectCoverage: true,
  coverageReporters: ['text-summary'],
  coverageDirectory: '<rootDir>/.cache/coverage',
  collectCoverageFrom: bundles.map((name) => `${LWC}/${name}/*.ts`),
  // A folder's figure is that of all its files together.
  coverageThreshold: Object.fromEntries(bundles.map((name) => [`./${LWC}/${name}/`, { branches: LEAST }])),
};
