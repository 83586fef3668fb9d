import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { overridableGates, overrideTerms, USUAL_APPROVER } from '../../backends/formula/overrides.ts';
import { overrideRules } from '../../rules/override-rules.ts';
import type { Difference } from './difference.ts';

/** The code at the end of a rule's message. */
const CODE = / \[DF [0-9a-f]{5}\]$/;

const isEnforced = ({ gates }: CompiledPlaybook) => gates.some(({ mode }) => mode === 'enforce');

/** Requests for overrides, and approvals of them, that one playbook refuses and the other one lets through, stage by stage. */
export function requestDifferences(blocking: CompiledPlaybook, passing: CompiledPlaybook): readonly Difference[] {
  // Without an enforced gate there is nothing to override, and no rule on overrides.
  if (!isEnforced(blocking) || !isEnforced(passing)) return [];
  const messages = new Map(overrideRules([blocking]).map(({ id, message }) => [id, message]));
  const [own, others] = [termsOf(blocking), termsOf(passing)];
  return overridableGates(passing).flatMap(({ toEnter }): Difference[] => {
    const found = refused(own.get(toEnter), others.get(toEnter)!);
    return found.map(([id, what]) => ({
      toEnter,
      id,
      sentence: (messages.get(id) ?? '').replace(CODE, ''),
      witness: `An override for \`${toEnter}\` is ${what}.`,
    }));
  });
}

type Terms = ReturnType<typeof overrideTerms>[number]['terms'];

function termsOf(playbook: CompiledPlaybook): ReadonlyMap<string, Terms> {
  return new Map(overrideTerms(playbook, [playbook]).map(({ toEnter, terms }) => [toEnter, terms]));
}

/** The rule that refuses and what it refuses, for terms under which another playbook lets it through. */
function refused(own: Terms | undefined, others: Terms): readonly (readonly [id: string, what: string])[] {
  if (own === undefined) return [['override-stage', 'asked for']];
  const { approver, maxDays, reasons } = own;
  const reason =
    reasons.length === 0 || others.reasons.length === 0
      ? undefined
      : others.reasons.find((one) => !reasons.includes(one));
  const isForAny = reasons.length > 0 && others.reasons.length === 0;
  return [
    ...(maxDays < others.maxDays ? [['override-time', `asked for ${others.maxDays} days`] as const] : []),
    ...(isForAny ? [['override-reason', 'asked for without one of the reasons'] as const] : []),
    ...(reason === undefined ? [] : [['override-reason', `asked for with the reason \`${reason}\``] as const]),
    ...(approver === USUAL_APPROVER || approver === others.approver
      ? []
      : [['override-approver', `approved by a user who has not the permission \`${approver}\``] as const]),
  ];
}
