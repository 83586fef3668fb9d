import type { OrgDrift, RuleDrift } from '../deploy/drift.ts';
import type { Circumstances } from './decide.ts';

const WAYS: Readonly<Record<RuleDrift['what'], ReturnType<Circumstances['ruleOf']>>> = {
  deleted: 'rule deleted',
  'switched off': 'rule switched off',
  changed: 'rule changed',
};

/** Finds how the rule of a criterion differs from the last deploy. A rule's name ends in the criterion's code. */
export function ruleFinder({ rules }: OrgDrift): Circumstances['ruleOf'] {
  return (code) => {
    const found = rules.find(({ rule }) => rule.endsWith(`_${code}`));
    return found && WAYS[found.what];
  };
}
