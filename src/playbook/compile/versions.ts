import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { withCodes } from './codes.ts';

type Version = Pick<CompiledPlaybook, 'version' | 'from'>;

/**
 * The data about other live versions that a version contains: when the next one comes into force, and which versions a pin can refer to.
 */
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
 * Combines a compiled playbook with the other live versions, sorted by version, and adds the data about the others to each. It replaces a
 * stored version with the same number, and gives codes to versions that an earlier release compiled; playbooks with another code are left out.
 */
export function alongside(playbook: CompiledPlaybook, stored: readonly CompiledPlaybook[]): CompiledPlaybook[] {
  const others = stored.filter((other) => other.playbook === playbook.playbook && other.version !== playbook.version);
  const all = [playbook, ...others].sort((a, b) => a.version - b.version);
  return all.map((one) => {
    const { until: _until, otherVersions: _otherVersions, ...rest } = withCodes(one);
    return { ...rest, ...amongVersions(one, all) };
  });
}
