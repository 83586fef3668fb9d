// Writes force-app/gates from the playbook that ships; `--check` compares instead. The files are committed, so that a change of
// the compiler or of the playbook shows as a difference that a person reads.
import { requireNode } from './node-version.mjs';
requireNode();

const { compareGates, compiledGates, writeGates } = await import('./gates-files.ts');

const check = process.argv.includes('--check');
const files = compiledGates();
if (check) {
  const differences = compareGates(files);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    console.error(
      'force-app/gates is not what the playbook compiles to. Run `node scripts/gates.mjs` and read the difference.',
    );
    process.exitCode = 1;
  }
} else if (process.env.CI) {
  console.error(
    '`CI` is set: force-app/gates is written by a person who reads the difference, never by a build. Use `--check`.',
  );
  process.exitCode = 2;
} else {
  writeGates(files);
  console.log(`Wrote ${files.size} files to force-app/gates.`);
}
