// `npm run build`, also run by `npm ci` (prepare): src → dist, each bundle's .js beside its .ts, the page → dist/page.
import { requireNode } from './node-version.mjs';
requireNode();

const { existsSync } = await import('node:fs');
const { join } = await import('node:path');
const { root } = await import('./run.mjs');

const tools = ['typescript', 'esbuild', '@lwc/compiler', 'lightning-base-components'];
const missing = tools.filter((name) => !existsSync(join(root, 'node_modules', name)));
if (missing.length > 0) {
  console.log(
    `Nothing was built: ${missing.join(', ')} not installed. Run \`npm ci\` without \`--omit=dev\` to build.`,
  );
} else {
  const { build } = await import('./build/build.ts');
  process.exitCode = await build(root);
}
