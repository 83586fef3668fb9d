import { readdirSync, readFileSync } from 'node:fs';
import { decide, NO_CHILDREN } from '../../src/playbook/index.ts';
import type { Attempt, GateRecord } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

const CREATED = '2024-01-01T00:00:00.000Z';

function attempt(from: string | null, to: string | null, fields: GateRecord = {}, permissions: string[] = []): Attempt {
  const own = from === null ? {} : { Id: '006', CreatedDate: CREATED };
  const record = { ...own, ...fields, StageName: to };
  return {
    record,
    prior: from === null ? null : { ...record, StageName: from },
    permissions,
    now: CREATED,
    children: NO_CHILDREN,
  };
}

const verdict = (playbook: ReturnType<typeof smallPlaybook>, one: Attempt) => {
  const { outcome, unmet } = decide(playbook, one);
  return [outcome, ...unmet.map(({ id }) => id.split(':')[0])];
};

/**
 * Each kind of criterion with field values that meet it just so, that miss it just so, and blanks. `judgesNew`: it asks for fields only, so
 * that a new deal is judged by it.
 */
const KINDS: readonly { require: object; field: string; met: unknown[]; missed: unknown[]; judgesNew?: true }[] = [
  {
    require: { answered: { situation: 'Quoted' } },
    field: 'DF_Answers_A__c',
    met: [3, 4, 13, 444444444444443, 100000000000004, '3'],
    missed: [2, 0, 30, 444444444444442, 'three', null, undefined, ''],
  },
  {
    require: { answered: { champion: 'Heard' } },
    field: 'DF_Answers_A__c',
    met: [200000000000000, 444444444444444],
    missed: [144444444444444, 44444444444444, null],
  },
  {
    require: { answered: { 'stakeholder risk': 'Assumed' } },
    field: 'DF_Answers_B__c',
    met: [1, 4, 444444444444441],
    missed: [0, 10, 444444444444440, null],
  },
  {
    require: { pains: { atLeast: 2, evidence: 'Heard' } },
    field: 'DF_Pains_Heard__c',
    met: [2, 3, '2'],
    missed: [1, 0, null, undefined, ''],
  },
  {
    require: { pains: { atLeast: 1, evidence: 'Confirmed' } },
    field: 'DF_Pains_Confirmed__c',
    met: [1],
    missed: [0, null],
  },
  {
    require: { impact: { atLeast: 999.99, evidence: 'Quoted' } },
    field: 'DF_Impact_Quoted__c',
    met: [999.99, 1000, '999.99'],
    missed: [999.98, 0, -1, null, undefined],
  },
  {
    require: { impact: { atLeast: 1, evidence: 'Confirmed' } },
    field: 'DF_Impact_Confirmed__c',
    met: [1],
    missed: [0.99, null],
  },
  {
    require: { filled: 'DF_Desired_Outcome__c' },
    judgesNew: true,
    field: 'DF_Desired_Outcome__c',
    met: ['x', '0', 0, false],
    missed: [null, undefined, ''],
  },
  { require: { filled: 'Type' }, field: 'Type', met: ['New Customer'], missed: [null, ''], judgesNew: true },
  {
    require: { picked: { Type: ['New', 'Old "one"'] } },
    judgesNew: true,
    field: 'Type',
    met: ['New', 'Old "one"'],
    missed: ['new', 'New ', 'Other', null, undefined, ''],
  },
  {
    require: { number: { field: 'Rank__c', atLeast: -1, atMost: 2.5 } },
    judgesNew: true,
    field: 'Rank__c',
    met: [-1, 0, 2.5, '2'],
    missed: [-1.01, 2.51, 'two', null, undefined, ''],
  },
  {
    require: { number: { field: 'Amount', known: true } },
    judgesNew: true,
    field: 'Amount',
    met: [0, 5],
    missed: [null, undefined, ''],
  },
  {
    require: { checked: 'Ready__c' },
    field: 'Ready__c',
    met: [true],
    missed: [false, null, undefined, 'yes'],
    judgesNew: true,
  },
  {
    require: { date: { field: 'Due__c', notBefore: '2024-01-01', notAfter: 'today + 1' } },
    judgesNew: true,
    field: 'Due__c',
    met: ['2024-01-01', '2024-01-02'],
    missed: ['2023-12-31', '2024-01-03', null, undefined, ''],
  },
  {
    require: { date: { field: 'Due__c', known: true } },
    field: 'Due__c',
    met: ['1999-01-01'],
    missed: [null, ''],
    judgesNew: true,
  },
  {
    require: { score: { atLeast: 40 } },
    field: 'DF_Discovery_Score__c',
    met: [40, 100],
    missed: [39, 0, null, undefined],
  },
  { require: { prescribed: 'all' }, field: 'HasOpportunityLineItem', met: [], missed: [true, false, null] },
  { require: { prescribed: 'ifAny' }, field: 'HasOpportunityLineItem', met: [false, null, undefined], missed: [true] },
  { require: { prescribed: 'ifAny' }, field: 'DF_Lines_Unlinked__c', met: [0, null], missed: [1, 'x'] },
  {
    require: { any: [{ filled: 'NextStep' }, { all: [{ checked: 'Ready__c' }, { score: { atLeast: 1 } }] }] },
    field: 'NextStep',
    met: ['x'],
    missed: [null, ''],
  },
  { require: { all: [{ filled: 'NextStep' }] }, field: 'NextStep', met: ['x'], missed: [null], judgesNew: true },
  { require: { filled: 'Description' }, field: 'Description', met: ['long'], missed: [null, ''], judgesNew: true },
];

