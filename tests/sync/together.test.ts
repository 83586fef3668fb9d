import {
  compiledJson,
  decisionRule,
  overrideRules,
  parsePlaybook,
  type CompiledPlaybook,
} from '../../src/playbook/index.ts';
import type { OrgConnection, OrgRule } from '../../src/salesforce/index.ts';
import { renumberedOverrides, together } from '../../src/sync/deploy/together.ts';
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

test('a deploy that would change the number of a stage named by a live or requested override names the override', async () => {
  const rows = [
    { Name: 'O-1', Stage__c: 'Third', Stage_Order__c: 3, Status__c: 'Approved', Expires_On__c: '2026-12-01' },
    { Name: 'O-2', Stage__c: 'Third', Stage_Order__c: 3, Status__c: 'Requested', Expires_On__c: '2026-12-02' },
    { Name: 'O-3', Stage__c: 'First', Stage_Order__c: 1, Status__c: 'Approved', Expires_On__c: '2026-12-01' },
  ];
  const query = (soql: string) => {
    expect(soql).toContain('Expires_On__c >= 2026-11-21');
    return Promise.resolve(rows.map((row) => ({ ...row, Opportunity__r: { Name: 'Mill' } })));
  };
  const { numbers } = together([deployed], state([record(other, {})]), new Set());
  const file = parsePlaybook(playbookText({ playbook: 'deployed', gates, stages: deployed.stages }), 'mine.yaml');
  const found = await renumberedOverrides({ query } as unknown as OrgConnection, file, numbers, '2026-11-21');
  expect(found.map(({ file: name, severity, message }) => [name, severity, message])).toEqual([
    [
      'mine.yaml',
      'error',
      expect.stringMatching(
        /`Third` would change from 3 to 4, and the live override `O-1` of `Mill` \(until 2026-12-01\).* Revoke it/,
      ),
    ],
    [
      'mine.yaml',
      'error',
      expect.stringMatching(
        /the requested override `O-2` of `Mill` .* Decline it, or let its requester withdraw it, and let it be asked for again after the deploy\.$/,
      ),
    ],
  ]);
});

test('a decision may name the versions that are live and those that were', () => {
  const retired = { ...record(other, {}), Key__c: 'other:7', Status__c: 'Retired' };
  const { rules } = together([deployed], state([record(other, {}), retired]), new Set());
  expect(rules.find(({ object }) => object === 'DF_Gate_Decision__c')?.formula).toContain(
    'CASE(Playbook__c, "deployed:1", 1, "other:1", 1, "other:7", 1, 0) < 1',
  );
});
