// `npm run check`: everything that must hold before a commit, in about a minute. Stops at nothing: all that is wrong is said at once.
import { requireNode } from './node-version.mjs';
requireNode();

const { node } = await import('./run.mjs');

const steps = [
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['types of src and tests', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['types of the LWC bundles', 'node_modules/typescript/bin/tsc', '-p', 'force-app/main/default/lwc/tsconfig.json'],
  ['types of the page', 'node_modules/typescript/bin/tsc', '-p', 'src/local-org/page/tsconfig.json'],
  ['docs of the local org are up to date', 'scripts/local-org-docs.mjs', '--check'],
  ['compiled gates are up to date', 'scripts/gates.mjs', '--check'],
  [
    'architecture and fast tests',
    'node_modules/jest/bin/jest.js',
    '--ci',
    '-c',
    'jest.node.cjs',
    '--silent',
    'tests/architecture',
    'tests/playbook',
    'tests/insight',
    'tests/metadata',
  ],
];

const failed = [];
for (const [name, file, ...args] of steps) {
  const started = performance.now();
  const fine = node(file, ...args);
  console.log(`${fine ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!fine) failed.push(name);
}
if (failed.length > 0) console.error(`\nNot fine yet: ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