describe('each kind of criterion, on each kind of transition', () => {
  const questions = ['situation', 'champion', 'stakeholder risk'].map((concept) => ({ concept, ask: '?', why: 'So.' }));

  test.each(KINDS.map((kind) => [JSON.stringify(kind.require), kind] as const))('%s', (_name, kind) => {
    const kindName = Object.keys(kind.require)[0] ?? '';
    const gates = [{ toEnter: 'Third', mode: 'enforce', require: [kind.require] }];
    const playbook = smallPlaybook({ questions, gates });
    const say = (from: string | null, to: string, value: unknown) =>
      verdict(playbook, attempt(from, to, { [kind.field]: value as string }));
    for (const value of kind.met) {
      expect(say('Second', 'Third', value)).toEqual(['allowed']);
      expect(say('First', 'Won', value)).toEqual(['allowed']);
      expect(say('Lost', 'Third', value)).toEqual(['allowed']);
      expect(say('Third', 'Won', value)).toEqual(['allowed']);
      expect(say(null, 'Third', value)).toEqual(kind.judgesNew ? ['allowed'] : ['blocked', 'new-record']);
    }
    for (const value of [...kind.missed]) {
      expect(say('Second', 'Third', value)).toEqual(['blocked', kindName]);
      expect(say('First', 'Won', value)).toEqual(['blocked', kindName]);
      expect(say('Lost', 'Third', value)).toEqual(['blocked', kindName]);
      // The gate was passed; its evidence is not there any more.
      expect(say('Third', 'Won', value)).toEqual(['blocked', kindName]);
      expect(say('Nobody knows', 'Won', value)).toEqual(['blocked', kindName]);
      expect(say(null, 'Third', value)).toEqual(['blocked', kind.judgesNew ? kindName : 'new-record']);
      for (const [from, to] of [
        ['First', 'Second'],
        ['Third', 'Third'],
        ['Won', 'Won'],
        ['Won', 'Third'],
        ['Won', 'First'],
        ['Third', 'Lost'],
        ['Lost', 'Second'],
      ] as const) {
        expect(say(from, to, value)).toEqual(['allowed']);
      }
    }
  });
});

