// `npm run dev`: builds, starts the local org as `npm start` does, and keeps both up to date with the source. Options go to
// `diagnose org start`: `npm run dev -- --port 4700 --data .diagnose/dev`.
import { followParent } from './follow-parent.mjs';
import { requireNode } from './node-version.mjs';
import { root } from './run.mjs';
requireNode();
followParent();

const { develop } = await import('./dev-watch.ts');

const ended = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});
process.exitCode = await develop(root, process.argv.slice(2), ended);
