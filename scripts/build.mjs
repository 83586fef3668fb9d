// `npm run build`, also run by `npm ci` (prepare): src → dist, each bundle's .js next to its .ts, the page → dist/page.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = ['typescript-native', 'typescript', 'esbuild', '@lwc/compiler', 'lightning-base-components'];
const missing = tools.filter((name) => !existsSync(join(root, 'node_modules', name)));
// Before the check of Node's version: npm ci installs the right Node together with the tools.
if (missing.length > 0) {
  console.log(
    `Nothing was built: ${missing.join(', ')} not installed. Run \`npm ci\` without \`--omit=dev\` to build.`,
  );
} else {
  requireNode();
  const { build } = await import('./build/build.ts');
  process.exitCode = await build(root);
}