describe('what decides besides the criteria', () => {
  const playbook = smallPlaybook();

  test('skipping is crossing: all that is missing is said at once, in the order of the stages', () => {
    expect(verdict(playbook, attempt('First', 'Won'))).toEqual(['blocked', 'answered', 'pains']);
    expect(verdict(playbook, attempt('Lost', 'Won'))).toEqual(['blocked', 'answered', 'pains']);
    expect(verdict(playbook, attempt('Second', 'Won'))).toEqual(['blocked', 'answered', 'pains']);
  });

  test('an advance asks the gates that were passed as well; a gate asked once, only the save that crosses it', () => {
    const require = [{ filled: 'NextStep' }];
    const gates = [
      { toEnter: 'Second', mode: 'enforce', asked: 'once', require },
      { toEnter: 'Third', mode: 'enforce', require },
    ];
    const mixed = smallPlaybook({ gates });
    expect(mixed.gates.map(({ asked }) => asked)).toEqual(['once', undefined]);
    const missing = (from: string, to: string) => decide(mixed, attempt(from, to)).unmet.map(({ toEnter }) => toEnter);
    expect(missing('First', 'Second')).toEqual(['Second']);
    expect(missing('First', 'Won')).toEqual(['Second', 'Third']);
    expect(missing('Lost', 'Won')).toEqual(['Second', 'Third']);
    expect(missing('Second', 'Third')).toEqual(['Third']);
    expect(missing('Third', 'Won')).toEqual(['Third']);
    expect(missing('Won', 'Third')).toEqual([]);
    expect(missing('Third', 'Third')).toEqual([]);
  });

  test('a new deal beyond the first enforced gate gets one sentence; before it, none', () => {
    expect(verdict(playbook, attempt(null, 'Won'))).toEqual(['blocked', 'new-record']);
    expect(verdict(playbook, attempt(null, 'First'))).toEqual(['allowed']);
    expect(verdict(playbook, attempt(null, 'Lost'))).toEqual(['allowed']);
    expect(decide(playbook, attempt(null, 'Third')).unmet[0]?.sentence).toMatch(/^Save this deal in First first, /);
  });

  test('a stage that nobody knows is refused when it is new or changed, and left alone otherwise', () => {
    expect(verdict(playbook, attempt('First', 'Nowhere'))).toEqual(['blocked', 'unknown-stage']);
    expect(verdict(playbook, attempt(null, 'Nowhere'))).toEqual(['blocked', 'unknown-stage']);
    expect(verdict(playbook, attempt('Nowhere', 'Elsewhere'))).toEqual(['blocked', 'unknown-stage']);
    expect(verdict(playbook, attempt('Won', null))).toEqual(['blocked', 'unknown-stage']);
    expect(verdict(playbook, attempt('Nowhere', 'Nowhere'))).toEqual(['allowed']);
    expect(verdict(playbook, attempt('First', 'first'))).toEqual(['blocked', 'unknown-stage']);
  });

  test('a user who may bypass is not blocked, and the outcome shows it', () => {
    const bypass = ['DF_Bypass_Stage_Gates'];
    expect(verdict(playbook, attempt('First', 'Second', {}, bypass))).toEqual(['bypassed', 'answered']);
    expect(verdict(playbook, attempt('First', 'Second', { DF_Answers_A__c: 2 }, bypass))).toEqual(['allowed']);
    expect(verdict(playbook, attempt('First', 'Second', {}, ['DF_Approve_Gate_Overrides']))).toEqual([
      'blocked',
      'answered',
    ]);
  });

  test('gates that warn or observe say what is missing and block nothing', () => {
    const require = [{ filled: 'NextStep' }];
    const softer = smallPlaybook({
      gates: [
        { toEnter: 'Second', mode: 'observe', require },
        { toEnter: 'Third', mode: 'warn', require },
        { toEnter: 'Won', mode: 'enforce', require },
      ],
    });
    expect(verdict(softer, attempt('First', 'Second'))).toEqual(['allowed', 'filled']);
    expect(verdict(softer, attempt('First', 'Third'))).toEqual(['warned', 'filled', 'filled']);
    expect(verdict(softer, attempt('First', 'Won'))).toEqual(['blocked', 'filled', 'filled', 'filled']);
    expect(verdict(softer, attempt('Second', 'Won'))).toEqual(['blocked', 'filled', 'filled']);
    expect(verdict(softer, attempt('Third', 'Won'))).toEqual(['blocked', 'filled']);
    expect(verdict(softer, attempt(null, 'Third'))).toEqual(['warned', 'filled', 'filled']);
    expect(verdict(softer, attempt(null, 'Won'))).toEqual(['blocked', 'filled', 'filled', 'filled']);
    const watching = smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'observe', require }] });
    expect(verdict(watching, attempt('First', 'Nowhere'))).toEqual(['allowed', 'unknown-stage']);
  });

  test('of two amounts in one save the larger decides, and a blank one is in scope', () => {
    const say = (appliesTo: object, before: GateRecord, after: GateRecord) => {
      const one = attempt('First', 'Second', after);
      return verdict(smallPlaybook({ appliesTo }), { ...one, prior: { ...one.prior, ...before } })[0];
    };
    const from10k = { amountAtLeast: 10_000 };
    expect(say(from10k, { Amount: 20_000 }, { Amount: 9999 })).toBe('blocked');
    expect(say(from10k, { Amount: 9999 }, { Amount: 20_000 })).toBe('blocked');
    expect(say(from10k, { Amount: null }, { Amount: 5 })).toBe('blocked');
    expect(say(from10k, { Amount: 5 }, { Amount: null })).toBe('blocked');
    expect(say(from10k, { Amount: 9999.99 }, { Amount: 0 })).toBe('exempt');
    const byCurrency = { amountAtLeast: { EUR: 10_000, JPY: 1_600_000 } };
    const money = (CurrencyIsoCode: string, Amount: number) => ({ CurrencyIsoCode, Amount });
    expect(say(byCurrency, money('EUR', 20_000), money('JPY', 20_000))).toBe('blocked');
    expect(say(byCurrency, money('JPY', 20_000), money('EUR', 9999))).toBe('exempt');
    expect(say(byCurrency, money('CHF', 1), money('EUR', 9999))).toBe('blocked');
  });

  test('deals from before the playbook, of another version or below the amount are exempt; a blank amount is not', () => {
    const scoped = smallPlaybook({ appliesTo: { amountAtLeast: 10_000 } });
    const say = (fields: GateRecord) => verdict(scoped, attempt('First', 'Second', fields))[0];
    expect(say({ Amount: 9999.99 })).toBe('exempt');
    expect(say({ Amount: 10_000 })).toBe('blocked');
    expect(say({ Amount: null })).toBe('blocked');
    expect(say({})).toBe('blocked');
    expect(say({ CreatedDate: '2019-12-31T23:59:59.999Z' })).toBe('exempt');
    expect(say({ CreatedDate: '2020-01-01T00:00:00.000Z' })).toBe('blocked');
    expect(say({ CreatedDate: '2020-01-01T01:00:00.000+0200' })).toBe('exempt');
    expect(say({ CreatedDate: '2019-12-31T23:00:00.000-0100' })).toBe('blocked');
    expect(say({ CreatedDate: '2019-06-01T00:00:00.000Z', DF_Playbook_Pin__c: 'small:1' })).toBe('blocked');
    expect(say({ DF_Playbook_Pin__c: 'small:99' })).toBe('blocked');
    expect(
      decide({ ...scoped, otherVersions: [2] }, attempt('First', 'Second', { DF_Playbook_Pin__c: 'small:2' })),
    ).toEqual({ outcome: 'exempt', unmet: [] });
  });
});

