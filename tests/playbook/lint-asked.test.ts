import {
  checkPlaybook,
  CONCEPTS,
  decide,
  explainPlaybook,
  overrideRules,
  parsePlaybook,
} from '../../src/playbook/index.ts';
import { OVERRIDE_TOKEN } from '../../force-app/main/base/lwc/gateRules/concepts.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';
import { asking, gate, messagesOf } from './support/messages.ts';

const FIELD = { filled: 'NextStep' };
const IS_NEW = { picked: { Type: ['New'] } };
const IS_OLD = { picked: { Type: ['Old'] } };

describe('a gate to an exempt stage', () => {
  const beyond = (kind: string) =>
    `error \`Lost\` is an exempt stage, and \`${kind}\` would keep a deal from being given up. Expected fields only, such as \`filled\` or \`picked\`. Take it out.`;

  test('may ask for fields, also in groups and of some deals only', () => {
    const require = [FIELD, { some: { atLeast: 1, of: [IS_NEW, { checked: 'A__c' }] }, when: { filled: 'Type' } }];
    expect(messagesOf({ gates: [gate('Lost', require)] })).toEqual([]);
  });

  test.each([
    ['answered', { answered: { situation: 'Heard' } }],
    ['pains', { pains: { atLeast: 1, evidence: 'Heard' } }],
    ['score', { score: { atLeast: 1 } }],
    ['any', { any: [FIELD, { prescribed: 'all' }] }],
    ['some', { some: { atLeast: 1, of: [FIELD, { answered: { problem: 'Heard' } }] } }],
  ])('may not ask for %s', (kind, item) => {
    expect(messagesOf({ gates: [gate('Lost', [item])] })).toEqual([beyond(kind)]);
  });

  test('has nothing to override or to ask once', () => {
    const override = { approver: 'An_Approver', maxDays: 7 };
    expect(messagesOf({ gates: [gate('Lost', [FIELD], { override, asked: 'once' })] })).toEqual([
      expect.stringContaining('which stands beside the stages that overrides open. Expected no `override`.'),
      expect.stringContaining('its gate asks only the save that enters it anyway. Expected no `asked`.'),
    ]);
  });

  test('makes nothing needless that a gate on the way asks for', () => {
    expect(messagesOf({ gates: [gate('Lost', [FIELD]), gate('Second', [FIELD]), gate('Won', [IS_NEW])] })).toEqual([]);
  });
});

describe('`onlyFrom`', () => {
  const from = (toEnter: string, ...onlyFrom: string[]) =>
    messagesOf({ gates: [{ toEnter, mode: 'enforce', onlyFrom }] });

  test('names stages before the gate, or exempt ones', () => {
    expect(from('Third', 'Second')).toEqual([]);
    expect(from('Won', 'Third', 'Lost', 'First')).toEqual([]);
  });

  test.each([
    [
      'an unknown stage',
      'Secnd',
      'error `Secnd` is not a stage of this playbook, so no deal could come from it. Expected `First`, `Second` or `Lost`. Did you mean `Second`?',
    ],
    [
      'a later stage',
      'Won',
      'error `Won` is not before `Third`, so no deal could come from it. Expected `First`, `Second` or `Lost`.',
    ],
    [
      "the gate's own stage",
      'Third',
      'error `Third` is not before `Third`, so no deal could come from it. Expected `First`, `Second` or `Lost`.',
    ],
  ])('may not name %s', (_name, stage, message) => expect(from('Third', stage)).toEqual([message]));

  test('names at least one', () => {
    expect(from('Third')).toEqual([
      expect.stringContaining('`[]` is not `onlyFrom`. Expected a list with at least one'),
    ]);
  });
});

