import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases } from '../../../scripts/goldens-files.ts';
import { compilePlaybook, parsePlaybook, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { ROOT } from '../../metadata/source.ts';

/** Playbooks that are live together, by their name. */
export type Named = readonly [name: string, playbooks: readonly CompiledPlaybook[]];

/** The playbooks that ship, and the one of the demo org. */
export function shipped(): readonly Named[] {
  const files = readdirSync(join(ROOT, 'playbooks')).filter((name) => name.endsWith('.yaml'));
  return [...files.map((file) => join('playbooks', file)), join('demo', 'demo-playbook.yaml')].map((file) => [
    file,
    [compilePlaybook(parsePlaybook(readFileSync(join(ROOT, file), 'utf8'), file))],
  ]);
}

/** The conformance cases, which use every part of the language. */
export function cases(): readonly Named[] {
  return readCases().map(({ name, versions }) => [name, versions]);
}
