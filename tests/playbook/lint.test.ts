import { checkPlaybook, formatProblem, parsePlaybook } from '../../src/playbook/index.ts';
import type { OrgDescription } from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

type Parts = Readonly<Record<string, unknown>>;
const read = (parts: Parts, file = 'p.yaml') => parsePlaybook(playbookText(parts), file);
const findings = (parts: Parts, org: OrgDescription = {}) =>
  checkPlaybook(read(parts), org).map((one) => `${one.severity} ${formatProblem(one)}`);
/** The findings of a gate to Second with these requirements, without their places. */
const messagesOf = (require: readonly object[], org: OrgDescription = {}, more: Parts = {}) =>
  findings({ gates: [{ toEnter: 'Second', mode: 'enforce', require }], ...more }, org).map((one) =>
    one.replace(/ p\.yaml:\d+:\d+:/, ''),
  );

describe('a gate that no deal can pass', () => {
  test.each([
    ['a number over its own bound', [{ number: { field: 'Rank__c', atLeast: 5, atMost: 4 } }]],
    [
      'a number over the bound of another',
      [{ number: { field: 'Rank__c', atLeast: 5 } }, { number: { field: 'Rank__c', atMost: 4 } }],
    ],
    [
      'two currencies at once',
      [
        { number: { field: 'Amount', atLeast: 5, currency: 'EUR' } },
        { number: { field: 'Amount', atLeast: 5, currency: 'USD' } },
      ],
    ],
    ['days in the wrong order', [{ date: { field: 'CloseDate', notBefore: '2026-02-01', notAfter: '2026-01-01' } }]],
    [
      'days from today in the wrong order',
      [{ date: { field: 'CloseDate', notBefore: 'today + 9' } }, { date: { field: 'CloseDate', notAfter: 'today' } }],
    ],
    ['two values of one field', [{ picked: { Type: ['A'] } }, { picked: { Type: ['B', 'C'] } }]],
    [
      'every way of a group',
      [
        { picked: { Type: ['A'] } },
        { any: [{ picked: { Type: ['B'] } }, { all: [{ picked: { Type: ['C'] } }, { filled: 'NextStep' }] }] },
      ],
    ],
  ])('%s', (_name, require) => {
    const errors = messagesOf(require).filter((one) => one.startsWith('error'));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^error No deal can ever enter `Second`: /);
  });

  test('because the playbook is only about larger deals', () => {
    const small = [{ number: { field: 'Amount', atMost: 9999 } }];
    expect(messagesOf(small, {}, { appliesTo: { amountAtLeast: 10_000 } })).toEqual([
      'error No deal can ever enter `Second`: `number:Amount:10000..` and `number:Amount:..9999` cannot both be met. Expected a gate that some deal can pass. Correct one of them, or put them into `any`.',
    ]);
    expect(messagesOf(small)).toEqual([]);
  });

  test('because the day had passed before the playbook came into force', () => {
    const date = (notBefore: string, notAfter: string) => [{ date: { field: 'CloseDate', notBefore, notAfter } }];
    expect(messagesOf(date('today', '2019-12-30'))).toEqual([
      'error No deal can ever enter `Second`: `date:CloseDate:today+0..2019-12-30` asks for what cannot be. Expected a gate that some deal can pass. Correct one of them, or put them into `any`.',
    ]);
    // Somewhere it is still yesterday.
    expect(messagesOf(date('today', '2019-12-31'))).toEqual([]);
    expect(messagesOf(date('today - 30', '2019-12-02'))).toEqual([]);
    expect(messagesOf(date('today + 7', '2020-01-07'))).toHaveLength(0);
    expect(messagesOf(date('today + 7', '2020-01-06'))).toHaveLength(1);
  });

  test('is not one that has another way', () => {
    expect(messagesOf([{ picked: { Type: ['A'] } }, { any: [{ checked: 'A__c' }, { filled: 'NextStep' }] }])).toEqual(
      [],
    );
    expect(messagesOf([{ number: { field: 'Rank__c', atLeast: 4, atMost: 4 } }])).toEqual([]);
    expect(messagesOf([{ date: { field: 'CloseDate', notBefore: 'today', notAfter: '2026-01-01' } }])).toEqual([]);
  });
});