describe('`some`', () => {
  test('that nobody can reach is refused, with the points that there are', () => {
    expect(asking({ some: { atLeast: 3, of: [FIELD, IS_NEW] } })).toEqual([
      'error `some` asks for 3, and its parts give 2 points together, so no deal could pass. Expected at most 2.',
    ]);
    expect(asking({ some: { atLeast: 6, of: [{ ...FIELD, points: 4 }, IS_NEW] } })).toEqual([
      'error `some` asks for 6, and its parts give 5 points together, so no deal could pass. Expected at most 5.',
    ]);
    expect(asking({ some: { atLeast: 5, of: [{ ...FIELD, points: 4 }, IS_NEW] } })).toEqual([]);
  });

  test('counts each concept of a part', () => {
    const of = [{ answered: { situation: 'Heard', problem: 'Heard' }, points: 2 }];
    expect(asking({ some: { atLeast: 4, of } })).toEqual([]);
    expect(asking({ some: { atLeast: 5, of } })).toEqual([expect.stringContaining('its parts give 4 points together')]);
  });

  test('takes no points outside of it, and no open answers within', () => {
    expect(asking({ any: [{ ...FIELD, points: 2 }, IS_NEW] })).toEqual([
      expect.stringContaining('`points` is not a key of a part of a group.'),
    ]);
    const open = { answered: { situation: { evidence: 'Heard', notKnownYet: true } } };
    expect(asking({ some: { atLeast: 1, of: [open, FIELD] } })).toEqual([
      expect.stringContaining('`notKnownYet` cannot be used within `any` or `some`'),
    ]);
  });

  test('may ask about a concept at two levels', () => {
    const of = [{ answered: { situation: 'Heard' } }, { answered: { situation: 'Confirmed' } }];
    expect(asking({ some: { atLeast: 2, of } })).toEqual([]);
  });
});

describe('`when` and `unless`', () => {
  test.each(['when', 'unless'])('%s is made of conditions over fields', (key) => {
    const fine = { any: [IS_NEW, { all: [{ checked: 'A__c' }, { date: { field: 'CloseDate', notAfter: 'today' } }] }] };
    expect(asking({ ...FIELD, [key]: fine })).toEqual([]);
    expect(asking({ ...FIELD, [key]: { number: { field: 'Account.AnnualRevenue', atLeast: 5 } } })).toEqual([]);
    for (const [kind, item] of [
      ['answered', { answered: { situation: 'Heard' } }],
      ['pains', { pains: { atLeast: 1, evidence: 'Heard' } }],
      ['movedBy', { movedBy: { field: 'CloseDate', atMost: 1 } }],
      ['some', { some: { atLeast: 1, of: [FIELD] } }],
      ['score', { all: [FIELD, { score: { atLeast: 1 } }] }],
    ] as const)
      expect(asking({ ...FIELD, [key]: item })).toEqual([
        `error \`${kind}\` does not say whom a criterion concerns. Expected \`filled\`, \`picked\`, \`number\`, \`checked\`, \`date\`, \`any\` or \`all\`, over fields of the deal or its account.`,
      ]);
  });

  test.each(['when', 'unless'])('%s takes no `orBlank`: a blank field decides nothing', (key) => {
    const message =
      'error `orBlank` is not for `when` and `unless`: a blank field never decides them. Take it out, or exchange `when` and `unless`.';
    const blank = { number: { field: 'Rank__c', atLeast: 1, orBlank: true } };
    expect(asking({ ...FIELD, [key]: blank })).toEqual([message]);
    expect(asking({ ...FIELD, [key]: { any: [IS_NEW, blank] } })).toEqual([message]);
    expect(asking(blank)).toEqual([]);
  });

  test('are not for parts of a group', () => {
    expect(asking({ any: [{ ...FIELD, when: IS_NEW }, IS_OLD] })).toEqual([
      expect.stringContaining('`when` is not a key of a part of a group.'),
    ]);
  });
});

