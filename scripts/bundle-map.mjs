// `npm run paths`: writes the generated module maps (tsconfig.bundles.json, tsconfig.modules.json). With `--check` it compares instead.
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './node-version.mjs';
import { root } from './run.mjs';
requireNode();

const { BUNDLE_MAP, PAGE_MAP, bundleMapText, pageMapText } = await import('./build/bundle-map.ts');
const files = [
  [BUNDLE_MAP, bundleMapText(root)],
  [PAGE_MAP, pageMapText(root)],
];
for (const [name, text] of files) {
  const file = join(root, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} does not list the modules that are there. Run \`npm run paths\` and commit the file.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log(`Wrote ${name}.`);
  }
}
