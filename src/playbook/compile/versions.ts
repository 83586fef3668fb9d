import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';

type Version = Pick<CompiledPlaybook, 'version' | 'from'>;

/** What one version has to know of the others that are live: when the next takes over, and which pins lead to another. */
export function amongVersions(
  one: Version,
  all: readonly Version[],
): Pick<CompiledPlaybook, 'until' | 'otherVersions'> {
  const others = all.filter(({ version }) => version !== one.version);
  const until = others
    .map(({ from }) => from)
    .filter((from) => from > one.from)
    .sort()[0];
  return {
    ...(until === undefined ? {} : { until }),
    ...(others.length === 0 ? {} : { otherVersions: others.map(({ version }) => version).sort((a, b) => a - b) }),
  };
}

/**
 * A compiled playbook among the other live versions of it, in the order of the versions; each learns of the others. The one handed
 * in replaces a stored one of the same version; stored playbooks of other codes are left out.
 */
export function alongside(playbook: CompiledPlaybook, stored: readonly CompiledPlaybook[]): CompiledPlaybook[] {
  const others = stored.filter((other) => other.playbook === playbook.playbook && other.version !== playbook.version);
  const all = [playbook, ...others].sort((a, b) => a.version - b.version);
  return all.map((one) => {
    const { until: _until, otherVersions: _otherVersions, ...rest } = one;
    return { ...rest, ...amongVersions(one, all) };
  });
}