describe('the same thing, asked of other deals', () => {
  const outcome = (more: object) => ({ filled: 'DF_Desired_Outcome__c', ...more });

  test('is no second time, also for a concept', () => {
    expect(asking(outcome({ when: IS_NEW }), outcome({ when: { checked: 'A__c' } }))).toEqual([]);
    const heard = (more: object) => ({ answered: { situation: 'Heard' }, ...more });
    expect(asking(heard({ when: IS_NEW }), heard({ unless: IS_NEW }))).toEqual([]);
  });

  test('needs an `id` where it is asked by another value of the same field, since codes depend on no values', () => {
    expect(asking(outcome({ when: IS_NEW }), outcome({ when: IS_OLD }))).toEqual([
      expect.stringContaining('Give one of them an `id` of its own'),
    ]);
    expect(asking(outcome({ when: IS_NEW }), outcome({ when: IS_OLD, id: 'outcome-of-old' }))).toEqual([]);
  });

  test('is one where the deals are the same', () => {
    expect(asking(outcome({ when: IS_NEW }), outcome({ when: IS_NEW }))).toEqual([
      expect.stringContaining('error `filled` is asked for twice by this gate.'),
    ]);
  });

  test('decides nothing where it is asked of all deals as well, in this gate or an earlier one', () => {
    const needless = (id: string) => expect.stringContaining(`warning \`${id}\` decides nothing: `) as string;
    const ofNew = 'filled:DF_Desired_Outcome__c when picked:Type:New';
    expect(asking(outcome({ when: IS_NEW }), outcome({}))).toEqual([needless(ofNew)]);
    expect(asking(outcome({}), outcome({ when: IS_NEW }))).toEqual([needless(ofNew)]);
    const gates = (first: object, second: object) =>
      messagesOf({ gates: [gate('Second', [first]), gate('Third', [second])] });
    expect(gates(outcome({}), outcome({ when: IS_NEW }))).toEqual([needless(ofNew)]);
    expect(gates(outcome({ when: IS_NEW }), outcome({}))).toEqual([]);
    expect(gates(outcome({ unless: IS_NEW }), outcome({ when: IS_OLD }))).toEqual([]);
  });

  test('contradicts nothing', () => {
    const rank = (atLeast: number, atMost: number, when: object) => ({
      number: { field: 'Rank__c', atLeast, atMost },
      when,
    });
    expect(asking(rank(1, 2, IS_NEW), { ...rank(3, 4, IS_OLD), id: 'of-old' })).toEqual([]);
    expect(asking({ number: { field: 'Rank__c', atLeast: 5 } }, { ...rank(1, 2, IS_NEW), id: 'other' })).toEqual([]);
  });

  test('is asked by gates for other deals or users without advice', () => {
    const second = (more: object) =>
      messagesOf({ gates: [gate('Second', [FIELD], more), gate('Third', [FIELD])] }).map((one) => one.slice(0, 7));
    expect(second({})).toEqual(['warning']);
    expect(second({ recordTypes: ['New'] })).toEqual([]);
    expect(second({ exceptRecordTypes: ['New'] })).toEqual([]);
    expect(second({ exceptPermission: 'May_Skip' })).toEqual([]);
  });
});

describe('several gates to one stage', () => {
  test('have names of their own, all but one', () => {
    const gates = (...names: (string | undefined)[]) =>
      messagesOf({
        gates: names.map((name, index) => gate('Second', [{ filled: `A${index}__c` }], name ? { name } : {})),
      });
    expect(gates(undefined, 'contract', 'budget')).toEqual([]);
    expect(gates('contract', 'budget')).toEqual([]);
    expect(gates('contract', undefined, 'contract')).toEqual([
      expect.stringContaining('error `Second (contract)` has a gate already. Expected one gate a stage, or a `name`'),
    ]);
    expect(gates(undefined, 'The Contract')).toEqual([
      expect.stringContaining('`"The Contract"` is not the name of a gate. Expected small letters'),
    ]);
  });
});