test('the evaluator is short enough to read aloud, and reads nothing but its own bundle and the types of rows', () => {
  const bundle = new URL('../../force-app/main/base/lwc/gateRules/', import.meta.url);
  const source = readFileSync(new URL('gateRules.ts', bundle), 'utf8');
  expect(source.split('\n').length).toBeLessThanOrEqual(150);
  const files = readdirSync(bundle).filter((file) => file.endsWith('.ts'));
  expect(files).toEqual(expect.arrayContaining(['asks.ts', 'fieldChecks.ts', 'gateRules.ts', 'measure.ts']));
  for (const file of files) {
    const imports = readFileSync(new URL(file, bundle), 'utf8').match(/^import [^;]+;/gm) ?? [];
    for (const one of imports)
      expect(one).toMatch(/ from '\.\/[a-zA-Z]+\.ts';$|^import type [^;]+ from '\.\.\/dealRows\/dealRows\.ts';$/);
  }
});

describe('overrides', () => {
  const override = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14 };
  const require = [{ filled: 'NextStep' }];
  const playbook = smallPlaybook({
    gates: [
      { toEnter: 'Second', mode: 'enforce', require },
      { toEnter: 'Third', mode: 'enforce', require, override },
      { toEnter: 'Won', mode: 'enforce', require },
    ],
  });
  /** 1 January 2024 is day 1461 of the token. */
  const say = (to: string, token: number | null, permissions: string[] = []) =>
    verdict(playbook, attempt('First', to, { DF_Override_Token__c: token }, permissions));

  test('let pass their own gate and those before it, until the end of their last day', () => {
    expect(say('Third', 146_103)).toEqual(['overridden', 'filled', 'filled']);
    expect(say('Second', 146_103)).toEqual(['overridden', 'filled']);
    expect(say('Third', 999_903)).toEqual(['overridden', 'filled', 'filled']);
    expect(say('Third', 146_003)).toEqual(['blocked', 'filled', 'filled']);
    expect(say('Third', null)).toEqual(['blocked', 'filled', 'filled']);
  });

  test('let pass no later gate, and none where the playbook allows no override so far on', () => {
    expect(say('Third', 146_102)).toEqual(['blocked', 'filled', 'filled']);
    expect(say('Won', 146_103)).toEqual(['blocked', 'filled', 'filled', 'filled']);
    expect(say('Won', 146_104)).toEqual(['blocked', 'filled', 'filled', 'filled']);
  });

  test('show in what is unmet, and are not counted as bypasses', () => {
    const { unmet } = decide(playbook, attempt('First', 'Won', { DF_Override_Token__c: 146_103 }));
    expect(unmet.map(({ overridden }) => overridden ?? false)).toEqual([true, true, false]);
    const bypass = ['DF_Bypass_Stage_Gates'];
    expect(say('Third', 146_103, bypass)[0]).toBe('overridden');
    expect(say('Won', 146_103, bypass)[0]).toBe('bypassed');
  });

  test('depend on the day of the user who saves', () => {
    const one = attempt('First', 'Third', { DF_Override_Token__c: 146_103 });
    expect(decide(playbook, { ...one, today: '2024-01-02' }).outcome).toBe('blocked');
    expect(decide(playbook, { ...one, now: '2024-01-02T00:30:00Z', today: '2024-01-01' }).outcome).toBe('overridden');
  });
});

