import { createHash } from 'node:crypto';
import { RULE_OBJECTS, type GateRule } from '../../playbook/index.ts';
import type { OrgRule } from '../../salesforce/index.ts';
import type { Drift } from './types.ts';

/** The changes that the org's rules need. `unchanged` match already. */
export interface RulePlan {
  readonly create: readonly GateRule[];
  readonly update: readonly GateRule[];
  readonly unchanged: readonly GateRule[];
  /** Names of rules that an earlier deploy made and the playbook no longer asks for. */
  readonly remove: readonly string[];
  readonly drift: readonly Drift[];
}

const DRIFT: Readonly<Record<Drift['what'], string>> = {
  changed: 'was changed in the org since the last deploy',
  deleted: 'was deleted in the org since the last deploy',
  foreign: 'is in the org already, and no deploy of this playbook made it',
};

/** The rule and what happened to it: `` `DF_…` was deleted in the org since the last deploy``. */
export function driftText({ rule, what }: Drift): string {
  return `\`${rule}\` ${DRIFT[what]}`;
}

type Comparable = Pick<OrgRule, 'formula' | 'message' | 'active' | 'errorField'>;

/**
 * SHA-256 of a rule's active flag, formula, message and error field. Line endings and outer white space are ignored, since orgs change
 * them. Rules of earlier releases have no error field; their hash is the one that was stored then.
 */
export function ruleHash({ active, formula, message, errorField }: Comparable): string {
  const parts = [String(active), formula, message, ...(errorField === undefined ? [] : [errorField])];
  const text = parts.map((part) => part.replace(/\r\n?/g, '\n').trim()).join('\u0000');
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Compares the compiled rules, the org's rules and the last deployed ones (rule name to hash). A rule that differs from both the compiled
 * and the last deployed form is drift; with `force` it is overwritten. Rules that are neither compiled nor deployed by us are never
 * touched.
 */
export function planRules(
  compiled: readonly GateRule[],
  inOrg: readonly OrgRule[],
  deployed: ReadonlyMap<string, string>,
  force: boolean,
): RulePlan {
  const present = new Map(inOrg.filter(({ object }) => RULE_OBJECTS.includes(object)).map((rule) => [rule.name, rule]));
  const create: GateRule[] = [];
  const update: GateRule[] = [];
  const unchanged: GateRule[] = [];
  const drift: Drift[] = [];
  for (const rule of compiled) {
    const found = present.get(rule.name);
    const last = deployed.get(rule.name);
    if (found === undefined) {
      if (last !== undefined && !force) drift.push({ rule: rule.name, what: 'deleted' });
      create.push(rule);
    } else if (ruleHash(found) === ruleHash(rule)) {
      unchanged.push(rule);
    } else {
      if (last !== ruleHash(found) && !force)
        drift.push({ rule: rule.name, what: last === undefined ? 'foreign' : 'changed' });
      update.push(rule);
    }
  }
  const wanted = new Set(compiled.map(({ name }) => name));
  const remove = [...deployed.keys()].filter((name) => !wanted.has(name) && present.has(name)).sort();
  for (const name of remove) {
    if (!force && ruleHash(present.get(name)!) !== deployed.get(name)) drift.push({ rule: name, what: 'changed' });
  }
  return { create, update, unchanged, remove, drift };
}
