import { createHash } from 'node:crypto';
import type { GateRule } from '../../src/playbook/index.ts';
import type { OrgRule } from '../../src/salesforce/index.ts';
import { planRules, ruleHash } from '../../src/sync/deploy/plan.ts';
import { readState, type PlaybookRecord } from '../../src/sync/deploy/state.ts';
import type { OrgConnection } from '../../src/salesforce/index.ts';

const compiled = (name: string, formula = `A_${name}`): GateRule => ({
  object: 'Opportunity',
  name,
  formula,
  message: `Say ${name}.`,
  errorField: 'StageName',
  description: '',
  active: true,
  id: name,
  toEnter: 'Proposal',
});
const inOrg = (name: string, formula?: string, active = true): OrgRule => ({ ...compiled(name, formula), active });
const deployed = (...rules: OrgRule[]) => new Map(rules.map((rule) => [rule.name, ruleHash(rule)]));

function plan(rules: GateRule[], org: OrgRule[], last: ReadonlyMap<string, string>, force = false) {
  const { create, update, unchanged, remove, drift } = planRules(rules, org, last, force);
  const names = (list: readonly GateRule[]) => list.map(({ name }) => name);
  return { create: names(create), update: names(update), unchanged: names(unchanged), remove, drift };
}
const nothing = { create: [], update: [], unchanged: [], remove: [], drift: [] };

test('an empty org gets every rule', () => {
  expect(plan([compiled('a'), compiled('b')], [], new Map())).toEqual({ ...nothing, create: ['a', 'b'] });
});

test('an org that is as compiled is left alone, also when the record of the deploy was lost', () => {
  expect(plan([compiled('a')], [inOrg('a')], deployed(inOrg('a')))).toEqual({ ...nothing, unchanged: ['a'] });
  expect(plan([compiled('a')], [inOrg('a')], new Map())).toEqual({ ...nothing, unchanged: ['a'] });
});

test('a rule that is as last deployed follows the playbook', () => {
  expect(plan([compiled('a', 'NEW')], [inOrg('a')], deployed(inOrg('a')))).toEqual({ ...nothing, update: ['a'] });
});

test('a rule that was changed in the org is drift, and is taken over by force', () => {
  const args = [[compiled('a', 'NEW')], [inOrg('a', 'THEIRS')], deployed(inOrg('a'))] as const;
  expect(plan([...args[0]], [...args[1]], args[2]).drift).toEqual([{ rule: 'a', what: 'changed' }]);
  expect(plan([...args[0]], [...args[1]], args[2], true)).toEqual({ ...nothing, update: ['a'] });
});

test('a rule that was switched off is drift', () => {
  expect(plan([compiled('a')], [inOrg('a', undefined, false)], deployed(inOrg('a'))).drift).toEqual([
    { rule: 'a', what: 'changed' },
  ]);
});

test('a rule that was deleted is drift, and comes back by force', () => {
  expect(plan([compiled('a')], [], deployed(inOrg('a'))).drift).toEqual([{ rule: 'a', what: 'deleted' }]);
  expect(plan([compiled('a')], [], deployed(inOrg('a')), true)).toEqual({ ...nothing, create: ['a'] });
});

test('a rule of our name that we did not make is drift', () => {
  expect(plan([compiled('a')], [inOrg('a', 'THEIRS')], new Map()).drift).toEqual([{ rule: 'a', what: 'foreign' }]);
});

test('a rule of ours that the playbook no longer asks for goes, unless it was changed in the org', () => {
  expect(plan([], [inOrg('old')], deployed(inOrg('old')))).toEqual({ ...nothing, remove: ['old'] });
  expect(plan([], [inOrg('old', 'THEIRS')], deployed(inOrg('old'))).drift).toEqual([{ rule: 'old', what: 'changed' }]);
  expect(plan([], [inOrg('old', 'THEIRS')], deployed(inOrg('old')), true)).toEqual({ ...nothing, remove: ['old'] });
});

test('rules of others are not touched', () => {
  expect(plan([compiled('a')], [inOrg('a'), inOrg('their_own')], deployed(inOrg('a')), true)).toEqual({
    ...nothing,
    unchanged: ['a'],
  });
});

test('line ends and outer blanks, which orgs change, are no difference', () => {
  expect(ruleHash(inOrg('a', 'AND(\r\n x)\n'))).toBe(ruleHash(inOrg('a', 'AND(\n x)')));
  expect(ruleHash(inOrg('a', 'B'))).not.toBe(ruleHash(inOrg('a', 'A')));
});

describe('rules of an earlier release', () => {
  /** As release 0.2 stored it, whose rules had no error field. */
  const hashBefore = ({ active, formula, message }: OrgRule) =>
    createHash('sha256')
      .update([String(active), formula, message].join('\u0000'))
      .digest('hex');
  const before = (name: string): OrgRule => {
    const { errorField: _none, ...rule } = inOrg(name, 'OLD');
    return rule;
  };
  const stored = (...rules: OrgRule[]) => new Map(rules.map((rule) => [rule.name, hashBefore(rule)]));

  test('are replaced by those with other names, which is no drift', () => {
    const old = [before('DF_x_VP_problem_11111'), before('DF_x_VP_pains_Quoted_22222')];
    const found = plan([compiled('DF_x_VP_problem_33333'), compiled('DF_x_VP_pains_44444')], old, stored(...old));
    expect(found).toMatchObject({
      create: ['DF_x_VP_problem_33333', 'DF_x_VP_pains_44444'],
      remove: ['DF_x_VP_pains_Quoted_22222', 'DF_x_VP_problem_11111'],
      drift: [],
    });
  });

  test('get their error field by an update, which is no drift', () => {
    const old = before('DF_x_all_new_record_55555');
    expect(plan([compiled(old.name, 'OLD')], [old], stored(old))).toMatchObject({ update: [old.name], drift: [] });
  });

  test('that a user moved to another field are drift', () => {
    const rule = inOrg('DF_x_VP_problem_33333');
    const moved = { ...rule, errorField: 'NextStep' };
    expect(plan([compiled(rule.name, 'NEW')], [moved], deployed(rule)).drift).toHaveLength(1);
  });
});

describe('what earlier deploys left', () => {
  const record = (Version__c: number, Status__c: string, rules: Readonly<Record<string, string>>) =>
    ({ Code__c: 'p', Version__c, Status__c, Deployed_Rules__c: JSON.stringify(rules) }) as PlaybookRecord;
  const lastOf = async (records: PlaybookRecord[], rules: OrgRule[]) => {
    const org = { query: () => Promise.resolve([]) } as unknown as OrgConnection;
    return Object.fromEntries((await readState(org, 'p', { records, rules })).deployed);
  };

  test('a rule of a retired version that the next deploy removed is no drift when the version is deployed again', async () => {
    const records = [record(1, 'Live', { a: 'A' }), record(2, 'Retired', { a: 'OLD', b: 'B' })];
    expect(await lastOf(records, [inOrg('a')])).toEqual({ a: 'A' });
  });

  test('a rule of a retired version that is still there can be removed, and one of a live version that is gone is drift', async () => {
    expect(await lastOf([record(2, 'Retired', { b: 'B' })], [inOrg('b')])).toEqual({ b: 'B' });
    expect(await lastOf([record(1, 'Live', { a: 'A' })], [])).toEqual({ a: 'A' });
  });
});
