import { createHash } from 'node:crypto';
import type { CompiledPlaybook, Condition, Criterion, Gate } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { definitionOf } from '../kinds/kinds.ts';

/** Five hexadecimal digits by which an error message is recognized in every language: the start of the SHA-256 of what they name. */
function digitsOf(identity: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 5);
}

/** What a condition asks about, without evidence and amounts: `pains`, `answered:situation`, `any:pains|picked:Type`. */
export function subjectOf(condition: Condition): string {
  const subject = definitionOf(condition.kind).subject(condition, subjectOf);
  return subject === '' ? condition.kind : `${condition.kind}:${subject}`;
}

/** What the digits of a criterion depend on. */
interface CodedCriterion {
  /** The playbook's code: `diagnose-first`. */
  readonly playbook: string;
  readonly toEnter: string;
  /** Of a second gate to the stage. */
  readonly gate?: string | undefined;
  readonly condition: Condition & Pick<Criterion, 'when' | 'unless'>;
  /** The author's `id:`, which stands for kind and subject. */
  readonly id?: string | undefined;
}

/** The code of a criterion: the same in every version of the playbook and for any evidence or amount. */
export function criterionCode({ playbook, toEnter, gate, condition, id }: CodedCriterion): string {
  return digitsOf([playbook, gate === undefined ? toEnter : `${toEnter}/${gate}`, id ?? askedSubject(condition)]);
}

/** The subject of a criterion with those of the conditions on which it is asked. */
function askedSubject(criterion: CodedCriterion['condition']): string {
  const { when, unless, ...condition } = criterion;
  const asked = [...(when ? [` when ${subjectOf(when)}`] : []), ...(unless ? [` unless ${subjectOf(unless)}`] : [])];
  return `${subjectOf(condition as Condition)}${asked.join('')}`;
}

/** Ids of rules that belong to no criterion. */
export const RULE_IDS = [
  'new-record',
  'unknown-stage',
  'steps',
  'products',
  'override-stage',
  'override-time',
  'override-reason',
  'override-approver',
  'decision-playbook',
] as const;
export type RuleId = (typeof RULE_IDS)[number];

/** The code of a rule that belongs to no criterion. Rules on overrides and decisions are no playbook's own, so their codes name none. */
export function ruleCode(playbook: string, id: RuleId): string {
  return digitsOf([/^(override|decision)-/.test(id) ? '' : playbook, id]);
}

/** The codes of all rules that belong to no criterion, by their id. */
export function ruleCodes(playbook: string): Readonly<Record<string, string>> {
  return Object.fromEntries(RULE_IDS.map((id) => [id, ruleCode(playbook, id)]));
}

/** The playbook with codes. One that an earlier release compiled has none. */
export function withCodes(compiled: CompiledPlaybook): CompiledPlaybook {
  const { playbook } = compiled;
  const coded = ({ toEnter, name, criteria, ...gate }: Gate): Gate => ({
    ...gate,
    toEnter,
    ...(name ? { name } : {}),
    criteria: criteria.map((criterion) => ({
      ...criterion,
      code: criterion.code ?? criterionCode({ playbook, toEnter, gate: name, condition: criterion }),
    })),
  });
  return { ...compiled, ruleCodes: ruleCodes(playbook), gates: compiled.gates.map(coded) };
}
