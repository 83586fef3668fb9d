import { fieldsOf } from '../kinds/kinds.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Located } from '../base/problem.ts';
import type { Requirement } from '../kinds/definition.ts';
import type { Playbook } from '../read/tree.ts';

/** The items that repeat an earlier one. */
export function repeated<T>(items: readonly Located<T>[]): readonly Located<T>[] {
  return items.filter((item, index) => items.findIndex(({ value }) => value === item.value) < index);
}

function valuesOf(requirement: Requirement): readonly (readonly Located<string>[])[] {
  return fieldsOf(requirement).map(({ values = [] }) => values);
}

/** Warnings for repeated values in lists; a repetition is most likely a typing error. */
export function listFindings({ appliesTo, gates }: Playbook): Finding[] {
  const { recordTypes = [], ownerProfiles = [], ownerRoles = [] } = appliesTo;
  const ofGates = gates.flatMap(({ require, override, recordTypes: types = [], exceptRecordTypes = [] }) => [
    ...require.flatMap(valuesOf),
    ...require.flatMap((one) => (one.kind === 'cameFrom' ? [one.stages] : [])),
    override?.reasons ?? [],
    types,
    exceptRecordTypes,
  ]);
  return [recordTypes, ownerProfiles, ownerRoles, ...ofGates]
    .flatMap(repeated)
    .map((one) => at(one, `\`${one.value}\` stands twice in this list. Expected it once. Take one out.`, 'warning'));
}
