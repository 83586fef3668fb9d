import {
  decide,
  fieldsRead,
  fixOf,
  isAskedOf,
  isGateFor,
  isMet,
  measure,
  needs,
  NO_CHILDREN,
  type CompiledPlaybook,
  type Condition,
  type Criterion,
} from 'c/gateRules';

type Attempt = Parameters<typeof decide>[1];
type Deal = Parameters<typeof isMet>[1];
type Surroundings = Parameters<typeof isMet>[2];

const PLAIN: Surroundings = { children: NO_CHILDREN };
const from = (prior: Deal | null): Surroundings => ({ children: NO_CHILDREN, prior });
const NEXT: Condition = { kind: 'filled', field: 'NextStep' };
const READY: Condition = { kind: 'checked', field: 'Ready__c' };
const NEW: Condition = { kind: 'picked', field: 'Type', values: ['New'] };

describe('a blank field', () => {
  it.each<[string, Condition, Deal, Deal]>([
    ['of a number', { kind: 'number', field: 'Rank__c', atLeast: 1, orBlank: true }, { Rank__c: null }, { Rank__c: 0 }],
    ['of a day', { kind: 'date', field: 'Go__c', notBefore: '2026-01-01', orBlank: true }, {}, { Go__c: '2025-12-31' }],
    ['of values', { kind: 'picked', field: 'Type', values: ['New'], orBlank: true }, { Type: '' }, { Type: 'Old' }],
  ])('%s is enough with it, and another value is not', (_what, condition, blank, wrong) => {
    expect(isMet(condition, blank, PLAIN)).toBe(true);
    expect(isMet(condition, wrong, PLAIN)).toBe(false);
    expect(isMet({ ...condition, orBlank: undefined } as never, blank, PLAIN)).toBe(false);
  });
});

describe('a moment', () => {
  const signed: Condition = { kind: 'date', field: 'Signed_At__c', dateTime: true, notAfter: { today: 0 } };
  const on = (zone?: string): Surroundings => ({
    today: '2026-03-31',
    children: NO_CHILDREN,
    ...(zone ? { zone } : {}),
  });
  const at = { Signed_At__c: '2026-03-31T23:30:00.000+0000' };

  it('has its day in the zone of the user who saves', () => {
    expect(isMet(signed, at, on())).toBe(true);
    expect(isMet(signed, at, on('Europe/Berlin'))).toBe(false);
    expect(isMet(signed, at, on('America/New_York'))).toBe(true);
  });

  it('that is none, or of which today is not known, is not met', () => {
    expect(isMet(signed, { Signed_At__c: 'soon' }, on())).toBe(false);
    expect(isMet(signed, at, PLAIN)).toBe(false);
    expect(isMet(signed, {}, on())).toBe(false);
  });
});

describe('some of several parts', () => {
  const of = [NEXT, READY, NEW];
  const all: Deal = { NextStep: 'Call', Ready__c: true, Type: 'New' };

  it('count one each, or their points', () => {
    const two: Condition = { kind: 'some', atLeast: 2, of };
    expect(measure(two, {}, PLAIN)).toEqual({ have: 0, need: 2 });
    expect(measure(two, all, PLAIN)).toEqual({ have: 3, need: 2 });
    expect(isMet(two, { NextStep: 'Call' }, PLAIN)).toBe(false);
    expect(isMet(two, { NextStep: 'Call', Ready__c: true }, PLAIN)).toBe(true);
    const points: Condition = { kind: 'some', atLeast: 4, of, points: [3, 1, 1] };
    expect(isMet(points, { Ready__c: true, Type: 'New' }, PLAIN)).toBe(false);
    expect(isMet(points, { NextStep: 'Call', Type: 'New' }, PLAIN)).toBe(true);
    expect(fixOf(points)).toBeUndefined();
  });
});

