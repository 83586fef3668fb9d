// Writes playbooks/playbook.schema.json from the tables that playbooks are read by; `--check` compares instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { requireNode } from './node-version.mjs';
requireNode();

const { playbookSchema } = await import('../src/playbook/index.ts');
const { format } = await import('prettier');

const url = new URL('../playbooks/playbook.schema.json', import.meta.url);
const text = await format(JSON.stringify(playbookSchema()), { parser: 'json', printWidth: 120 });

if (!process.argv.includes('--check')) {
  writeFileSync(url, text);
  console.log('Wrote playbooks/playbook.schema.json.');
} else if (readFileSync(url, 'utf8') !== text) {
  console.error(
    'playbooks/playbook.schema.json is not what playbooks are read by. Run `node scripts/playbook-schema.mjs` and read the difference.',
  );
  process.exitCode = 1;
}
