import type { Place } from '../base/problem.ts';
import { LONGEST_JSON } from '../backends/metadata/metadata.ts';
import { placedCriteria, type PlacedCriterion } from '../compile/assemble.ts';
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

/** The criterion of a rule, with its places; undefined for a rule that belongs to none. */
export function criterionOfRule(playbook: Playbook, rule: GateRule): PlacedCriterion | undefined {
  const gates = playbook.gates.filter(({ toEnter }) => toEnter.value === rule.toEnter);
  return gates.flatMap((gate) => placedCriteria(playbook, gate)).find(({ criterion }) => criterion.id === rule.id);
}

/** The place in the file at which the author can shorten a rule: the criterion or override. */
export function placeOf(playbook: Playbook, rule: GateRule): Place {
  const override = playbook.gates.find((one) => one.override)?.override;
  const fallback = rule.object === 'Opportunity' ? playbook.stages[0] : override;
  const steps = rule.id === 'steps' ? playbook.onlySteps : undefined;
  return criterionOfRule(playbook, rule)?.place ?? steps ?? fallback ?? playbook.code;
}

/** Enough to recognize a criterion; the id of a large group has hundreds of characters. */
const LONGEST_NAME = 60;

/** An id in a message. */
export function shortId(id: string): string {
  return id.length > LONGEST_NAME ? `${id.slice(0, LONGEST_NAME)}…` : id;
}

/** `The rule for \`picked:Type:A\` has 4210 characters, of which a formula in Salesforce has at most 3900`: what is wrong with a long rule. */
export function tooLongWords(rule: GateRule, besides = ''): string {
  const { id, formula } = rule;
  const isLong = formula.length > LIMITS.formulaCharacters;
  const [length, unit] = isLong ? [formula.length, 'characters'] : [bytesOf(rule), 'bytes'];
  const most = isLong ? LIMITS.formulaCharacters : LIMITS.formulaBytes;
  return `The rule for \`${shortId(id)}\`${besides} has ${length} ${unit}, of which a formula in Salesforce has at most ${most}`;
}

/** The length of a formula in UTF-8. */
function bytesOf({ formula }: GateRule): number {
  return new TextEncoder().encode(formula).length;
}

/** Whether a formula has more characters or bytes than Salesforce accepts. */
export function isTooLong(rule: GateRule): boolean {
  return rule.formula.length > LIMITS.formulaCharacters || bytesOf(rule) > LIMITS.formulaBytes;
}