describe('what only the children tell', () => {
  const gates = (item: object) => [{ toEnter: 'Second', mode: 'warn', require: [item] }];
  const say = (item: object, children: Partial<Attempt['children']>) =>
    decide(smallPlaybook({ gates: gates(item) }), {
      ...attempt('First', 'Second'),
      children: { ...NO_CHILDREN, ...children },
    }).outcome;
  const pain = { kind: 'Risk', driver: 'Grow', level: 2, likely: 500 } as const;

  test.each([
    [{ pains: { atLeast: 1, evidence: 'Heard', kind: 'Risk' } }, { kind: 'Goal' }],
    [{ pains: { atLeast: 1, evidence: 'Heard', driver: 'Grow' } }, { driver: '' }],
    [{ pains: { atLeast: 1, evidence: 'Assumed' } }, { level: 0 }],
    [{ impact: { atLeast: 500, evidence: 'Heard' } }, { likely: null }],
    [{ impact: { atLeast: 500, evidence: 'Heard' } }, { level: 1 }],
  ] as const)('%j', (item, change) => {
    expect(say(item, { pains: [pain] })).toBe('allowed');
    expect(say(item, { pains: [{ ...pain, ...change }] })).toBe('warned');
    expect(say(item, { pains: [] })).toBe('warned');
    expect(say(item, {})).toBe('warned');
  });
});

describe('which deals a playbook is about', () => {
  const say = (appliesTo: object, fields: GateRecord) =>
    verdict(smallPlaybook({ appliesTo }), attempt('First', 'Second', fields))[0];

  test('by an amount in the currency of the deal; one that is not named is in scope', () => {
    const amountAtLeast = { EUR: 100, USD: 110 };
    expect(say({ amountAtLeast }, { Amount: 105, CurrencyIsoCode: 'EUR' })).toBe('blocked');
    expect(say({ amountAtLeast }, { Amount: 105, CurrencyIsoCode: 'USD' })).toBe('exempt');
    expect(say({ amountAtLeast }, { Amount: 1, CurrencyIsoCode: 'CHF' })).toBe('blocked');
    expect(say({ amountAtLeast }, { Amount: null, CurrencyIsoCode: 'USD' })).toBe('blocked');
  });

  test('by record type, profile, role and flag, flat or nested as the APIs answer; who has none is not among them', () => {
    const recordTypes = ['New', 'Renewal'];
    expect(say({ recordTypes }, { 'RecordType.DeveloperName': 'Renewal' })).toBe('blocked');
    expect(say({ recordTypes }, { RecordType: { DeveloperName: 'New' } } as never)).toBe('blocked');
    const ui = { RecordType: { fields: { DeveloperName: { value: 'New' } } } };
    expect(say({ recordTypes }, ui as never)).toBe('blocked');
    expect(say({ recordTypes }, { 'RecordType.DeveloperName': 'new' })).toBe('exempt');
    expect(say({ recordTypes }, { RecordType: null })).toBe('exempt');
    const owner = { Owner: { Profile: { Name: 'Sales' }, UserRole: null, Gated__c: true } } as never;
    expect(say({ ownerProfiles: ['Sales'], ownerFlag: 'Gated__c' }, owner)).toBe('blocked');
    expect(say({ ownerProfiles: ['Sales'], ownerRoles: ['EMEA'] }, owner)).toBe('exempt');
  });
});
