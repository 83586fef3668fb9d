import type { Playbook } from '../read/tree.ts';
import { at, type Finding } from './finding.ts';

/** Findings for the `override` of a further gate to a stage: a request names a stage, so a second set of terms would hold for none. */
export function overridesOfGates({ gates }: Playbook): Finding[] {
  return gates.flatMap(({ toEnter, override }, index) => {
    const first = gates.slice(0, index).find((one) => one.override && one.toEnter.value === toEnter.value)?.override;
    if (!override || !first) return [];
    const message = `\`${toEnter.value}\` has an \`override\` already, in line ${first.line}: an override names a stage, and opens every gate to it. Expected one for each stage. Write it at one gate.`;
    return [at(override, message)];
  });
}
