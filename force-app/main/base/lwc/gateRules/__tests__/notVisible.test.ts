import { absentFields, decide, decideAll, needs, NO_CHILDREN, resultOf } from 'c/gateRules';
import type { CompiledPlaybook, Condition } from 'c/gateRules';

const hiding = (...hiddenFields: string[]) => ({ children: NO_CHILDREN, hiddenFields });
const filled = (field: string) => ({ kind: 'filled', field }) as const;
const any: Condition = { kind: 'any', of: [filled('A__c'), filled('B__c')] };
const all: Condition = { kind: 'all', of: [filled('A__c'), filled('B__c')] };

const criterion = (condition: Condition, id: string) => ({ ...condition, id, sentence: `Do ${id}.` });
const playbookOf = (code: string, ...gates: object[]) =>
  ({
    playbook: code,
    version: 1,
    from: '2020-01-01T00:00:00Z',
    stages: ['First', 'Second', 'Third'],
    exemptStages: [],
    appliesTo: {},
    bypassPermission: 'May_Bypass',
    questions: [],
    gates,
    newRecordSentence: '',
    unknownStageSentence: '',
  }) as unknown as CompiledPlaybook;
const override = { approver: 'x', maxDays: 14, reasons: [] };
const gate = (field: string, more: object = {}) => ({
  toEnter: 'Second',
  mode: 'enforce',
  criteria: [criterion(filled(field), field)],
  ...more,
});
const DEAL = { Id: '006', StageName: 'First', CreatedDate: '2024-01-01T00:00:00Z', DF_Playbook_Pin__c: null };
const attempt = (fields: object, hidden: readonly string[], permissions: string[] = []) => ({
  record: { ...DEAL, ...fields, StageName: 'Second' },
  prior: DEAL,
  permissions,
  now: '2024-06-01T00:00:00Z',
  children: NO_CHILDREN,
  hiddenFields: hidden,
});

describe('a condition on a field that the user may not read', () => {
  it.each<[string, Condition, object, string[], string]>([
    ['a field', filled('A__c'), {}, ['A__c'], 'notVisible'],
    ['a field whose value came all the same', filled('A__c'), { A__c: 'x' }, ['A__c'], 'notVisible'],
    ['another field', filled('A__c'), {}, ['B__c'], 'missing'],
    [
      'a second field that it reads',
      { kind: 'number', field: 'Amount', atLeast: 1, currency: 'EUR' },
      { Amount: 5 },
      ['CurrencyIsoCode'],
      'notVisible',
    ],
    ['a roll-up', { kind: 'pains', atLeast: 1, evidence: 'Quoted' }, {}, ['DF_Pains_Quoted__c'], 'notVisible'],
    ['another roll-up', { kind: 'pains', atLeast: 1, evidence: 'Quoted' }, {}, ['DF_Pain_Point__c.Kind__c'], 'missing'],
    [
      'a field of children',
      { kind: 'pains', atLeast: 1, evidence: 'Assumed' },
      {},
      ['DF_Pain_Point__c.Kind__c'],
      'notVisible',
    ],
    ['children', { kind: 'impact', atLeast: 1, evidence: 'Heard' }, {}, ['DF_Pain_Point__c'], 'notVisible'],
    ['a part of `any`, the other one met', any, { B__c: 1 }, ['A__c'], 'met'],
    ['a part of `any`, the other one missing', any, {}, ['A__c'], 'notVisible'],
    ['no part of `any`', any, {}, ['C__c'], 'missing'],
    ['a part of `all`, the other one met', all, { B__c: 1 }, ['A__c'], 'notVisible'],
    ['a part of `all`, the other one missing', all, {}, ['A__c'], 'missing'],
    ['no part of `all`', all, { A__c: 1, B__c: 1 }, ['C__c'], 'met'],
  ])('%s', (_name, condition, record, hidden, expected) => {
    expect(resultOf(condition, record as never, hiding(...hidden))).toBe(expected);
  });
});

describe('a gate with such a criterion', () => {
  const playbook = playbookOf(
    'one',
    gate('A__c', { criteria: [criterion(all, 'both'), criterion(filled('C__c'), 'c')] }),
  );

  it('names the fields, and leaves open what the org will decide', () => {
    const { outcome, unmet } = decide(playbook, attempt({ B__c: 1, C__c: 1 }, ['A__c']));
    expect([outcome, unmet.map(({ id, notVisible }) => [id, notVisible])]).toEqual(['unknown', [['both', ['A__c']]]]);
    expect(decide(playbook, attempt({ B__c: 1, C__c: 1 }, ['A__c'], ['May_Bypass'])).outcome).toBe('unknown');
  });

  it('is refused for what is visibly missing', () => {
    const { outcome, unmet } = decide(playbook, attempt({ B__c: 1 }, ['A__c']));
    expect([outcome, unmet.map(({ id, notVisible }) => [id, notVisible])]).toEqual([
      'blocked',
      [
        ['both', ['A__c']],
        ['c', undefined],
      ],
    ]);
  });

  it('does not warn of what it cannot see', () => {
    const warns = playbookOf('warns', gate('A__c', { mode: 'warn' }));
    expect(decide(warns, attempt({}, ['A__c'])).outcome).toBe('allowed');
    expect(decide(warns, attempt({}, [])).outcome).toBe('warned');
  });

  it('is open by an override', () => {
    const opened = playbookOf('open', gate('A__c', { override }));
    const token = ((Date.parse('2024-12-01') - Date.parse('2020-01-01')) / 86_400_000) * 100 + 2;
    expect(decide(opened, attempt({ DF_Override_Token__c: token }, ['A__c'])).outcome).toBe('overridden');
  });

  it('is the second worst outcome of several playbooks', () => {
    const free = playbookOf('free');
    const refusing = playbookOf('refusing', gate('D__c'));
    const known = attempt({ B__c: 1, C__c: 1 }, ['A__c']);
    expect(decideAll([free, playbook], known).outcome).toBe('unknown');
    expect(decideAll([playbook, refusing], known).outcome).toBe('blocked');
  });

  it('is among what the next stages need', () => {
    const found = needs([playbook], { ...DEAL, B__c: 1, C__c: 1 }, 'Third', hiding('A__c'));
    expect(found.map(({ id, notVisible }) => [id, notVisible])).toEqual([['both', ['A__c']]]);
  });
});

describe('fields that are absent from a record', () => {
  const reads = (...fields: string[]) => playbookOf('reads', ...fields.map((field) => gate(field)));
  const absent = (record: object, ...fields: string[]) =>
    absentFields([reads(...fields)], { ...DEAL, ...record } as never);

  it('are those that the response does not have, blank ones apart', () => {
    expect(absent({ A__c: null, B__c: 0 }, 'A__c', 'B__c', 'C__c')).toEqual(['C__c']);
  });

  it('are found by the path of a parent, flat or nested', () => {
    const uiApi = { Account: { id: '001', fields: { Region__c: { value: null } } } };
    expect(absent({ 'Account.Region__c': null }, 'Account.Region__c')).toEqual([]);
    expect(absent({ Account: { Region__c: 'x' } }, 'Account.Region__c', 'Account.Tier__c')).toEqual([
      'Account.Tier__c',
    ]);
    expect(absent(uiApi, 'Account.Region__c', 'Account.Tier__c')).toEqual(['Account.Tier__c']);
    expect(absent({ Account: { value: { fields: {} } } }, 'Account.Region__c')).toEqual(['Account.Region__c']);
    expect(absent({ Account: null }, 'Account.Region__c')).toEqual([]);
    expect(absent({}, 'Account.Region__c')).toEqual(['Account.Region__c']);
  });
});
