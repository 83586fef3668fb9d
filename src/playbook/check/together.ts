import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { checkPlaybook, checkVersions } from './check.ts';
import type { OrgDescription } from './org-description.ts';
import type { Problem } from '../base/problem.ts';
import type { Playbook } from '../read/tree.ts';

/**
 * Checks playbooks that will be live together in an org. Findings are file by file. Never throws.
 * @param live the playbooks that the org has; one of the same code and version as a file is replaced by it.
 */
export function checkTogether(
  playbooks: readonly Playbook[],
  org: OrgDescription = {},
  live: readonly CompiledPlaybook[] = [],
): readonly Problem[] {
  const replaced = new Set(playbooks.map(({ code, version }) => `${code.value}:${version.value}`));
  const stored = live.filter(({ playbook, version }) => !replaced.has(`${playbook}:${version}`));
  const findings = playbooks.flatMap((playbook) => {
    const others = playbooks.filter((other) => other !== playbook);
    return checkPlaybook(playbook, org, [...others, ...stored]);
  });
  const codes = [...new Set(playbooks.map(({ code }) => code.value))];
  return [...findings, ...codes.flatMap((code) => checkVersions(playbooks.filter((one) => one.code.value === code)))];
}
