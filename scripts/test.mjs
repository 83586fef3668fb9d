// `npm test`: build, then the LWC suites, the Node suites and the browser test. `npm test -- browser` runs one part.
import { requireNode } from './node-version.mjs';
requireNode();

const { node } = await import('./run.mjs');
const { ensureChromium } = await import('./chromium.mjs');

const jest = 'node_modules/jest/bin/jest.js';
const parts = {
  lwc: () => node(jest, '--ci', '-c', 'config/jest.lwc-coverage.cjs'),
  node: () => node(jest, '--ci', '-c', 'config/jest.node.cjs'),
  browser: () => node(jest, '--ci', '-c', 'config/jest.browser.cjs'),
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
const failed = names.filter((name) => !parts[name]());
console.log(failed.length === 0 ? `All tests passed: ${names.join(', ')}.` : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
