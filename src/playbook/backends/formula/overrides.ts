import { overrideTermsAt, stageNumber } from '../../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type { CompiledPlaybook, Gate } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { inForceFormula, inScopeFormula } from './formula.ts';
import { among, and, literal, or } from './text.ts';

/** Formulas of the rules on overrides. They are compiled once over all live playbooks, since a request names a stage and no playbook. */

type Terms = NonNullable<Gate['override']>;
type Overridable = Gate & { readonly override: Terms };

/** The gates that allow overrides. */
export function overridableGates({ gates }: CompiledPlaybook): readonly Overridable[] {
  return gates.filter((gate): gate is Overridable => gate.override !== undefined);
}

/** What a playbook requires of an override of a stage. */
interface StageTerms {
  readonly toEnter: string;
  readonly terms: Terms;
}

/** The stages for which some playbook allows overrides, in their one order, with the terms of one playbook; stages at which it has no say left out. */
export function overrideTerms(playbook: CompiledPlaybook, all: readonly CompiledPlaybook[]): readonly StageTerms[] {
  const asked = [...new Set(all.flatMap(overridableGates).map(({ toEnter }) => toEnter))];
  return asked.flatMap((toEnter) => {
    const terms = overrideTermsAt(playbook, stageNumber(all, toEnter));
    return terms === undefined ? [] : [{ toEnter, terms }];
  });
}

/** The override is requested, changed, or approved. Declining and withdrawing are always allowed. */
const DECIDED = `OR(ISNEW(), ISCHANGED(Stage__c), ISCHANGED(Stage_Order__c), ISCHANGED(Expires_On__c), ISCHANGED(Reason_Code__c), AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved")))`;
const APPROVED = 'AND(ISCHANGED(Status__c), ISPICKVAL(Status__c, "Approved"))';

/**
 * One term for each playbook that has a text: it governs the deal, and the text is true. Versions with the same scope and text share a
 * term, whose condition names the versions.
 */
function termsOf(playbooks: readonly CompiledPlaybook[], text: (playbook: CompiledPlaybook) => string): string[] {
  const groups = new Map<string, { scope: readonly string[]; inForce: string[]; text: string }>();
  for (const playbook of playbooks) {
    const own = { scope: inScopeFormula(playbook, 'Opportunity__r.'), text: text(playbook) };
    if (own.text === '') continue;
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { ...own, inForce: [] };
    group.inForce.push(inForceFormula(playbook, 'Opportunity__r.'));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ scope, inForce, text: own }) => `AND(${[...scope, or(inForce), own].join(', ')})`);
}

/**
 * Formula of the rule that rejects an override whose stage none of the playbooks that govern the deal allows, or whose stored number is not
 * the stage's. Gates compare only the number. Without a playbook that allows overrides it rejects each request and approval: one that was
 * accepted would open gates as soon as a later deploy allows overrides.
 */
export function overrideStageFormula(playbooks: readonly CompiledPlaybook[]): string {
  if (playbooks.length === 0) return DECIDED;
  const numbers = new Map(
    playbooks.flatMap((playbook) =>
      overridableGates(playbook).map(({ toEnter }) => [toEnter, stageNumber([playbook], toEnter)] as const),
    ),
  );
  const number = `CASE(Stage__c, ${[...numbers].map(([stage, one]) => `${literal(stage)}, ${one}`).join(', ')}, 0)`;
  const allowed = termsOf(
    playbooks,
    (playbook) =>
      `${among(
        'Stage__c',
        overridableGates(playbook).map(({ toEnter }) => toEnter),
      )} >= 1`,
  );
  // A blank in a term counts as not allowed.
  return and([DECIDED, `OR(BLANKVALUE(Stage_Order__c, 0) <> ${number}, IF(${or(allowed)}, 0, 1) = 1)`]);
}

/** More days than any gate allows: a playbook of which the override opens no gate has no say. */
const NO_LIMIT = 99_999;

/** Formula of the rule that rejects an override which lasts longer than a playbook whose gates it opens permits; the shortest time counts. */
export function overrideTimeFormula(playbooks: readonly CompiledPlaybook[]): string {
  const tooLong = termsOf(playbooks, (playbook) => {
    const cases = overrideTerms(playbook, playbooks).map(
      ({ toEnter, terms }) => `${literal(toEnter)}, ${terms.maxDays}`,
    );
    return `Expires_On__c > TODAY() + CASE(Stage__c, ${cases.join(', ')}, ${NO_LIMIT})`;
  });
  return and([DECIDED, `OR(${['ISBLANK(Expires_On__c)', ...tooLong].join(', ')})`]);
}

/** Formula of the rule that rejects a reason code which a gate that lists reasons does not; undefined if no gate has a list. */
export function overrideReasonFormula(playbooks: readonly CompiledPlaybook[]): string | undefined {
  const wrong = termsOf(playbooks, (playbook) => {
    const listed = overrideTerms(playbook, playbooks).filter(({ terms }) => terms.reasons.length > 0);
    const wrongAt = listed.map(
      ({ toEnter, terms }) =>
        `AND(${among('Stage__c', [toEnter])} >= 1, ${among('Reason_Code__c', terms.reasons)} < 1)`,
    );
    return wrongAt.length === 0 ? '' : or(wrongAt);
  });
  return wrong.length === 0 ? undefined : and([DECIDED, or(wrong)]);
}

/** The permission that the product's rule requires of every approver. */
export const USUAL_APPROVER = 'DF_Approve_Gate_Overrides';

/** Formula of the rule that rejects an approver without a gate's additional permission; undefined if no gate requires one. */
export function overrideApproverFormula(playbooks: readonly CompiledPlaybook[]): string | undefined {
  const wrong = termsOf(playbooks, (playbook) => {
    const own = overrideTerms(playbook, playbooks).filter(({ terms }) => terms.approver !== USUAL_APPROVER);
    const wrongAt = own.map(
      ({ toEnter, terms }) => `AND(${among('Stage__c', [toEnter])} >= 1, NOT($Permission.${terms.approver}))`,
    );
    return wrongAt.length === 0 ? '' : or(wrongAt);
  });
  return wrong.length === 0 ? undefined : and([APPROVED, or(wrong)]);
}
