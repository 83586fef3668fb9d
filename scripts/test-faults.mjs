// `npm run test:faults`: the service through the faults of an org and of the line to it, planted bugs, and kills. Some four minutes.
import { requireNode } from './node-version.mjs';
requireNode();

const { node } = await import('./run.mjs');

// The kills are of the built command line.
const fine =
  node('scripts/build.mjs') &&
  node('node_modules/jest/bin/jest.js', '--ci', '-c', 'config/jest.faults.cjs', ...process.argv.slice(2));
process.exitCode = fine ? 0 : 1;
