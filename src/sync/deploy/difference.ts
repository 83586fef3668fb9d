import type { GateRule } from '../../playbook/index.ts';
import type { OrgRule } from '../../salesforce/index.ts';
import { ruleHash } from './plan.ts';
import type { Drift } from './types.ts';

type Form = Pick<OrgRule, 'active' | 'formula' | 'message' | 'errorField'>;

export interface DriftInput {
  /** The org's rules. */
  readonly inOrg: readonly OrgRule[];
  /** Rule name to hash, as last deployed. */
  readonly deployed: ReadonlyMap<string, string>;
  /** As the stored versions compile, and as the playbook does that is deployed. */
  readonly before: readonly GateRule[];
  readonly compiled: readonly GateRule[];
}

/**
 * Drift with what changed. A rule is compared with its last deployed form, where a stored version still compiles to that, else with what the
 * playbook compiles to.
 */
export function withLines(drift: readonly Drift[], { inOrg, deployed, before, compiled }: DriftInput): Drift[] {
  const named = <Rule extends { readonly name: string }>(rules: readonly Rule[], name: string) =>
    rules.find((rule) => rule.name === name);
  return drift.map((one) => {
    const present = named(inOrg, one.rule);
    const old = named(before, one.rule);
    const isLast = old !== undefined && ruleHash(old) === deployed.get(one.rule);
    const compared = isLast ? old : named(compiled, one.rule);
    return present === undefined || compared === undefined ? one : { ...one, lines: ruleDifference(compared, present) };
  });
}

/** How a rule in the org differs, part by part: each part's name, then lines of the form before with `-` and of the org with `+`. */
export function ruleDifference(before: Form, present: Form): readonly string[] {
  const parts = [
    ['active', String(before.active), String(present.active)],
    ['formula', before.formula, present.formula],
    ['message', before.message, present.message],
    ['error field', before.errorField ?? '', present.errorField ?? ''],
  ] as const;
  return parts.flatMap(([name, was, is]) => {
    const [old, now] = [linesOf(was), linesOf(is)];
    return old.join('\n') === now.join('\n') ? [] : [`${name}:`, ...changedLines(old, now)];
  });
}

/** Orgs change line endings and outer white space. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\r\n?/g, '\n').trim().split('\n');
}

/** The lines between the first and the last that differ; a long line is cut to what differs. */
function changedLines(old: readonly string[], now: readonly string[]): readonly string[] {
  const start = sameAtStart(old, now);
  const end = Math.min(sameAtStart([...old].reverse(), [...now].reverse()), Math.min(old.length, now.length) - start);
  const [was, is] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (was.length !== 1 || is.length !== 1) return [...was.map((one) => `- ${one}`), ...is.map((one) => `+ ${one}`)];
  const [a, b] = cut(was[0]!, is[0]!);
  return [`- ${a}`, `+ ${b}`];
}

/** How much of an unchanged text is shown before and after what differs. */
const CONTEXT = 40;

function cut(a: string, b: string): readonly [string, string] {
  const start = sameAtStart([...a], [...b]);
  const left = Math.min(sameAtStart([...a].reverse(), [...b].reverse()), Math.min(a.length, b.length) - start);
  const from = start > CONTEXT ? start - CONTEXT : 0;
  const after = left > CONTEXT ? left - CONTEXT : 0;
  const of = (text: string) => `${from > 0 ? '…' : ''}${text.slice(from, text.length - after)}${after > 0 ? '…' : ''}`;
  return [of(a), of(b)];
}

function sameAtStart(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1;
  return count;
}
