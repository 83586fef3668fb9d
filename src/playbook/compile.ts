import type { CompiledPlaybook } from '../../force-app/main/default/lwc/gateRules/types.ts';
import { checkPlaybook, checkVersions } from './check.ts';
import { deepFreeze } from './freeze.ts';
import { assemble } from './assemble.ts';
import { PlaybookError } from './problem.ts';
import type { Playbook } from './tree.ts';

/**
 * Compiles a playbook to what judges deals: frozen plain data that survives JSON unchanged.
 * @param versions all live versions of it, itself included or not: a deal created under a later one does not stand under this one.
 * @throws PlaybookError with every error of the playbook at once; warnings do not stop it (see checkPlaybook).
 */
export function compilePlaybook(playbook: Playbook, versions: readonly Playbook[] = []): CompiledPlaybook {
  const all = versions.includes(playbook) ? versions : [...versions, playbook];
  const problems = [...checkPlaybook(playbook), ...checkVersions(all)].filter(({ severity }) => severity === 'error');
  if (problems.length > 0) throw new PlaybookError(problems);
  return deepFreeze(assemble(playbook, all));
}
