import type { Place } from '../base/problem.ts';
import { LONGEST_JSON } from '../backends/metadata/metadata.ts';
import { placedCriteria } from '../compile/assemble.ts';
import type { Playbook } from '../read/tree.ts';
import type { GateRule } from '../rules/gate-rule.ts';

/**
 * Salesforce's limits: length of a rule's formula, active rules per object (most editions), relationships that these read.
 * And limits of the product's fields: the compiled playbook in characters, and questions, whose key has three digits.
 */
export const LIMITS = {
  formulaCharacters: 3900,
  formulaBytes: 4000,
  activeRules: 100,
  spanning: 15,
  json: LONGEST_JSON,
  questions: 999,
};

/** The place in the file at which the author can shorten a rule: the criterion or override. */
export function placeOf(playbook: Playbook, rule: GateRule): Place {
  const gate = playbook.gates.find(({ toEnter }) => toEnter.value === rule.toEnter);
  const placed = gate && placedCriteria(playbook, gate).find(({ criterion }) => criterion.id === rule.id);
  const override = playbook.gates.find((one) => one.override)?.override;
  const fallback = rule.object === 'Opportunity' ? playbook.stages[0] : override;
  return placed?.place ?? fallback ?? playbook.code;
}

/** The length of a formula in UTF-8. */
export function bytesOf({ formula }: GateRule): number {
  return new TextEncoder().encode(formula).length;
}

/** Whether a formula has more characters or bytes than Salesforce accepts. */
export function isTooLong(rule: GateRule): boolean {
  return rule.formula.length > LIMITS.formulaCharacters || bytesOf(rule) > LIMITS.formulaBytes;
}
