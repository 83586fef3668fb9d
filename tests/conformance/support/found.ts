import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';

export const FOUND = join(dirname(fileURLToPath(import.meta.url)), '..', 'found');

/** A difference that a random run has found: all live versions as compiled, and one attempt. */
export interface Found {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly attempt: Attempt;
}

/** Keeps a difference as `tests/conformance/found/<name>.json`, which `playbook-found.test.ts` decides by every path from then on. */
export function saveAsCase(name: string, found: Found): void {
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(join(FOUND, `${name}.json`), `${JSON.stringify(found, null, 2)}\n`);
}
