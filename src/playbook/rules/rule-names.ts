import type { CompiledPlaybook, Criterion } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { criterionCode, ruleCode, subjectOf, type RuleId } from '../compile/codes.ts';
import { bareName } from '../kinds/field.ts';

/** A rule's API name: letters, digits and single underscores, at most 40. */
const MAX_RULE_NAME = 40;

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
}

/** The initials of a stage, up to four: `Proposal/Price Quote` → `PPQ`. They help a reader to recognize the gate. */
function initials(stage: string): string {
  const letters = slug(stage)
    .split('_')
    .map((word) => word[0]?.toUpperCase() ?? '');
  return letters.join('').slice(0, 4) || 'X';
}

/** The parts of a rule's name. Only `code` keeps apart what would read alike. */
interface NameParts {
  readonly gate: string;
  readonly subject: string;
  readonly code: string;
  readonly version: number | undefined;
}

/**
 * A rule's name: `DF_diagnose_first_VP_situation_3f2a1`, which ends in the code of its message. Inserting a stage, rewording a sentence,
 * adding a criterion or asking for more renames no other rule.
 */
function ruleName({ playbook }: CompiledPlaybook, { gate, subject, code, version }: NameParts): string {
  const start = `DF_${slug(playbook)}`;
  const v = version === undefined ? '' : `_v${version}`;
  // The version must never be cut, since it alone keeps the rules of two versions apart.
  const head = `${start}_${gate.slice(0, MAX_RULE_NAME - start.length - v.length - code.length - 2)}${v}`;
  const room = MAX_RULE_NAME - head.length - code.length - 2;
  return [head, slug(slug(subject).slice(0, Math.max(0, room))), code].filter((part) => part !== '').join('_');
}

/** `situation`, `pains`, `Desired_Outcome`: what a reader recognizes the criterion by. */
function label(criterion: Criterion): string {
  if (criterion.kind === 'answered') return criterion.concept;
  return 'field' in criterion ? bareName(criterion.field) : subjectOf(criterion);
}

/** The code of a criterion; of one that an earlier release compiled, the code that it would have now. */
export function codeOf({ playbook }: CompiledPlaybook, toEnter: string, criterion: Criterion): string {
  return criterion.code ?? criterionCode({ playbook, toEnter, condition: criterion });
}

/**
 * The name of a criterion's rule.
 * @param version set where an earlier live version has another rule of this name: the later one then carries its version.
 */
export function criterionRuleName(
  playbook: CompiledPlaybook,
  toEnter: string,
  criterion: Criterion,
  version?: number,
): string {
  const code = codeOf(playbook, toEnter, criterion);
  return ruleName(playbook, { gate: initials(toEnter), subject: label(criterion), code, version });
}

/** The name of a rule that exists once per playbook: `new-record`, `unknown-stage`. `version` as in `criterionRuleName`. */
export function fixedRuleName(playbook: CompiledPlaybook, id: RuleId, version?: number): string {
  return ruleName(playbook, { gate: 'all', subject: id, code: ruleCode(playbook.playbook, id), version });
}

/** The name of a rule that all live playbooks share: `DF_all_override_stage_1a2b3`. */
export function sharedRuleName(id: RuleId): string {
  return ['DF_all', slug(id), ruleCode('', id)].join('_');
}