describe('a way through a gate that nobody can take is advised against', () => {
  const never = (part: string, why: string) =>
    `warning \`${part}\` is never met here: ${why}. Expected ways that some deal can take. Correct it, or take it out.`;

  test.each([
    [
      'by itself',
      [{ any: [{ filled: 'NextStep' }, { number: { field: 'Rank__c', atLeast: 3, atMost: 2 } }] }],
      never('number:Rank__c:3..2', '`number:Rank__c:3..2` asks for what cannot be'),
    ],
    [
      'beside another criterion',
      [{ picked: { Type: ['A'] } }, { any: [{ picked: { Type: ['B'] } }, { filled: 'NextStep' }] }],
      never('picked:Type:B', '`picked:Type:B` and `picked:Type:A` cannot both be met'),
    ],
    [
      'deep in a group',
      [
        {
          all: [
            { number: { field: 'Rank__c', atMost: 2 } },
            {
              any: [{ checked: 'A__c' }, { all: [{ checked: 'B__c' }, { number: { field: 'Rank__c', atLeast: 3 } }] }],
            },
          ],
        },
      ],
      never('all:checked:B__c+number:Rank__c:3..', '`number:Rank__c:3..` and `number:Rank__c:..2` cannot both be met'),
    ],
  ])('%s', (_name, require, expected) => expect(messagesOf(require)).toEqual([expected]));
});

describe('a criterion that decides nothing is advised against', () => {
  const decides = (part: string) => expect.stringContaining(`warning \`${part}\` decides nothing: `) as string;

  test.each([
    [
      'fewer pains than another asks for',
      [{ pains: { atLeast: 2, evidence: 'Quoted' } }, { pains: { atLeast: 1, evidence: 'Heard' }, id: 'b' }],
      'pains:1:Heard',
    ],
    [
      'less impact',
      [{ impact: { atLeast: 1, evidence: 'Quoted' } }, { impact: { atLeast: 9, evidence: 'Confirmed' }, id: 'b' }],
      'impact:1:Quoted',
    ],
    ['a field filled that is picked', [{ filled: 'Type' }, { picked: { Type: ['A'] } }], 'filled:Type'],
    [
      'a wider range',
      [{ number: { field: 'Rank__c', atLeast: 1 } }, { number: { field: 'Rank__c', atLeast: 2, atMost: 3 }, id: 'b' }],
      'number:Rank__c:1..',
    ],
    [
      'an earlier day',
      [
        { date: { field: 'CloseDate', notBefore: 'today' } },
        { date: { field: 'CloseDate', notBefore: 'today + 1' }, id: 'b' },
      ],
      'date:CloseDate:today+0..',
    ],
    ['lines if any', [{ prescribed: 'ifAny' }, { prescribed: 'all', id: 'b' }], 'prescribed:ifAny'],
    ['a lower score', [{ score: { atLeast: 20 } }, { score: { atLeast: 30 }, id: 'b' }], 'score:20'],
    [
      'a group of which a part is asked for',
      [{ filled: 'NextStep' }, { any: [{ filled: 'NextStep' }, { filled: 'Type' }] }],
      'any:filled:NextStep|filled:Type',
    ],
    ['the stronger part of any', [{ any: [{ score: { atLeast: 20 } }, { score: { atLeast: 30 } }] }], 'score:30'],
    ['the weaker part of all', [{ all: [{ score: { atLeast: 20 } }, { score: { atLeast: 30 } }] }], 'score:20'],
  ])('%s', (_name, require, part) => expect(messagesOf(require)).toEqual([decides(part)]));

  test('what an earlier enforced gate has asked for', () => {
    const gates = (first: object) => [
      { toEnter: 'Second', ...first, require: [{ answered: { situation: 'Quoted' } }, { filled: 'NextStep' }] },
      { toEnter: 'Third', mode: 'enforce', require: [{ answered: { situation: 'Heard' } }, { filled: 'NextStep' }] },
    ];
    expect(findings({ gates: gates({ mode: 'enforce' }) })).toEqual([
      expect.stringContaining(
        '`answered:situation:Heard` decides nothing: the gate to `Second` asks for it again here.',
      ),
      expect.stringContaining('`filled:NextStep` decides nothing: the gate to `Second` asks for it again here.'),
    ]);
    expect(findings({ gates: gates({ mode: 'warn' }) })).toEqual([]);
    expect(findings({ gates: gates({ mode: 'enforce', asked: 'once' }) })).toEqual([]);
  });

  test('`asked: once` on a gate that is not enforced', () => {
    const gates = (mode: string) => [{ toEnter: 'Second', mode, asked: 'once', require: [{ filled: 'NextStep' }] }];
    expect(findings({ gates: gates('warn') })).toEqual([expect.stringContaining('warning p.yaml:9:')]);
    expect(findings({ gates: gates('warn') })[0]).toContain('`asked: once` changes nothing here');
    expect(findings({ gates: gates('enforce') })).toEqual([]);
  });

  test('not what only looks alike', () => {
    expect(
      messagesOf([
        { pains: { atLeast: 2, evidence: 'Heard' } },
        { pains: { atLeast: 1, evidence: 'Quoted' }, id: 'b' },
      ]),
    ).toEqual([]);
    expect(
      messagesOf([{ any: [{ pains: { atLeast: 2, evidence: 'Heard' } }, { filled: 'Type' }] }, { filled: 'NextStep' }]),
    ).toEqual([]);
  });
});

