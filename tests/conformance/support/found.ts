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
export function saveAsCase(name: string, found: Found, folder = FOUND): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(found, null, 2)}\n`);
}

/**
 * Runs random cases; where they fail, the last difference that they reported is kept as a case before the error goes on. fast-check
 * shrinks until nothing simpler differs, so the last one is the simplest.
 * @param run takes `report`, to be called with every difference.
 * @param folder is another one only in the test of this.
 */
export async function keepingDifferences<T>(
  name: string,
  run: (report: (found: Found) => void) => T | Promise<T>,
  folder = FOUND,
): Promise<T> {
  let found: Found | undefined;
  try {
    return await run((one) => (found = one));
  } catch (error) {
    if (found !== undefined) saveAsCase(name, found, folder);
    throw error;
  }
}