describe('overrides of several gates to one stage', () => {
  const override = (maxDays: number, reason: string) => ({
    override: { approver: 'DF_Approve_Gate_Overrides', maxDays, reasons: [reason] },
  });
  const gates = (...more: object[]) => [
    gate('Second', [FIELD], more[0]),
    gate('Second', [{ filled: 'Description' }], { name: 'legal', ...more[1] }),
    gate('Second', [{ filled: 'Amount' }], { name: 'never', ...more[2] }),
  ];

  test('with different terms are refused at the second one, since the org could hold requests to one of them only', () => {
    const found = checkPlaybook(
      parsePlaybook(playbookText({ gates: gates(override(300, 'Any'), override(3, 'Board')) }), 'p.yaml'),
    );
    expect(found).toEqual([
      {
        file: 'p.yaml',
        line: 9,
        column: expect.any(Number) as number,
        severity: 'error',
        message:
          '`Second` has an `override` already, in line 9: an override names a stage, and opens every gate to it. Expected one for each stage. Write it at one gate.',
      },
    ]);
    const line = playbookText({ gates: gates(override(300, 'Any'), override(3, 'Board')) }).split('\n')[8]!;
    expect(line.slice(found[0]!.column - 1)).toMatch(/^\{"approver":"DF_Approve_Gate_Overrides","maxDays":3,/);
    expect(
      messagesOf({ gates: [...gates(override(300, 'Any')), gate('Third', [FIELD], override(3, 'Board'))] }),
    ).not.toContain(expect.stringContaining('has an `override` already'));
  });

  test.each([0, 1, 2])('may be at one of them, and open all: gate %i', (at) => {
    const one = gates(...[0, 1, 2].map((index) => (index === at ? override(3, 'Board') : {})));
    expect(messagesOf({ gates: one })).toEqual([]);
    const playbook = smallPlaybook({ gates: one });
    const formulas = overrideRules([playbook]).map(({ formula }) => formula);
    expect(formulas).toHaveLength(3);
    for (const formula of formulas) expect(formula).not.toMatch(/"Second"[^)]*"Second"/);
    expect(formulas[1]).toContain('CASE(Stage__c, "Second", 3, 99999)');
    const record = { StageName: 'Second', CreatedDate: '2024-01-01T00:00:00Z', [OVERRIDE_TOKEN]: 999_902 };
    const verdict = decide(playbook, {
      record,
      prior: { ...record, StageName: 'First' },
      permissions: [],
      today: '2024-01-02',
      now: '2024-01-02T00:00:00Z',
      children: { pains: [] },
    });
    expect(verdict.outcome).toBe('overridden');
    expect(verdict.unmet).toHaveLength(3);
    expect(explainPlaybook(playbook)).toContain('It opens every gate to this stage and every gate before it.');
  });
});

describe('`onlySteps`', () => {
  test('takes a number of stages, a mode and a permission', () => {
    expect(messagesOf({ onlySteps: { most: 1 } })).toEqual([]);
    expect(messagesOf({ onlySteps: { most: 2, mode: 'warn', exceptPermission: 'May_Skip' } })).toEqual([]);
    expect(messagesOf({ onlySteps: { most: 0 } })).toEqual([
      expect.stringContaining('`0` is not `most`. Expected a whole number from 1 to 98.'),
    ]);
    expect(messagesOf({ onlySteps: {} })).toEqual([expect.stringContaining('`most` is missing')]);
  });
});

describe('an over-long rule', () => {
  const questions = CONCEPTS.map((concept) => ({ concept, ask: 'How?', why: 'So.' }));
  const at = (evidence: string) => CONCEPTS.slice(0, 24).map((concept) => ({ answered: { [concept]: evidence } }));
  const long = (...levels: string[]) =>
    messagesOf({
      questions,
      gates: [
        gate('Second', [{ some: { atLeast: 4, of: levels.flatMap(at) }, say: 'know four things' }]),
        gate('Third', [FIELD]),
      ],
    });

  test('of a large group is one sentence with limit, length and criterion', () => {
    expect(long('Quoted')).toEqual([]);
    const [message, ...others] = long('Quoted', 'Confirmed');
    expect(others).toEqual([]);
    expect(message).toMatch(
      /^error The rule for `some:4:answered:situation:Quoted~[^`]*…` has \d{4} characters, of which a formula in Salesforce has at most 3900: ask for fewer things in one criterion, or make several of it\.$/,
    );
    expect(message!.length).toBeLessThan(255);
  });

  test('is reported at its criterion, in whichever gate to the stage this is', () => {
    const parts = {
      questions,
      gates: [
        gate('Second', [FIELD]),
        gate('Second', [{ some: { atLeast: 4, of: [...at('Quoted'), ...at('Heard')] }, say: 'know four things' }], {
          name: 'much',
        }),
      ],
    };
    const [found] = checkPlaybook(parsePlaybook(playbookText(parts), 'p.yaml'));
    const line = playbookText(parts).split('\n')[found!.line - 1]!;
    expect(line.slice(found!.column - 1)).toMatch(/^\{"some"/);
    expect(found!.message).toContain('The rule for `much/some:4:');
  });
});
