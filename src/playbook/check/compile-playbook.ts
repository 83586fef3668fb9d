import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { deepFreeze } from '../base/freeze.ts';
import { PlaybookError } from '../base/problem.ts';
import { assemble } from '../compile/assemble.ts';
import type { Playbook } from '../read/tree.ts';
import { checkPlaybook, checkVersions } from './check.ts';

/**
 * Compiles a playbook to frozen plain data, which survives JSON unchanged and by which deals are checked.
 * @param versions all live versions of it, with or without itself: each governs the deals that were created in its time.
 * @throws PlaybookError with every error of the playbook at once; warnings do not stop it (see checkPlaybook).
 */
export function compilePlaybook(playbook: Playbook, versions: readonly Playbook[] = []): CompiledPlaybook {
  const all = versions.includes(playbook) ? versions : [...versions, playbook];
  const problems = [...checkPlaybook(playbook), ...checkVersions(all)].filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new PlaybookError(problems);
  return deepFreeze(assemble(playbook, all));
}
