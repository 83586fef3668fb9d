import { refusals } from './evaluate.ts';
import type { Seen } from './evaluate.ts';
import { answer, DEAL, openAnswer, TODAY } from './records.ts';

const pain = { Opportunity__c: DEAL, Status__c: 'Live', Statement__c: 'We key in every order twice.' };
const merged = { Status__c: 'Merged', Merged_Into__c: 'a0P000000000002EAA' };
const words = { Quote__c: 'We type it all again.', Said_By__c: '003000000000001AAA', Said_On__c: '2026-11-20' };
const confirmation = {
  Confirmed_Words__c: 'Yes, that is what it costs us.',
  Confirmed_On__c: '2026-11-21',
  Confirmed_By__c: '003000000000002AAA',
  Confirmed_Source__c: 'Email',
};
const answers: readonly [string, Seen, string[]][] = [
  ['a plain answer', answer, []],
  ['the key of another deal', { ...answer, Key__c: '006000000000002AAA:problem' }, ['DF_Answer_Key']],
  ['the key of another concept', { ...answer, Key__c: `${DEAL}:budget` }, ['DF_Answer_Key']],
  ['a key with the 15-character id', { ...answer, Key__c: `${DEAL.slice(0, 15)}:problem` }, ['DF_Answer_Key']],
  ['a deal given by its 15-character id', { ...answer, Opportunity__c: DEAL.slice(0, 15) }, []],
  ['no sentence', { ...answer, Answer__c: null }, ['DF_Answer_Sentence']],
  ['no sentence, withdrawn', { ...answer, Answer__c: null, Status__c: 'Withdrawn' }, []],
  [
    'not known yet, nobody asked',
    { ...answer, Status__c: 'Not Known Yet', Open_Since__c: TODAY },
    ['DF_Answer_Not_Known_Yet'],
  ],
  [
    'not known yet, without a date',
    { ...answer, Status__c: 'Not Known Yet', Open_Since__c: TODAY, Open_Owner__c: '005000000000001AAA' },
    ['DF_Answer_Not_Known_Yet'],
  ],
  ['not known yet, in good order', { ...answer, Answer__c: null, ...openAnswer }, []],
  ['heard', { ...answer, Evidence__c: 'Heard' }, []],
  ['quoted without words', { ...answer, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted without who', { ...answer, ...words, Said_By__c: null, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted without when', { ...answer, ...words, Said_On__c: null, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted with all', { ...answer, ...words, Evidence__c: 'Quoted' }, []],
  [
    'confirmed and nothing else',
    { ...answer, Evidence__c: 'Confirmed' },
    ['DF_Answer_Confirmed_Source', 'DF_Answer_Confirmed_Words', 'DF_Answer_Quoted'],
  ],
  [
    'confirmed by the old quote, day and source alone',
    { ...answer, ...words, Source__c: 'Email', Evidence__c: 'Confirmed' },
    ['DF_Answer_Confirmed_Source', 'DF_Answer_Confirmed_Words'],
  ],
  ...(['Confirmed_On__c', 'Confirmed_By__c', 'Confirmed_Source__c'] as const).map((field): [string, Seen, string[]] => [
    `confirmed without ${field}`,
    { ...answer, ...words, ...confirmation, Evidence__c: 'Confirmed', [field]: null },
    ['DF_Answer_Confirmed_Source'],
  ]),
  [
    'confirmed, and nobody said it first',
    { ...answer, ...words, ...confirmation, Evidence__c: 'Confirmed', Said_By__c: null },
    ['DF_Answer_Quoted'],
  ],
  [
    'heard, then confirmed: the confirmation has the words',
    { ...answer, ...words, ...confirmation, Evidence__c: 'Confirmed', Quote__c: null },
    [],
  ],
  ['confirmed with all', { ...answer, ...words, ...confirmation, Evidence__c: 'Confirmed' }, []],
  ['withdrawn with half of a confirmation', { ...answer, Status__c: 'Withdrawn', Evidence__c: 'Confirmed' }, []],
  [
    'confirmed in the words of the answer',
    {
      ...answer,
      ...words,
      ...confirmation,
      Evidence__c: 'Confirmed',
      Confirmed_Words__c: ' ORDERS are keyed in twice. ',
    },
    ['DF_Answer_Confirmed_Statement'],
  ],
  [
    'confirmed by a placeholder',
    { ...answer, ...words, ...confirmation, Evidence__c: 'Confirmed', Confirmed_Words__c: 'n/a' },
    ['DF_Answer_Confirmed_Placeholder'],
  ],
  ['confirmed in one word', { ...answer, ...words, ...confirmation, Confirmed_Words__c: 'Yes.' }, []],
  ['said tomorrow', { ...answer, ...words, Said_On__c: '2026-11-22' }, ['DF_Answer_Said_On']],
  ['said today', { ...answer, ...words, Said_On__c: '2026-11-21' }, []],
  ['said in the last century', { ...answer, ...words, Said_On__c: '1999-12-31' }, ['DF_Answer_Said_On']],
  ['said on the first day of the year 2000', { ...answer, ...words, Said_On__c: '2000-01-01' }, []],
  ['confirmed tomorrow', { ...answer, ...confirmation, Confirmed_On__c: '2026-11-22' }, ['DF_Answer_Confirmed_On']],
  ['confirmed too long ago', { ...answer, ...confirmation, Confirmed_On__c: '1999-12-31' }, ['DF_Answer_Confirmed_On']],
];
test.each(answers)('an answer: %s', (_, record, expected) => {
  expect(refusals('DF_Answer__c', record)).toEqual(expected);
  expect(refusals('DF_Answer__c', { ...record, Note__c: 'Ask again.' }, record)).toEqual([]);
});

test('an answer stays with its concept, except for the service', () => {
  const rejected = { ...answer, Review_Verdict__c: 'Rejected' };
  const moved = { ...rejected, Concept__c: 'custom 1', Key__c: `${DEAL}:custom 1` };
  expect(refusals('DF_Answer__c', moved, rejected)).toEqual(['DF_Answer_Concept']);
  const service = { $Permission: { DF_Bypass_Stage_Gates: true } };
  expect(refusals('DF_Answer__c', { ...moved, ...service }, rejected)).toEqual([]);
});

test('an old answer without words of a confirmation stays editable, until its evidence is touched', () => {
  const old = { ...answer, ...words, Source__c: 'Email', Evidence__c: 'Confirmed' };
  for (const change of [
    { Answer__c: 'Orders are keyed in three times.' },
    { Review_Verdict__c: 'Rejected' },
    { Review_Flag__c: true },
    { Source__c: 'Call' },
    { Evidence__c: 'Quoted' },
    { Status__c: 'Withdrawn' },
    confirmation,
  ]) {
    expect(refusals('DF_Answer__c', { ...old, ...change }, old)).toEqual([]);
  }
  const withdrawn = { ...old, Status__c: 'Withdrawn' };
  expect(refusals('DF_Answer__c', old, withdrawn)).toEqual(['DF_Answer_Confirmed_Source', 'DF_Answer_Confirmed_Words']);
  expect(refusals('DF_Answer__c', { ...old, Confirmed_On__c: '2026-11-21' }, old)).toEqual([
    'DF_Answer_Confirmed_Source',
  ]);
});

test.each([
  'tbd',
  'TBD',
  ' n/a ',
  '?',
  '???',
  '...',
  '-',
  'Unknown',
  'k.A.',
  'unbekannt',
  'À définir',
  'por definir',
  '未定',
  'TBD.',
  'tbd!',
  'Tbd ?',
  'n/a…',
  't.b.d.',
  'k. A.',
  '!!!',
  '。',
  '未定。',
  'n',
  '7',
  '🙂',
  '\u200b\u3164',
  '<p>&nbsp;</p>',
])('the placeholder %p is refused as an answer, as a pain and as a confirmation', (text) => {
  expect(refusals('DF_Answer__c', { ...answer, Answer__c: text })).toEqual(['DF_Answer_Placeholder']);
  expect(refusals('DF_Pain_Point__c', { ...pain, Statement__c: text })).toEqual(['DF_Pain_Placeholder']);
  const confirmed = { ...confirmation, Confirmed_Words__c: text };
  expect(refusals('DF_Answer__c', { ...answer, ...confirmed })).toEqual(['DF_Answer_Confirmed_Placeholder']);
  expect(refusals('DF_Pain_Point__c', { ...pain, ...confirmed })).toEqual(['DF_Pain_Confirmed_Placeholder']);
});

test.each([
  '42',
  '4 %',
  'Q3',
  'IT',
  '<b>IT</b>',
  'No',
  'none',
  'Unknown supplier in the cellar',
  'tbd by the board on Monday',
  '12',
  'SAP',
  'offen gesagt, alles',
])('the short but real answer %p is taken', (text) => {
  expect(refusals('DF_Answer__c', { ...answer, Answer__c: text })).toEqual([]);
  expect(refusals('DF_Pain_Point__c', { ...pain, Statement__c: text })).toEqual([]);
});

const pains: readonly [string, Seen, string[]][] = [
  ['a plain pain', pain, []],
  [
    'confirmed and nothing else',
    { ...pain, Evidence__c: 'Confirmed' },
    ['DF_Pain_Confirmed_Source', 'DF_Pain_Confirmed_Words', 'DF_Pain_Quoted'],
  ],
  [
    'confirmed in the words of the pain',
    {
      ...pain,
      ...words,
      ...confirmation,
      Evidence__c: 'Confirmed',
      Confirmed_Words__c: 'we key in every order twice. ',
    },
    ['DF_Pain_Confirmed_Statement'],
  ],
  ['said tomorrow', { ...pain, ...words, Said_On__c: '2026-11-22' }, ['DF_Pain_Said_On']],
  ['said in the last century', { ...pain, ...words, Said_On__c: '1999-12-31' }, ['DF_Pain_Said_On']],
  ['confirmed tomorrow', { ...pain, ...confirmation, Confirmed_On__c: '2026-11-22' }, ['DF_Pain_Confirmed_On']],
  ['quoted with all', { ...pain, ...words, Evidence__c: 'Quoted' }, []],
  ['low over likely', { ...pain, Impact_Low__c: 2, Impact_Likely__c: 1 }, ['DF_Pain_Impact_Order']],
  ['likely over high', { ...pain, Impact_Likely__c: 2, Impact_High__c: 1 }, ['DF_Pain_Impact_Order']],
  ['low over high', { ...pain, Impact_Low__c: 2, Impact_High__c: 1 }, ['DF_Pain_Impact_Order']],
  ['one figure alone', { ...pain, Impact_High__c: 5 }, []],
  ['three in order', { ...pain, Impact_Low__c: 1, Impact_Likely__c: 1, Impact_High__c: 3 }, []],
  ['a negative figure', { ...pain, Impact_Likely__c: -1 }, ['DF_Pain_Impact_Negative']],
  [
    'lowered under a prescription',
    { ...pain, ...words, Evidence__c: 'Quoted', Prescriptions__c: 1 },
    ['DF_Pain_Has_Prescriptions'],
  ],
  [
    'withdrawn under a prescription',
    { ...pain, ...words, ...confirmation, Evidence__c: 'Confirmed', Status__c: 'Withdrawn', Prescriptions__c: 1 },
    ['DF_Pain_Has_Prescriptions'],
  ],
  ['merged into another of its deal', { ...pain, ...merged, Merged_Into__r: { Opportunity__c: DEAL } }, []],
  ['merged before that was kept', { ...pain, Status__c: 'Merged' }, []],
  [
    'merged into one of another deal',
    { ...pain, ...merged, Merged_Into__r: { Opportunity__c: '006000000000002AAA' } },
    ['DF_Pain_Merged_Into'],
  ],
  [
    'merged into itself',
    { ...pain, ...merged, Id: merged.Merged_Into__c.slice(0, 15), Merged_Into__r: { Opportunity__c: DEAL } },
    ['DF_Pain_Merged_Into'],
  ],
  [
    'brought back and still naming what it went into',
    { ...pain, ...merged, Status__c: 'Live', Merged_Into__r: { Opportunity__c: DEAL } },
    ['DF_Pain_Merged_Into'],
  ],
  [
    'confirmed with a prescription',
    { ...pain, ...words, ...confirmation, Evidence__c: 'Confirmed', Prescriptions__c: 1 },
    [],
  ],
];
test.each(pains)('a pain: %s', (_, record, expected) => {
  expect(refusals('DF_Pain_Point__c', record)).toEqual(expected);
  expect(refusals('DF_Pain_Point__c', { ...record, Priority__c: 2 }, record)).toEqual([]);
});

test('a prescription that is deleted is not refused by the pain, whatever its evidence was before', () => {
  const lowered = { ...pain, ...words, Evidence__c: 'Quoted', Prescriptions__c: 2 };
  expect(refusals('DF_Pain_Point__c', { ...lowered, Prescriptions__c: 1 }, lowered)).toEqual([]);
});

test('a product is prescribed for a confirmed, live pain only', () => {
  const forPain = (evidence: string | null, status = 'Live') =>
    refusals('DF_Prescription__c', {
      Pain_Point__c: 'a0P',
      Pain_Point__r: { Evidence__c: evidence, Status__c: status },
    });
  expect(forPain('Confirmed')).toEqual([]);
  for (const evidence of ['Quoted', 'Heard', 'Assumed', null]) {
    expect(forPain(evidence)).toEqual(['DF_Prescription_Confirmed_Pain']);
  }
  expect(forPain('Confirmed', 'Merged')).toEqual(['DF_Prescription_Confirmed_Pain']);
});

test('a user other than the service records their own refused attempts only', () => {
  const seller = '005000000000003AAA';
  const decision = {
    Opportunity__c: DEAL,
    Source__c: 'panel',
    Outcome__c: 'blocked',
    Decided_By__c: seller,
    Decided_At__c: '2026-11-21T09:29:00.000Z',
    $User: { Id: seller },
    $Permission: { DF_Bypass_Stage_Gates: false },
  };
  expect(refusals('DF_Gate_Decision__c', decision)).toEqual([]);
  for (const change of [
    { Source__c: 'history' },
    { Source__c: null },
    { Outcome__c: 'allowed' },
    { Outcome__c: null },
    { Decided_By__c: '005000000000001AAA' },
    { Decided_By__c: null },
  ]) {
    const changed = { ...decision, ...change };
    expect(refusals('DF_Gate_Decision__c', changed)).toEqual(['DF_Decision_Panel']);
    expect(refusals('DF_Gate_Decision__c', { ...changed, $Permission: { DF_Bypass_Stage_Gates: true } })).toEqual([]);
  }
});

test.each([
  ['of next year', '2027-11-21T09:00:00.000Z'],
  ['of tomorrow', '2026-11-22T09:00:00.000Z'],
  ['of yesterday', '2026-11-20T23:00:00.000Z'],
  ['without a time', null],
])('a decision %s is refused to everybody but the service', (_, at) => {
  const seller = '005000000000003AAA';
  const user = { $User: { Id: seller }, $Permission: { DF_Bypass_Stage_Gates: false } };
  const fields = { Source__c: 'panel', Outcome__c: 'blocked', Decided_By__c: seller, Decided_At__c: at };
  const decision = { Opportunity__c: DEAL, ...fields, ...user };
  expect(refusals('DF_Gate_Decision__c', decision)).toEqual(['DF_Decision_Day']);
  const service = { ...decision, $Permission: { DF_Bypass_Stage_Gates: true } };
  expect(refusals('DF_Gate_Decision__c', service)).toEqual([]);
});

test('a line takes a prescription of its own opportunity field and product only', () => {
  const prescription = { Product__c: '01t000000000001AAA', Pain_Point__r: { Opportunity__c: DEAL } };
  const line = {
    OpportunityId: DEAL,
    Product2Id: '01t000000000001AAA',
    DF_Prescription__c: 'a01000000000001AAA',
    DF_Prescription_For__c: DEAL,
    DF_Prescription__r: prescription,
  };
  expect(refusals('OpportunityLineItem', line)).toEqual([]);
  expect(refusals('OpportunityLineItem', { OpportunityId: DEAL, Product2Id: line.Product2Id })).toEqual([]);
  expect(refusals('OpportunityLineItem', { ...line, DF_Prescription_For__c: null })).toEqual([
    'DF_Line_Prescription_For',
  ]);
  expect(refusals('OpportunityLineItem', { ...line, DF_Prescription_For__c: '006000000000009AAA' })).toEqual([
    'DF_Line_Prescription_For',
  ]);
  expect(refusals('OpportunityLineItem', { ...line, Product2Id: '01t000000000002AAA' })).toEqual(['DF_Line_Product']);
});
