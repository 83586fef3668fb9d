import { decide, fieldsRead, needs, NO_CHILDREN, playbooksFor, type CompiledPlaybook } from 'c/gateRules';

type Attempt = Parameters<typeof decide>[1];
type Scope = CompiledPlaybook['appliesTo'];

const filled = (field: string) =>
  ({ kind: 'filled', field, id: `filled:${field}`, sentence: `Fill ${field}.` }) as const;
const OVERRIDE = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: [] };

/** Each gate asks for the field of its letter: the second warns, the third may be overridden. */
const PLAYBOOK: CompiledPlaybook = {
  playbook: 'four',
  version: 2,
  from: '2024-01-01T00:00:00Z',
  until: '2025-01-01T00:00:00Z',
  otherVersions: [1, 3],
  title: 'Four stages',
  currency: 'EUR',
  stages: ['First', 'Second', 'Third', 'Fourth'],
  exemptStages: ['Lost'],
  appliesTo: {},
  bypassPermission: 'DF_Bypass_Stage_Gates',
  questions: [],
  gates: [
    { toEnter: 'Second', mode: 'warn', criteria: [filled('B__c')] },
    { toEnter: 'Third', mode: 'enforce', criteria: [filled('C__c')], override: OVERRIDE },
    { toEnter: 'Fourth', mode: 'enforce', criteria: [filled('D__c')] },
  ],
  newRecordSentence: 'Save it first.',
  unknownStageSentence: 'Nobody knows this stage.',
};
const DEAL = { Id: '006', CreatedDate: '2024-05-05T10:00:00.000+0000', DF_Playbook_Pin__c: null };
const BYPASS = ['Other', 'DF_Bypass_Stage_Gates'];

function attempt(from: string | null, to: string, fields: object = {}, more: Partial<Attempt> = {}): Attempt {
  const record = { ...DEAL, ...fields, StageName: to };
  const prior = from === null ? null : { ...record, StageName: from };
  return { record, prior, permissions: [], now: '2024-06-15T09:30:00.000Z', children: NO_CHILDREN, ...more };
}

/** `blocked: new-record filled:B__c`. */
function summary(one: Attempt, playbook = PLAYBOOK): string {
  const { outcome, unmet } = decide(playbook, one);
  return [`${outcome}:`, ...unmet.map(({ id, overridden }) => `${id}${overridden ? ' (overridden)' : ''}`)].join(' ');
}

/** A live override to enter a stage by its place, until a day. */
function token(place: number, day: string) {
  return { DF_Override_Token__c: ((Date.parse(day) - Date.parse('2020-01-01')) / 86_400_000) * 100 + place };
}

describe('an attempt', () => {
  it.each([
    ['a step over a gate that only warns', attempt('First', 'Second'), 'warned: filled:B__c'],
    ['a step with what it takes', attempt('Second', 'Third', { C__c: 1 }), 'allowed:'],
    ['a jump over all gates', attempt('First', 'Fourth'), 'blocked: filled:B__c filled:C__c filled:D__c'],
    [
      'the same by somebody who may',
      attempt('First', 'Fourth', {}, { permissions: BYPASS }),
      'bypassed: filled:B__c filled:C__c filled:D__c',
    ],
    ['going back', attempt('Fourth', 'First'), 'allowed:'],
    ['staying', attempt('Third', 'Third'), 'allowed:'],
    ['giving up', attempt('First', 'Lost'), 'allowed:'],
    ['coming back from there', attempt('Lost', 'Second'), 'warned: filled:B__c'],
    ['a stage that nobody knows', attempt('First', 'Nowhere'), 'blocked: unknown-stage'],
    ['staying there', attempt('Nowhere', 'Nowhere'), 'allowed:'],
    ['a new deal in the first stage', attempt(null, 'First'), 'allowed:'],
    ['a new deal further on', attempt(null, 'Fourth'), 'blocked: filled:B__c filled:C__c filled:D__c'],
    ['a new deal further on, with its fields', attempt(null, 'Fourth', { B__c: 1, C__c: 1, D__c: 1 }), 'allowed:'],
    ['a new deal before what is enforced', attempt(null, 'Second'), 'warned: filled:B__c'],
    ['a new deal in no known stage', attempt(null, 'Nowhere'), 'blocked: unknown-stage'],
    ['a new deal without a stage', attempt(null, null as never), 'blocked: unknown-stage'],
  ])('%s', (_what, one, wanted) => {
    expect(summary(one)).toBe(wanted);
  });

  it('is as strict with a stage that nobody knows as its strictest gate', () => {
    const only = (mode: 'warn' | 'observe') => ({ ...PLAYBOOK, gates: [{ ...PLAYBOOK.gates[0]!, mode }] });
    expect(summary(attempt('First', 'Nowhere'), only('warn'))).toBe('warned: unknown-stage');
    expect(summary(attempt('First', 'Nowhere'), only('observe'))).toBe('allowed: unknown-stage');
  });

  it.each([
    ['until the last day', token(3, '2024-06-15'), 'overridden: filled:C__c (overridden)'],
    ['not after it', token(3, '2024-06-14'), 'blocked: filled:C__c'],
    ['from a later stage too', token(4, '2024-07-01'), 'overridden: filled:C__c (overridden)'],
    ['not from an earlier one', token(2, '2024-07-01'), 'blocked: filled:C__c'],
    ['none at all', {}, 'blocked: filled:C__c'],
  ])('with an override: %s', (_when, fields, wanted) => {
    expect(summary(attempt('Second', 'Third', fields))).toBe(wanted);
  });

  it('passes by an override no gate beyond those that allow one, and none on an unknown day', () => {
    expect(summary(attempt('Third', 'Fourth', token(4, '2024-07-01')))).toBe(
      // The gate that was passed asks again, and its override still opens it.
      'blocked: filled:C__c (overridden) filled:D__c',
    );
    expect(summary(attempt('Second', 'Third', token(3, '2024-07-01'), { now: '' }))).toBe('blocked: filled:C__c');
    expect(summary(attempt('Second', 'Third', token(3, '2024-07-01'), { today: '2024-07-02' }))).toBe(
      'blocked: filled:C__c',
    );
    expect(
      needs([PLAYBOOK], { ...DEAL, StageName: 'Second', ...token(3, '2024-07-01') }, 'Third', {
        today: '2024-06-30',
        children: NO_CHILDREN,
      }),
    ).toEqual([expect.objectContaining({ id: 'filled:C__c', overridden: true })]);
  });
});