describe('what the save changes', () => {
  const moved: Condition = { kind: 'movedBy', field: 'CloseDate', atMost: 7 };
  const came: Condition = { kind: 'cameFrom', stages: ['Second', 'Third'] };

  it('is measured from the record before it; without one, nothing is changed', () => {
    const now = { CloseDate: '2026-03-08' };
    expect(isMet(moved, now, from({ CloseDate: '2026-03-01' }))).toBe(true);
    expect(isMet(moved, now, from({ CloseDate: '2026-02-28' }))).toBe(false);
    expect(isMet(moved, now, from({ CloseDate: '2027-01-01' }))).toBe(true);
    expect(isMet(moved, now, from({}))).toBe(true);
    expect(isMet(moved, now, from(null))).toBe(true);
    expect(isMet(moved, now, PLAIN)).toBe(true);
    expect(isMet(moved, {}, from({ CloseDate: '2026-03-01' }))).toBe(false);
    expect(fixOf(moved)).toEqual({ on: 'field', field: 'CloseDate' });
  });

  it('is where the deal came from; a new one came from nowhere', () => {
    expect(isMet(came, { StageName: 'Won' }, from({ StageName: 'Second' }))).toBe(true);
    expect(isMet(came, { StageName: 'Won' }, from({ StageName: 'First' }))).toBe(false);
    expect(isMet(came, { StageName: 'Third' }, from(null))).toBe(false);
    expect(isMet(came, { StageName: 'Third' }, PLAIN)).toBe(true);
    expect(fixOf(came)).toBeUndefined();
  });
});

describe('a field of the account', () => {
  const industry: Condition = { kind: 'filled', field: 'Account.Industry' };

  it('is read flat and nested, and has no place on the page of the deal', () => {
    expect(isMet(industry, { 'Account.Industry': 'Banking' }, PLAIN)).toBe(true);
    expect(isMet(industry, { Account: { Industry: 'Banking' } } as never, PLAIN)).toBe(true);
    const ui = { Account: { displayValue: 'A bank', value: { fields: { Industry: { value: 'Banking' } } } } };
    expect(isMet(industry, ui as never, PLAIN)).toBe(true);
    expect(isMet(industry, { Account: null } as never, PLAIN)).toBe(false);
    expect(isMet(industry, {}, PLAIN)).toBe(false);
    expect(fixOf(industry)).toBeUndefined();
  });
});

const named = (condition: Condition, id: string, more: Partial<Criterion> = {}) =>
  ({ ...condition, id, sentence: `Missing: ${id}.`, ...more }) as Criterion;

describe('a criterion', () => {
  it.each<[string, Partial<Criterion>, Deal, boolean]>([
    ['concerns every deal', {}, {}, true],
    ['concerns deals for which `when` holds', { when: NEW }, { Type: 'New' }, true],
    ['does not concern those with a blank field', { when: NEW }, {}, false],
    ['does not concern those for which `unless` holds', { unless: NEW }, { Type: 'New' }, false],
    ['concerns those with a blank field, which excuses nothing', { unless: NEW }, {}, true],
    ['concerns those of both', { when: NEW, unless: READY }, { Type: 'New', Ready__c: false }, true],
    ['does not concern those that both keep out', { when: NEW, unless: READY }, { Type: 'New', Ready__c: true }, false],
  ])('%s', (_what, more, deal, wanted) => {
    expect(isAskedOf(named(NEXT, 'next', more), deal, PLAIN)).toBe(wanted);
  });
});

describe('a gate', () => {
  it('asks the record types and users that it names', () => {
    const type = (name: string | null) => ({ 'RecordType.DeveloperName': name });
    expect(isGateFor({}, type(null))).toBe(true);
    expect(isGateFor({ recordTypes: ['New'] }, type('New'))).toBe(true);
    expect(isGateFor({ recordTypes: ['New'] }, type(null))).toBe(false);
    expect(isGateFor({ exceptRecordTypes: ['New'] }, type('New'))).toBe(false);
    expect(isGateFor({ exceptRecordTypes: ['New'] }, type(null))).toBe(true);
    expect(isGateFor({ exceptPermission: 'May_Skip' }, type(null), ['May_Skip'])).toBe(false);
    expect(isGateFor({ exceptPermission: 'May_Skip' }, type(null))).toBe(true);
  });
});

