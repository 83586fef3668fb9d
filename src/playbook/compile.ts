import type { CompiledPlaybook } from '../../force-app/main/base/lwc/gateRules/types.ts';
import { checkPlaybook, checkVersions } from './check/check.ts';
import { deepFreeze } from './read/freeze.ts';
import { assemble } from './compile/assemble.ts';
import { PlaybookError } from './read/problem.ts';
import type { Playbook } from './read/tree.ts';

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
