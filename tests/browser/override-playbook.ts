import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunningOrg } from './org.ts';

const SHIPPED = fileURLToPath(new URL('../../playbooks/diagnose-first.yaml', import.meta.url));
const GATE = '  - toEnter: Value Proposition\n';
const OVERRIDE =
  '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing, Executive sponsor] }\n';

/**
 * Deploys the shipped playbook with an override at its first gate, which it has not as it ships, and with one field more to fill in
 * there: what is missing can then be fixed in the panel itself.
 */
export async function deployWithOverride(org: RunningOrg): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  try {
    const shipped = await readFile(SHIPPED, 'utf8');
    const field = '      - filled: NextStep\n        because: They should know what happens next.\n';
    const path = join(folder, 'with-override.yaml');
    const gate = `${GATE}${OVERRIDE}`;
    const changed = shipped
      .replace(GATE, gate)
      .replace(/( {6}- answered: \{ situation: Heard, problem: Quoted \}\n)/, `$1${field}`);
    await writeFile(path, changed);
    const { code, out } = await org.diagnose('deploy', '--playbook', path, '--json');
    if (code !== 0) throw new Error(`The playbook with an override was not deployed: ${out}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
