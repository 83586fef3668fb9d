import { createHash } from 'node:crypto';
import type { CompiledPlaybook, Criterion } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { definitionOf } from '../kinds/kinds.ts';

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

/** The parts of a rule's name. The digits at its end depend only on `identity`. */
interface NameParts {
  readonly gate: string;
  readonly subject: string;
  readonly identity: readonly string[];
}

function versioned({ gate, subject, identity }: NameParts, version: number | undefined): NameParts {
  if (version === undefined) return { gate, subject, identity };
  return { gate, subject: `v${version} ${subject}`, identity: [...identity, String(version)] };
}

/**
 * A rule's name: `DF_diagnose_first_VP_situation_3f2a1`. The digits at the end depend only on the code, the stage and the criterion, so
 * inserting a stage, rewording a sentence or adding a criterion renames no other rule.
 */
function ruleName({ playbook: code }: CompiledPlaybook, { gate, subject, identity }: NameParts): string {
  const digits = createHash('sha256')
    .update(JSON.stringify([code, ...identity]))
    .digest('hex')
    .slice(0, 5);
  const head = `DF_${slug(code)}_${gate}`;
  const room = MAX_RULE_NAME - head.length - digits.length - 2;
  return [head, slug(subject.slice(0, room)), digits].filter((part) => part !== '').join('_');
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
  const subject = definitionOf(criterion.kind).subject(criterion);
  const parts = { gate: initials(toEnter), subject, identity: ['criterion', toEnter, criterion.id] };
  return ruleName(playbook, versioned(parts, version));
}

/** The name of a rule that exists once per playbook: `new-record`, `unknown-stage`. `version` as in `criterionRuleName`. */
export function fixedRuleName(playbook: CompiledPlaybook, id: string, version?: number): string {
  return ruleName(playbook, versioned({ gate: 'all', subject: id, identity: [id] }, version));
}
