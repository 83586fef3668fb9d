// `npm run goldens`: writes the golden files of tests/conformance/playbook and docs/diagnose-first.md. `--check` compares instead.
// The files are committed, so that a change of a backend shows as a difference that a person reads.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';
requireNode();

const { compareGoldens, writeGoldens } = await import('./goldens-files.ts');
const { compilePlaybook, explainPlaybook, parsePlaybook } = await import('../src/playbook/index.ts');

const source = fileURLToPath(new URL('../playbooks/diagnose-first.yaml', import.meta.url));
const docs = new URL('../docs/diagnose-first.md', import.meta.url);
const english = () =>
  explainPlaybook(compilePlaybook(parsePlaybook(readFileSync(source, 'utf8'), 'playbooks/diagnose-first.yaml')));

if (process.argv.includes('--check')) {
  const differences = [...compareGoldens()];
  if (!existsSync(docs)) differences.push('missing: docs/diagnose-first.md');
  else if (readFileSync(docs, 'utf8') !== english()) differences.push('differs: docs/diagnose-first.md');
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    console.error('The goldens are not what the backends print. Run `npm run goldens` and read the difference.');
    process.exitCode = 1;
  }
} else if (process.env.CI) {
  console.error(
    '`CI` is set: goldens are written by a person who reads the difference, never by a build. Use `--check`.',
  );
  process.exitCode = 2;
} else {
  console.log(`Wrote ${writeGoldens()} golden files.`);
  writeFileSync(docs, english());
}
