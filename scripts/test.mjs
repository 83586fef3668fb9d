// `npm test`: build, then the browser, Node and LWC suites, two at a time. `npm test -- browser` runs one part.
import { requireNode } from './node-version.mjs';
requireNode();

const { node, nodeQuietly } = await import('./run.mjs');
const { ensureChromium } = await import('./chromium.mjs');

// Each part is one or more runs of jest. The long parts are cut small, so that both cores have work to the end.
const config = (name, ...args) => ['--ci', '-c', `config/jest.${name}.cjs`, '--maxWorkers=1', ...args];
const shards = (name, count) => Array.from({ length: count }, (_, at) => config(name, `--shard=${at + 1}/${count}`));
const parts = {
  browser: shards('browser', 3),
  node: shards('node', 10),
  lwc: [config('lwc-coverage')],
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in parts));
if (unknown) {
  console.error(
    `There is no part \`${unknown}\` of the tests: use ${Object.keys(parts).join(', ')} or nothing for all.`,
  );
  process.exit(2);
}

const names = chosen.length > 0 ? chosen : Object.keys(parts);
if (names.includes('browser')) {
  try {
    process.env.CHROMIUM = await ensureChromium();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
if (!node('scripts/build.mjs')) process.exit(1);

// First the first run of each part, then the second: seldom two browsers at a time, whose tests would slow each other down.
const waiting = Object.entries(parts)
  .filter(([name]) => names.includes(name))
  .flatMap(([name, runs]) => runs.map((args, at) => ({ name, args, at })))
  .sort((one, other) => one.at - other.at);
const failed = new Set();
// Once more at the end, where a long output is read first.
const faults = [];
async function work() {
  for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
    const { fine, output } = await nodeQuietly('node_modules/jest/bin/jest.js', ...run.args);
    console.log(output);
    if (fine) continue;
    failed.add(run.name);
    faults.push(
      ...output
        .matchAll(/^FAIL .+|^ {2}● (?!Console$).+|^Test suite failed to run.*|^Jest: .+ not met.*/gm)
        .map(([line]) => line),
    );
  }
}
await Promise.all([work(), work()]);
if (faults.length > 0) console.log([...new Set(faults)].join('\n'));
console.log(failed.size === 0 ? `All tests passed: ${names.join(', ')}.` : `Failed: ${[...failed].join(', ')}.`);
process.exitCode = failed.size === 0 ? 0 : 1;
