import {
  compiledJson,
  decisionRule,
  overrideRules,
  parsePlaybook,
  type CompiledPlaybook,
} from '../../src/playbook/index.ts';
import type { OrgConnection, OrgRule } from '../../src/salesforce/index.ts';
import { misfitProblems, misfits } from '../../src/sync/deploy/overrides.ts';
import { together } from '../../src/sync/deploy/together.ts';
import type { OrgState, PlaybookRecord } from '../../src/sync/deploy/state.ts';
import { playbookText, smallPlaybook } from '../playbook/support/texts.ts';

const override = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14 };
const gates = [{ toEnter: 'Third', mode: 'enforce', require: [{ filled: 'NextStep' }], override }];
const deployed = smallPlaybook({ playbook: 'deployed', gates, stages: ['First', 'Legal', 'Second', 'Third', 'Won'] });
const other = smallPlaybook({ playbook: 'other', gates });

const record = (playbook: CompiledPlaybook, hashes: Record<string, string>): PlaybookRecord => ({
  Id: `a0P${playbook.playbook}`,
  Key__c: `${playbook.playbook}:${playbook.version}`,
  Name: '',
  Code__c: playbook.playbook,
  Version__c: playbook.version,
  Title__c: null,
  Currency__c: null,
  From__c: null,
  Status__c: 'Live',
  Compiled__c: compiledJson(playbook),
  Deployed_Rules__c: JSON.stringify(hashes),
});
const rule = (name: string, object: string): OrgRule => ({
  name,
  object,
  formula: 'false',
  message: 'M',
  description: '',
  active: true,
});
const OLD = 'DF_other_all_override_stage_12345';
const state = (records: readonly PlaybookRecord[]): OrgState => ({
  records: records.filter(({ Code__c }) => Code__c === 'deployed'),
  allRecords: records,
  questions: [],
  texts: [],
  rules: [rule(OLD, 'DF_Gate_Override__c'), rule('DF_other_T_NextStep_1', 'Opportunity')],
  deployed: new Map(),
});

test('a deploy that changes the numbers of another live playbook writes its rules and its record anew', () => {
  const found = together([deployed], state([record(other, { [OLD]: 'a', DF_other_T_NextStep_1: 'b' })]), new Set());
  expect(found.others[0]?.stageNumbers).toEqual({ First: 1, Second: 3, Third: 4, Won: 5 });
  const number = found.rules.filter(({ name }) => name.startsWith('DF_other_T_')).map(({ formula }) => formula);
  expect(number).toEqual([expect.stringContaining('MOD(BLANKVALUE(DF_Override_Token__c, 0), 100) < 4')]);
  expect([...found.deployed.keys()].sort()).toEqual(['DF_other_T_NextStep_1', OLD].sort());
});

test('one that changes no numbers leaves the rules of others alone, but for those on overrides of an earlier release', () => {
  const same = smallPlaybook({ playbook: 'deployed', gates });
  const found = together([same], state([record(other, { [OLD]: 'a', DF_other_T_NextStep_1: 'b' })]), new Set());
  expect(found.rules.filter(({ name }) => name.startsWith('DF_other'))).toEqual([]);
  expect([...found.deployed.keys()]).toEqual([OLD]);
  const shared = [...overrideRules([same, other]), decisionRule([])].map(({ name }) => name);
  expect(Object.keys(found.hashesOf(found.others[0]!)).sort()).toEqual(['DF_other_T_NextStep_1', ...shared].sort());
});

