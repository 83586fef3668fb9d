// `npm start`: the local org with demo deals and gates, until it is stopped. Parses on old Nodes on purpose.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { followParent } from './follow-parent.mjs';
import { requireNode } from './node-version.mjs';

requireNode();

const main = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist', 'src', 'cli', 'main.js');
if (existsSync(main)) {
  followParent();
  process.argv = [process.execPath, main, 'org', 'start', '--demo', ...process.argv.slice(2)];
  await import(pathToFileURL(main).href);
} else {
  console.error(
    'Nothing is built yet: `dist/src/cli/main.js` is missing. Run `npm ci`, which installs and builds, and then `npm start` again.',
  );
  process.exitCode = 2;
}