describe('criteria about what the seller did are advised against', () => {
  test.each(['Demo_Done__c', 'ProposalSent__c', 'Sent_Final_Proposal__c', 'Discovery_Call_Held__c', 'NDA_Was_Sent__c'])(
    '%s',
    (field) =>
      expect(messagesOf([{ checked: field }])).toEqual([
        expect.stringContaining(`warning \`${field}\` is about what we did`),
      ]),
  );
  test.each([
    ['in other forms', ['Demonstrated__c', 'Presented_Solution__c', 'Visited_Customer__c', 'Number_of_Calls__c']],
    ['by a date or a paper', ['Demo_Date__c', 'Quote_Created__c', 'Proof_of_Concept_Done__c', 'acme__Demo_Done__c']],
    ['in German', ['Angebot_Versendet__c', 'Demo_Durchgefuehrt__c', 'Präsentation gehalten', 'den Vertrag schicken']],
    ['in French', ['Devis_Envoye__c', 'Démo effectuée', 'envoyer la proposition', 'Réunions organisées']],
    ['in Spanish', ['Propuesta_Enviada__c', 'Demostración realizada', 'enviar la propuesta al cliente']],
  ])('%s', (_name, texts) => {
    for (const text of texts) {
      const item = text.endsWith('__c') ? { checked: text } : { picked: { Phase__c: [text] } };
      expect([text, messagesOf([item])]).toEqual([
        text,
        [expect.stringContaining(`warning \`${text}\` is about what we did`)],
      ]);
    }
  });
  test('in the words of the author, and deep in a group', () => {
    expect(messagesOf([{ filled: 'NextStep', say: 'say when the demo was given' }])).toEqual([
      expect.stringContaining('is about what we did'),
    ]);
    expect(messagesOf([{ any: [{ checked: 'Demo_Done__c' }, { filled: 'Type' }] }])).toHaveLength(1);
    expect(messagesOf([{ picked: { Type: ['Proposal sent'] } }])).toHaveLength(1);
  });
  test.each([
    'Agreed_Next_Step__c',
    'Customer_Confirmed__c',
    'Success_Plan__c',
    'Presentation_Need__c',
    'Proposal_Need__c',
    'Meeting_Outcome__c',
    'Demo_Feedback__c',
    'Offer_Accepted__c',
    'Contract_Signed_By_Customer__c',
    'Champion_Shared_Proposal__c',
    'Angebot_Angenommen__c',
    'Given_Name__c',
  ])('but not %s', (field) => expect(messagesOf([{ checked: field }])).toEqual([]));
});