describe('requested and live overrides that the deployed rules would not accept', () => {
  const row = (over: object = {}) => ({
    Name: 'O-1',
    Stage__c: 'Third',
    Stage_Order__c: 3,
    Status__c: 'Approved',
    Expires_On__c: '2026-12-01',
    CreatedDate: '2026-11-20T10:00:00.000+0000',
    Decided_At__c: '2026-11-20T11:00:00.000+0000',
    Opportunity__c: '006A',
    Opportunity__r: { Name: 'Mill' },
    ...over,
  });
  const deal = { Id: '006A', StageName: 'First', CreatedDate: '2026-01-01T00:00:00.000+0000' };
  const found = async (rows: readonly object[], playbook: CompiledPlaybook, before: readonly CompiledPlaybook[]) => {
    const query = (soql: string) => {
      if (!soql.includes('FROM DF_Gate_Override__c'))
        return Promise.resolve(soql.includes('FROM Opportunity') ? [deal] : []);
      expect(soql).toContain('Expires_On__c >= 2026-11-21');
      return Promise.resolve(rows);
    };
    const { live } = together([playbook], state(before.map((one) => record(one, {}))), new Set());
    const file = parsePlaybook(playbookText({ playbook: 'deployed', stages: playbook.stages }), 'mine.yaml');
    const clock = { now: '2026-11-21T12:00:00Z', zone: 'UTC' };
    const problems = misfitProblems(file, await misfits({ query } as unknown as OrgConnection, live, clock));
    return problems.map(({ file: name, severity, message }) => [name, severity, message]);
  };
  const error = (pattern: RegExp) => ['mine.yaml', 'error', expect.stringMatching(pattern)];
  const same = (parts: object = {}) => smallPlaybook({ playbook: 'deployed', gates, ...parts });

  test('a deploy that would change the number of a stage named by one names the override and a remedy that works', async () => {
    const requested = { Name: 'O-2', Status__c: 'Requested', Expires_On__c: '2026-12-02', Decided_At__c: null };
    const rows = [row(), row(requested), row({ Name: 'O-3', Stage__c: 'First', Stage_Order__c: 1 })];
    expect((await found(rows, deployed, [other])).slice(0, 2)).toEqual([
      error(/`Third` would change from 3 to 4, and the live override `O-1` of `Mill` \(until 2026-12-01\).* Revoke it/),
      error(
        /the requested override `O-2` of `Mill` .* Decline it, or let its requester withdraw it, and let it be asked for again after the deploy\.$/,
      ),
    ]);
  });

  test('one with a number or stage of its own, accepted while nothing allowed overrides, does not open gates', async () => {
    const rows = [row({ Stage_Order__c: 99 }), row({ Name: 'O-2', Stage__c: 'Nonsense stage', Stage_Order__c: 99 })];
    const before = [smallPlaybook({ playbook: 'deployed' })];
    expect(await found(rows, same(), before)).toEqual([
      error(
        /^The number of `Third` is 3, and the live override `O-1` of `Mill` .* has the number 99, by which it would open gates\. Revoke it/,
      ),
      error(/^The number of `Nonsense stage` is none, and the live override `O-2`/),
    ]);
    // Nothing allows overrides after the deploy either, so they open nothing.
    expect(await found(rows, smallPlaybook({ playbook: 'deployed' }), before)).toEqual([]);
  });

  test('one that holds longer than its gate would allow is named, and one as long as that is not', async () => {
    const before = [smallPlaybook({ playbook: 'deployed' })];
    const until = (Expires_On__c: string) => row({ Expires_On__c });
    expect(await found([until('2026-12-04')], same(), before)).toEqual([]);
    expect(await found([until('2099-01-01')], same(), before)).toEqual([
      error(
        /^An override of the gate to `Third` may hold for 14 days, and the live override `O-1` .* holds longer\. Revoke it/,
      ),
    ]);
    // One that was too long already is no work of this deploy.
    expect(await found([until('2099-01-01')], same(), [same()])).toEqual([]);
  });

  test('one for a stage whose gate allows none, which would open the gates before it, is named', async () => {
    const rows = [row({ Stage__c: 'Won', Stage_Order__c: 4 })];
    expect(await found(rows, same(), [smallPlaybook({ playbook: 'deployed' })])).toEqual([
      error(/^No gate to `Won` allows an override, and the live override `O-1` .* would open the gates before it\./),
    ]);
  });
});

test('a decision may name the versions that are live and those that were', () => {
  const retired = { ...record(other, {}), Key__c: 'other:7', Status__c: 'Retired' };
  const { rules } = together([deployed], state([record(other, {}), retired]), new Set());
  expect(rules.find(({ object }) => object === 'DF_Gate_Decision__c')?.formula).toContain(
    'CASE(Playbook__c, "deployed:1", 1, "other:1", 1, "other:7", 1, 0) < 1',
  );
});
