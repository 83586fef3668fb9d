// `npm run test:clients`: the tests with the real Salesforce CLI, its plugin sfdmu and CometD client. They are in tests/clients (600 MB, some two seconds
// to start), and installed there from its lock file when one is missing or has another version.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';
requireNode();

const { node } = await import('./run.mjs');

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'tests/clients');
const read = (path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const wanted = Object.entries(read('package.json').dependencies);
const manifest = (name) => `node_modules/${name}/package.json`;
const isThere = ([name, version]) =>
  existsSync(join(folder, manifest(name))) && read(manifest(name)).version === version;

if (!wanted.every(isThere)) {
  console.log(`Installing ${wanted.map(([name, version]) => `${name} ${version}`).join(', ')} into tests/clients …`);
  // The CLI does not run on Node 20; the project's own Node comes first on the path.
  const env = { ...process.env, PATH: join(root, 'node_modules/.bin') + delimiter + process.env.PATH };
  const { status } = spawnSync('npm', ['ci', '--no-progress'], { cwd: folder, env, stdio: 'inherit' });
  if (status !== 0) {
    console.error(
      'The clients could not be installed, so their tests cannot run. Look at what npm says above, then try again.',
    );
    process.exit(1);
  }
}

// The bundles' .js, which the CLI deploys, come from the build.
const fine =
  node('scripts/build.mjs') &&
  node('node_modules/jest/bin/jest.js', '--ci', '-c', 'config/jest.clients.cjs', ...process.argv.slice(2));
process.exitCode = fine ? 0 : 1;
