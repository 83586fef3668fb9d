// `npm run check`: everything that must hold before a commit, in about 90 s. Runs all steps, so that all failures are reported at once.
import { requireNode } from './node-version.mjs';
requireNode();

const { nodeQuietly } = await import('./run.mjs');

// Files that did not change since the last run are not formatted or linted again.
const cached = (name) => ['--cache', '--cache-location', `.cache/${name}`, '--cache-strategy', 'content'];

// More than five seconds each: tens of thousands of random cases, builds, long texts. `npm test` has the time for them.
const leftToTest = [
  'agreement',
  'mutants',
  'capacity',
  'playbook/translations',
  'new-kind',
  'stricter-sound',
  'noteModel',
  'notes/files',
  'override-overlap',
  'insight/hostile',
  'panel-size',
  'conversion',
  'playbook/sentences',
  'playbook/kinds',
  'bench/client',
];

const steps = [
  ['format', 'node_modules/oxfmt/bin/oxfmt', '-c', 'config/oxfmt.json', '--list-different', '.', '!**/*.html'],
  ['format of templates', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '**/*.html'],
  [
    'lint',
    'node_modules/eslint/bin/eslint.js',
    '-c',
    'config/eslint.config.js',
    '.',
    '--max-warnings',
    '0',
    ...cached('eslint'),
  ],
  ['types of src and tests', 'node_modules/typescript-native/bin/tsc', '-p', 'tsconfig.json'],
  ['types of the LWC bundles', 'node_modules/typescript-native/bin/tsc', '-p', 'force-app/tsconfig.json'],
  [
    'types of the tests of the bundles',
    'node_modules/typescript-native/bin/tsc',
    '-p',
    'force-app/tsconfig.tests.json',
  ],
  ['types of the page', 'node_modules/typescript-native/bin/tsc', '-p', 'src/local-org/page/tsconfig.json'],
  ['unused files, exports and dependencies', 'node_modules/knip/bin/knip.js', '-c', 'config/knip.js', '--no-progress'],
  ['private words', 'scripts/words.mjs'],
  ['module maps are up to date', 'scripts/bundle-map.mjs', '--check'],
  ['picture of the rooms is up to date', 'scripts/arch.mjs', '--check'],
  ['docs of the local org are up to date', 'scripts/local-org-docs.mjs', '--check'],
  ['schema of playbooks is up to date', 'scripts/playbook-schema.mjs', '--check'],
  ['goldens of the backends are up to date', 'scripts/goldens.mjs', '--check'],
  ['compiled gates are up to date', 'scripts/gates.mjs', '--check'],
  ['rules against placeholders are up to date', 'scripts/placeholders.mjs', '--check'],
  ...[1, 2].map((half) => [
    `architecture and fast tests, ${half} of 2`,
    'node_modules/jest/bin/jest.js',
    '--ci',
    '-c',
    'config/jest.node.cjs',
    '--silent',
    '--maxWorkers=1',
    `--shard=${half}/2`,
    'tests/architecture',
    'tests/playbook',
    'tests/insight',
    'tests/metadata',
    'tests/translations/(complete|glossary|literals)',
    `--testPathIgnorePatterns=(${leftToTest.join('|')})\\.test`,
  ]),
];

// The longest first, two at a time: the machines that run it have two cores.
const waiting = [...steps].reverse();
const failed = [];
async function work() {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const [name, file, ...args] = step;
    const started = performance.now();
    const { fine, output } = await nodeQuietly(file, ...args);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${fine ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    if (fine && !file.includes('jest')) continue;
    console.log(fine ? (/^Tests: .*$/m.exec(output)?.[0] ?? '') : output);
    if (!fine) failed.push(name);
  }
}
await Promise.all([work(), work()]);
if (failed.length > 0) console.error(`\nNot fine yet: ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;