const PLAYBOOK: CompiledPlaybook = {
  playbook: 'asked',
  version: 1,
  from: '2024-01-01T00:00:00Z',
  title: 'Asked of some',
  currency: 'EUR',
  stages: ['First', 'Second', 'Third'],
  exemptStages: ['Lost'],
  appliesTo: {},
  bypassPermission: 'DF_Bypass_Stage_Gates',
  questions: [],
  gates: [
    {
      toEnter: 'Second',
      mode: 'enforce',
      exceptPermission: 'May_Skip',
      criteria: [named({ kind: 'pains', atLeast: 1, evidence: 'Heard' }, 'pains')],
      override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 7, reasons: [] },
    },
    { toEnter: 'Third', mode: 'enforce', recordTypes: ['New'], criteria: [named(NEXT, 'next', { when: READY })] },
    { toEnter: 'Third', name: 'more', mode: 'warn', criteria: [named(NEW, 'more/new')] },
    { toEnter: 'Lost', mode: 'enforce', criteria: [named(NEXT, 'lost')] },
  ],
  onlySteps: { most: 1, mode: 'enforce', exceptPermission: 'May_Skip', sentence: 'One at a time.' },
  newRecordSentence: 'Save it first.',
  unknownStageSentence: 'Nobody knows this stage.',
};

describe('a playbook with gates for some', () => {
  const attempt = (
    before: string | null,
    to: string,
    fields: object = {},
    permissions: readonly string[] = [],
  ): Attempt => {
    const record = { Id: '006', CreatedDate: '2024-05-05T10:00:00Z', ...fields, StageName: to };
    const prior = before === null ? null : { ...record, StageName: before };
    return { record, prior, permissions, now: '2024-06-15T09:30:00Z', children: NO_CHILDREN };
  };
  const summary = (one: Attempt) => {
    const { outcome, unmet } = decide(PLAYBOOK, one);
    return [outcome, ...unmet.map(({ id }) => id)].join(' ');
  };
  const type = { 'RecordType.DeveloperName': 'New' };

  it.each<[string, Attempt, string]>([
    ['a step', attempt('First', 'Second', { DF_Pains_Heard__c: 1 }), 'allowed'],
    ['two steps', attempt('First', 'Third', { DF_Pains_Heard__c: 1, Type: 'New' }), 'blocked steps'],
    ['two steps by somebody who may', attempt('First', 'Third', { Type: 'New' }, ['May_Skip']), 'allowed'],
    [
      'a gate of another record type',
      attempt('Second', 'Third', { DF_Pains_Heard__c: 1, Ready__c: true }),
      'warned more/new',
    ],
    [
      'a gate of its record type',
      attempt('Second', 'Third', { ...type, DF_Pains_Heard__c: 1, Ready__c: true }),
      'blocked next more/new',
    ],
    ['a criterion that is not asked', attempt('Second', 'Third', { ...type, DF_Pains_Heard__c: 1 }), 'warned more/new'],
    ['a new deal', attempt(null, 'Second'), 'blocked steps new-record'],
    [
      'a new deal of somebody who may',
      attempt(null, 'Third', { ...type, Ready__c: true }, ['May_Skip']),
      'blocked next more/new',
    ],
    ['giving up', attempt('Third', 'Lost'), 'blocked lost'],
    ['giving up with a reason', attempt('Third', 'Lost', { NextStep: 'Price' }), 'allowed'],
    ['an edit of what was given up', attempt('Lost', 'Lost'), 'allowed'],
    ['giving up under an override', attempt('First', 'Lost', { DF_Override_Token__c: 999_902 }), 'blocked lost'],
    ['going back', attempt('Third', 'First'), 'allowed'],
  ])('%s', (_what, one, wanted) => {
    expect(summary(one)).toBe(wanted);
  });

  it('reads the fields of its conditions, and the record type', () => {
    expect(fieldsRead(PLAYBOOK)).toEqual(
      expect.arrayContaining(['NextStep', 'Ready__c', 'Type', 'RecordType.DeveloperName', 'DF_Pains_Heard__c']),
    );
  });

  it('needs less of a user with the permission', () => {
    const deal = { Id: '006', CreatedDate: '2024-05-05T10:00:00Z', StageName: 'First' };
    const ids = (permissions: readonly string[]) =>
      needs([PLAYBOOK], deal, 'Third', { children: NO_CHILDREN, permissions }).map(({ id }) => id);
    expect(ids([])).toEqual(['steps', 'pains', 'more/new']);
    expect(ids(['May_Skip'])).toEqual(['more/new']);
  });
});
