import { refusals } from './evaluate.ts';
import type { Seen } from './evaluate.ts';

const DEAL = '006000000000001AAA';
const answer = {
  Opportunity__c: DEAL,
  Concept__c: 'problem',
  Key__c: `${DEAL}:problem`,
  Status__c: 'Answered',
  Answer__c: 'Orders are keyed in twice.',
};
const pain = { Opportunity__c: DEAL, Status__c: 'Live', Statement__c: 'We key in every order twice.' };
const merged = { Status__c: 'Merged', Merged_Into__c: 'a0P000000000002EAA' };
const words = { Quote__c: 'We type it all again.', Said_By__c: '003000000000001AAA', Said_On__c: '2026-11-20' };
const override = {
  Opportunity__c: DEAL,
  Stage__c: 'Proposal/Price Quote',
  Stage_Order__c: 7,
  Reason__c: 'The board decides on Monday.',
  Expires_On__c: '2026-12-01',
  Status__c: 'Requested',
  CreatedById: '005000000000001AAA',
  Opportunity__r: { OwnerId: '005000000000002AAA' },
  $User: { Id: '005000000000003AAA' },
  $Permission: { DF_Approve_Gate_Overrides: true },
};

const answers: readonly [string, Seen, string[]][] = [
  ['a plain answer', answer, []],
  ['the key of another deal', { ...answer, Key__c: '006000000000002AAA:problem' }, ['DF_Answer_Key']],
  ['the key of another concept', { ...answer, Key__c: `${DEAL}:budget` }, ['DF_Answer_Key']],
  ['a key with the 15-character id', { ...answer, Key__c: `${DEAL.slice(0, 15)}:problem` }, ['DF_Answer_Key']],
  ['a deal given by its 15-character id', { ...answer, Opportunity__c: DEAL.slice(0, 15) }, []],
  ['no sentence', { ...answer, Answer__c: null }, ['DF_Answer_Sentence']],
  ['no sentence, withdrawn', { ...answer, Answer__c: null, Status__c: 'Withdrawn' }, []],
  ['not known yet, nobody asked', { ...answer, Status__c: 'Not Known Yet' }, ['DF_Answer_Not_Known_Yet']],
  [
    'not known yet, without a date',
    { ...answer, Status__c: 'Not Known Yet', Open_Owner__c: '005000000000001AAA' },
    ['DF_Answer_Not_Known_Yet'],
  ],
  [
    'not known yet, in good order',
    { ...answer, Answer__c: null, Status__c: 'Not Known Yet', Open_Owner__c: '005', Open_Until__c: '2026-12-01' },
    [],
  ],
  ['heard', { ...answer, Evidence__c: 'Heard' }, []],
  ['quoted without words', { ...answer, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted without who', { ...answer, ...words, Said_By__c: null, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted without when', { ...answer, ...words, Said_On__c: null, Evidence__c: 'Quoted' }, ['DF_Answer_Quoted']],
  ['quoted with all', { ...answer, ...words, Evidence__c: 'Quoted' }, []],
  [
    'confirmed and nothing else',
    { ...answer, Evidence__c: 'Confirmed' },
    ['DF_Answer_Confirmed_Source', 'DF_Answer_Quoted'],
  ],
  ['confirmed without a source', { ...answer, ...words, Evidence__c: 'Confirmed' }, ['DF_Answer_Confirmed_Source']],
  ['confirmed with all', { ...answer, ...words, Evidence__c: 'Confirmed', Source__c: 'Email' }, []],
];
test.each(answers)('an answer: %s', (_, record, expected) => {
  expect(refusals('DF_Answer__c', record)).toEqual(expected);
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
])('the placeholder %p is refused as an answer and as a pain', (text) => {
  expect(refusals('DF_Answer__c', { ...answer, Answer__c: text })).toEqual(['DF_Answer_Placeholder']);
  expect(refusals('DF_Pain_Point__c', { ...pain, Statement__c: text })).toEqual(['DF_Pain_Placeholder']);
});

test.each([
  'No',
  'none',
  'Unknown supplier in the cellar',
  'tbd by the board on Monday',
  '12',
  'SAP',
  'n',
  'd',
  'offen gesagt, alles',
])('the short but real answer %p is taken', (text) => {
  expect(refusals('DF_Answer__c', { ...answer, Answer__c: text })).toEqual([]);
  expect(refusals('DF_Pain_Point__c', { ...pain, Statement__c: text })).toEqual([]);
});

const pains: readonly [string, Seen, string[]][] = [
  ['a plain pain', pain, []],
  ['confirmed and nothing else', { ...pain, Evidence__c: 'Confirmed' }, ['DF_Pain_Confirmed_Source', 'DF_Pain_Quoted']],
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
    { ...pain, ...words, Evidence__c: 'Confirmed', Source__c: 'Email', Status__c: 'Withdrawn', Prescriptions__c: 1 },
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
    { ...pain, ...words, Evidence__c: 'Confirmed', Source__c: 'Email', Prescriptions__c: 1 },
    [],
  ],
];
test.each(pains)('a pain: %s', (_, record, expected) => {
  expect(refusals('DF_Pain_Point__c', record)).toEqual(expected);
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

test('an override is born requested', () => {
  expect(refusals('DF_Gate_Override__c', override)).toEqual([]);
  expect(refusals('DF_Gate_Override__c', { ...override, Status__c: 'Approved' })).toEqual([
    'DF_Override_Born_Requested',
  ]);
  expect(refusals('DF_Gate_Override__c', { ...override, Status__c: null })).toEqual(['DF_Override_Born_Requested']);
});

test('an override is approved by a user with the permission who neither asked for it nor owns the deal', () => {
  const approve = (by: Seen) =>
    refusals('DF_Gate_Override__c', { ...override, Status__c: 'Approved', ...by }, override);
  expect(approve({})).toEqual([]);
  expect(approve({ $User: { Id: override.CreatedById } })).toEqual(['DF_Override_Approver']);
  expect(approve({ $User: { Id: override.Opportunity__r.OwnerId } })).toEqual(['DF_Override_Approver']);
  expect(approve({ $Permission: { DF_Approve_Gate_Overrides: false } })).toEqual(['DF_Override_Approver']);
});

test('a seller withdraws a request but cannot decline one', () => {
  const seller = { ...override, $Permission: { DF_Approve_Gate_Overrides: false } };
  expect(refusals('DF_Gate_Override__c', { ...seller, Status__c: 'Withdrawn' }, override)).toEqual([]);
  expect(refusals('DF_Gate_Override__c', { ...seller, Status__c: 'Declined' }, override)).toEqual([
    'DF_Override_Decliner',
  ]);
});

test('an approved override is frozen, a requested one can be edited', () => {
  const approved = { ...override, Status__c: 'Approved' };
  for (const change of [
    { Expires_On__c: '2027-12-01' },
    { Stage_Order__c: 9 },
    { Status__c: 'Withdrawn' },
    { Reason__c: 'x' },
  ]) {
    expect(refusals('DF_Gate_Override__c', { ...approved, ...change }, approved)).toEqual(['DF_Override_Frozen']);
  }
  expect(refusals('DF_Gate_Override__c', approved, approved)).toEqual([]);
  expect(refusals('DF_Gate_Override__c', { ...override, Reason__c: 'Better said.' }, override)).toEqual([]);
});

test('a user other than the service records their own refused attempts only', () => {
  const seller = '005000000000003AAA';
  const decision = {
    Opportunity__c: DEAL,
    Source__c: 'panel',
    Outcome__c: 'blocked',
    Decided_By__c: seller,
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
