// `npm run arch`: draws the rooms and their imports into docs/architecture.md. `--check` compares instead. Both fail when an import
// between rooms is not allowed or closes a circle.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './node-version.mjs';
import { root } from './run.mjs';
requireNode();

const { architecturePage } = await import('./arch-rooms.ts');

const { text, isCurrent, faults } = await architecturePage();
for (const fault of faults) console.error(fault);
if (faults.length > 0) {
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  writeFileSync(join(root, 'docs/architecture.md'), text);
  console.log('Drew the rooms into docs/architecture.md.');
} else if (!isCurrent) {
  console.error(
    'docs/architecture.md does not show the rooms as they are. Run `npm run arch` and read the difference.',
  );
  process.exitCode = 1;
}
