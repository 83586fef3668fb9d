import {
  compilePlaybook,
  decideAll,
  numbered,
  type Attempt,
  type CompiledPlaybook,
} from '../../../src/playbook/index.ts';
import { type Decided } from '../support/attempt-rows.ts';
import { decideInDuckDb, withDuckDb } from '../support/duckdb.ts';
import { ruleEngine } from '../support/rules.ts';
import { attemptOf, policies, type Policy } from './attempts.ts';
import { formulaFields } from './fields.ts';
import { expected, named } from './names.ts';

function byEvaluator(policy: Policy, playbooks: readonly CompiledPlaybook[], attempt: Attempt) {
  const { outcome, unmet } = decideAll(playbooks, attempt);
  const isBlocked = outcome === 'blocked';
  const ids = isBlocked ? unmet.filter(({ overridden }) => !overridden).map(({ id }) => id) : [];
  return { verdict: isBlocked ? 'blocked' : 'allowed', missing: named(policy, ids) };
}

/** The outcome and what the paths that say `stage > id` find missing. */
function byRefusals(policy: Policy, refused: readonly string[]) {
  const ids = refused.map((one) => one.slice(one.indexOf(' > ') + 3));
  return { verdict: refused.length > 0 ? 'blocked' : 'allowed', missing: named(policy, ids) };
}

async function bySql(policy: Policy, playbooks: readonly CompiledPlaybook[], attempts: readonly Attempt[]) {
  return withDuckDb(async (connection) => {
    const decided: (readonly Decided[])[] = [];
    for (const playbook of playbooks) decided.push(await decideInDuckDb(connection, playbook, attempts));
    return attempts.map((_attempt, at) => {
      const blocked = decided.map((all) => all[at]!).filter(({ outcome }) => outcome === 'blocked');
      return byRefusals(
        policy,
        blocked.flatMap(({ unmet }) => unmet.filter((one) => !one.endsWith('(overridden)'))),
      );
    });
  });
}

describe.each(policies().map((policy) => [policy.name, policy] as const))('%s', (_name, policy) => {
  const playbooks = numbered(policy.playbooks.map((playbook) => compilePlaybook(playbook)));
  const attempts = policy.attempts.map((one) => attemptOf(policy, one, playbooks[0]!));

  test.each(policy.attempts.map((one, at) => [one.note, one, attempts[at]!] as const))('%s', (_note, one, attempt) => {
    expect(byEvaluator(policy, playbooks, attempt)).toEqual(expected(one));
  });

  test('is decided alike by the compiled rules', () => {
    const refusedBy = ruleEngine(playbooks, formulaFields(policy));
    const found = attempts.map((attempt) => byRefusals(policy, refusedBy(attempt)));
    expect(found).toEqual(policy.attempts.map(expected));
  });

  test('is decided alike in SQL', async () => {
    expect(await bySql(policy, playbooks, attempts)).toEqual(policy.attempts.map(expected));
  });
});