describe('whether a version governs a deal', () => {
  it.each([
    ['by its creation', {}, true],
    ['at the very moment', { CreatedDate: '2024-01-01T00:00:00.000+0000' }, true],
    ['not before', { CreatedDate: '2023-12-31T23:59:59.000Z' }, false],
    ['not when the next one began', { CreatedDate: '2025-01-01T01:00:00.000+0100' }, false],
    ['without a creation', { CreatedDate: null }, false],
    ['by its pin', { CreatedDate: '2020-01-01T00:00:00.000Z', DF_Playbook_Pin__c: 'four:2' }, true],
    ['not with a pin to another', { DF_Playbook_Pin__c: 'four:3' }, false],
    ['with a pin to nothing that is live', { DF_Playbook_Pin__c: 'four:9' }, true],
  ])('%s', (_how, fields, is) => {
    expect(summary(attempt('Second', 'Third', fields))).toBe(is ? 'blocked: filled:C__c' : 'exempt:');
  });

  it('depends, for a new deal, on the moment of the save', () => {
    expect(summary(attempt(null, 'First', {}, { now: '2025-06-01T00:00:00Z' }))).toBe('exempt:');
    expect(playbooksFor([PLAYBOOK], { StageName: 'First' }, '2024-06-01T00:00:00Z')).toEqual([PLAYBOOK]);
  });

  it('is decided between two that claim it by the later beginning, then by the higher number', () => {
    const { until: _none, otherVersions: _unknown, ...open } = PLAYBOOK;
    const [old, twin] = [
      { ...open, version: 1, from: '2023-01-01T00:00:00Z' },
      { ...open, version: 4 },
    ];
    expect(playbooksFor([old, open, twin], DEAL, '').map(({ version }) => version)).toEqual([4]);
    expect(playbooksFor([twin, old], DEAL, '').map(({ version }) => version)).toEqual([4]);
  });
});

describe('what a playbook is about', () => {
  const cases: readonly (readonly [string, Scope, object, boolean])[] = [
    ['an amount', { amountAtLeast: 10_000 }, { Amount: 10_000 }, true],
    ['a smaller one', { amountAtLeast: 10_000 }, { Amount: 9_999.99 }, false],
    ['a blank one', { amountAtLeast: 10_000 }, { Amount: null }, true],
    ['an amount in its currency', { amountAtLeastIn: { EUR: 5 } }, { Amount: 4, CurrencyIsoCode: 'EUR' }, false],
    ['one in another', { amountAtLeastIn: { EUR: 5 } }, { Amount: 4, CurrencyIsoCode: 'USD' }, true],
    ['a record type', { recordTypes: ['New'] }, { 'RecordType.DeveloperName': 'New' }, true],
    ['another one', { recordTypes: ['New'] }, { RecordType: { DeveloperName: 'Old' } }, false],
    ['none', { recordTypes: ['New'] }, { RecordType: null }, false],
    ['a profile as REST nests it', { ownerProfiles: ['Sales'] }, { Owner: { Profile: { Name: 'Sales' } } }, true],
    [
      'a profile as the UI API nests it',
      { ownerProfiles: ['Sales'] },
      { Owner: { value: { fields: { Profile: { value: { fields: { Name: { value: 'Sales' } } } } } } } },
      true,
    ],
    ['a role', { ownerRoles: ['EMEA'] }, { 'Owner.UserRole.DeveloperName': 'APAC' }, false],
    ['a flag of the owner', { ownerFlag: 'Gated__c' }, { Owner: { Gated__c: true } }, true],
    ['no flag', { ownerFlag: 'Gated__c' }, { Owner: { Gated__c: false } }, false],
  ];

  it.each(cases)('%s', (_what, appliesTo, fields, is) => {
    const playbook = { ...PLAYBOOK, appliesTo };
    expect(summary(attempt('Second', 'Third', fields), playbook)).toBe(is ? 'blocked: filled:C__c' : 'exempt:');
    expect(playbooksFor([playbook], { ...DEAL, ...fields }, '')).toEqual(is ? [playbook] : []);
  });

  it('is read from these fields', () => {
    const scope = {
      amountAtLeastIn: { EUR: 5 },
      recordTypes: [],
      ownerProfiles: [],
      ownerRoles: [],
      ownerFlag: 'Gated__c',
    };
    expect(fieldsRead({ ...PLAYBOOK, appliesTo: scope, gates: PLAYBOOK.gates.slice(0, 2) })).toEqual([
      ...['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c', 'DF_Override_Token__c', 'Amount', 'CurrencyIsoCode'],
      ...['RecordType.DeveloperName', 'Owner.Profile.Name', 'Owner.UserRole.DeveloperName', 'Owner.Gated__c'],
      ...['B__c', 'C__c'],
    ]);
    expect(fieldsRead({ ...PLAYBOOK, appliesTo: { amountAtLeast: 1 }, gates: [] })).toContain('Amount');
  });
});