describe('what an org does not have', () => {
  const ORG: OrgDescription = {
    stages: ['First', 'Second', 'Third', 'Won', 'Lost'],
    hiddenFields: ['Secret__c'],
    fields: [
      ...['Id', 'StageName', 'CreatedDate', 'DF_Playbook_Pin__c', 'DF_Answers_A__c', 'DF_Pains_Quoted__c'].map(
        (name) => ({
          name,
          type: 'string',
        }),
      ),
      { name: 'NextStep', type: 'string' },
      { name: 'Type', type: 'picklist', values: ['New', 'Old'] },
      { name: 'Amount', type: 'currency' },
      { name: 'Notes__c', type: 'textarea' },
      { name: 'Ready__c', type: 'boolean' },
      { name: 'Share__c', type: 'percent' },
      { name: 'Due__c', type: 'date' },
      { name: 'At__c', type: 'datetime' },
      { name: 'Needs__c', type: 'multipicklist', values: ['Sales', 'Service'] },
    ],
    userFlags: ['Gated__c'],
    recordTypes: ['New_Business'],
    permissions: ['DF_Bypass_Stage_Gates', 'DF_Approve_Gate_Overrides'],
    profiles: ['Sales'],
    roles: ['EMEA'],
    currencies: ['EUR', 'USD'],
    isMultiCurrency: false,
  };

  test('nothing of a playbook that fits', () => {
    const require = [
      { filled: 'NextStep' },
      { filled: 'At__c' },
      { filled: 'Needs__c' },
      { filled: { field: 'Notes__c', type: 'longText' } },
      { picked: { Type: ['New'] } },
      { number: { field: 'Share__c', type: 'percent', atLeast: 1 } },
      { number: { field: 'Amount', atLeast: 1 } },
      { checked: 'Ready__c' },
      { date: { field: 'Due__c', known: true } },
    ];
    const appliesTo = {
      amountAtLeast: 1,
      recordTypes: ['New_Business'],
      ownerProfiles: ['Sales'],
      ownerRoles: ['EMEA'],
      ownerFlag: 'Gated__c',
    };
    expect(messagesOf(require, ORG, { appliesTo })).toEqual([]);
  });

  test.each([
    [
      'a stage',
      {},
      { ...ORG, stages: ['First', 'Second', 'Third', 'Lost'] },
      '`Won` is not an active stage of the org. Expected one of `First`,',
    ],
    [
      'a stage of the org that the playbook forgot',
      {},
      { ...ORG, stages: [...(ORG.stages ?? []), 'Pilot'] },
      "The org's stage `Pilot` stands in no list of this playbook",
    ],
    [
      'a permission to bypass',
      { bypassPermission: 'DF_Bypass_Stage_Gate' },
      ORG,
      '`DF_Bypass_Stage_Gate` is not a custom permission of the org. Expected one of `DF_Bypass_Stage_Gates` or `DF_Approve_Gate_Overrides`. Did you mean `DF_Bypass_Stage_Gates`?',
    ],
    [
      'a record type',
      { appliesTo: { recordTypes: ['Renewal'] } },
      ORG,
      '`Renewal` is not a record type of Opportunity of the org.',
    ],
    ['a profile', { appliesTo: { ownerProfiles: ['Sale'] } }, ORG, '`Sale` is not a profile of the org.'],
    ['a role', { appliesTo: { ownerRoles: ['APAC'] } }, ORG, '`APAC` is not a role of the org.'],
    ['a flag', { appliesTo: { ownerFlag: 'Flag__c' } }, ORG, '`Flag__c` is not a checkbox of User of the org.'],
    [
      'a currency of several',
      { currency: 'CHF' },
      { ...ORG, isMultiCurrency: true },
      '`CHF` is not an active currency of the org. Expected one of `EUR` or `USD`.',
    ],
    [
      'a currency where the org has one',
      { currency: 'CHF' },
      { ...ORG, currencies: ['EUR'] },
      'This playbook counts what pains cost in `CHF`, and the org has one currency, `EUR`. Nothing converts between them.',
    ],
    [
      'an amount in another currency than the org has',
      { appliesTo: { amountAtLeast: { EUR: 5, CHF: 5 } } },
      { ...ORG, currencies: ['EUR'] },
      '`CHF` is not an active currency of the org.',
    ],
    [
      'an amount of an org with several currencies',
      { appliesTo: { amountAtLeast: 5 } },
      { ...ORG, isMultiCurrency: true },
      '`5` is an amount without a currency, and this org has several.',
    ],
  ])('%s', (_name, parts, org, expected) => {
    const all = findings(parts, org);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(expected);
  });

  test.each([
    ['a field', { filled: 'Other__c' }, '`Other__c` is not a field of Opportunity of the org.'],
    ['a field of another type', { filled: 'Ready__c' }, '`Ready__c` is a field of the type `boolean`. Expected'],
    [
      'a picklist that is tested as plain',
      { filled: { field: 'Type', type: 'plain' } },
      '`Type` is a field of the type `picklist`.',
    ],
    [
      'a number that is a percent',
      { number: { field: 'Share__c', atLeast: 1 } },
      '`Share__c` is a field of the type `percent`. Expected `number`.',
    ],
    [
      'a date-time',
      { date: { field: 'At__c', known: true } },
      '`At__c` is a field of the type `datetime`. Expected `date`.',
    ],
    [
      'a picklist of several values that is tested as one of a single value',
      { filled: { field: 'Needs__c', type: 'picklist' } },
      '`Needs__c` is a field of the type `multipicklist`. Expected `picklist`. Of a picklist of several values, ask only that it is `filled`, without a `type`.',
    ],
    [
      'a value',
      { picked: { Type: ['New', 'Renewal'] } },
      '`Renewal` is not a value of `Type` of the org. Expected one of `New` or `Old`.',
    ],
    [
      'a field that the user may not read',
      { filled: 'Secret__c' },
      '`Secret__c` is a field of Opportunity that this user may not read',
    ],
    [
      'a roll-up of ours',
      { pains: { atLeast: 1, evidence: 'Confirmed' } },
      "The org's Opportunity has no `DF_Pains_Confirmed__c`, or this user may not read it. Expected all fields of Diagnose First.",
    ],
    [
      'a field deep in a group',
      { any: [{ all: [{ checked: 'No__c' }] }, { filled: 'NextStep' }] },
      '`No__c` is not a field of Opportunity',
    ],
  ])('%s', (_name, item, expected) => expect(messagesOf([item], ORG)).toEqual([expect.stringContaining(expected)]));

  test('a field that is not seen, where it is not known which fields the user may not read', () => {
    const { hiddenFields: _unknown, ...org } = ORG;
    expect(messagesOf([{ filled: 'Other__c' }], org)).toEqual([
      expect.stringContaining('`Other__c` is not a field of Opportunity that this user may read. Expected one of'),
    ]);
  });

  test('a threshold without its currency, where there are several', () => {
    const org = { ...ORG, isMultiCurrency: true };
    expect(messagesOf([{ number: { field: 'Amount', atLeast: 5 } }], org)).toEqual([
      expect.stringContaining('`Amount` is asked for without a currency, and this org has several.'),
    ]);
    const each = ['EUR', 'USD'].map((currency) => ({ number: { field: 'Amount', atLeast: 5, currency } }));
    expect(messagesOf([{ any: each }], org, { appliesTo: { amountAtLeast: { EUR: 1, USD: 1 } } })).toEqual([]);
  });
});
