import { documentedConcepts } from './dataModel.ts';
import { fieldValue } from './evaluate.ts';
import { sourceObjects, valueSet } from './source.ts';

const concepts = documentedConcepts();
const LEVELS = { Assumed: 1, Heard: 2, Quoted: 3, Confirmed: 4 };
const answer = (concept: string | null, evidence: string | null, more: object = {}) => ({
  Concept__c: concept,
  Evidence__c: evidence,
  Status__c: 'Answered',
  ...more,
});
const number = (field: string, record: Record<string, string | null>): number =>
  Number(fieldValue('DF_Answer__c', field, record));

test('the documentation lists 30 concepts in the slots 0 to 29, and the value set holds the same in the same order', () => {
  expect(concepts.map(({ slot }) => slot)).toEqual(Array.from({ length: 30 }, (_, slot) => slot));
  expect(valueSet('DF_Concept')).toEqual(concepts.map(({ concept }) => concept));
});

test('every concept and level gives the digit of its slot in A or B and the points of its weight', () => {
  for (const { slot, concept, weight } of concepts) {
    for (const [evidence, level] of Object.entries(LEVELS)) {
      const record = answer(concept, evidence);
      expect(number('Digit_A__c', record)).toBe(slot < 15 ? level * 10 ** slot : 0);
      expect(number('Digit_B__c', record)).toBe(slot < 15 ? 0 : level * 10 ** (slot - 15));
      expect(number('Points__c', record)).toBe(level * weight);
    }
  }
});

test('powers of ten are printed as literals: there is no ^ in any formula', () => {
  for (const { fields, rules } of sourceObjects().values()) {
    for (const field of fields.values()) expect(field.formula ?? '').not.toContain('^');
    // Within a text literal it is a sign of a regular expression.
    for (const rule of rules) expect(rule.errorConditionFormula.replace(/"(?:\\.|[^"\\])*"/g, '')).not.toContain('^');
  }
});

test.each([
  ['without evidence', answer('problem', null)],
  ['not known yet', answer('problem', 'Quoted', { Status__c: 'Not Known Yet' })],
  ['withdrawn', answer('problem', 'Quoted', { Status__c: 'Withdrawn' })],
  ['without a status', answer('problem', 'Quoted', { Status__c: null })],
  ['rejected by a manager', answer('problem', 'Quoted', { Review_Verdict__c: 'Rejected' })],
  ['without a concept', answer(null, 'Quoted')],
])('an answer %s counts nothing', (_, record) => {
  for (const field of ['Digit_A__c', 'Digit_B__c', 'Points__c']) expect(number(field, record)).toBe(0);
});

test('a flagged or cleared answer counts as before', () => {
  const plain = number('Digit_A__c', answer('problem', 'Quoted'));
  expect(plain).toBe(30);
  expect(number('Digit_A__c', answer('problem', 'Quoted', { Review_Verdict__c: 'Cleared' }))).toBe(plain);
  expect(number('Digit_A__c', answer('problem', 'Quoted', { Review_Flag__c: true }))).toBe(plain);
});

test('twelve core concepts at Quoted are a score of 100, as documented', () => {
  const core = ['situation', 'problem', 'root cause', 'business impact', 'personal impact', 'desired state'];
  core.push('success metric', 'cost of inaction', 'economic buyer', 'decision process', 'stakeholder risk');
  core.push('alternatives');
  const points = core.reduce((sum, concept) => sum + number('Points__c', answer(concept, 'Quoted')), 0);
  expect(points).toBe(81);
  const score = (value: number | null) =>
    Number(fieldValue('Opportunity', 'DF_Discovery_Score__c', { DF_Answer_Points__c: value }));
  expect([score(null), score(0), score(40), score(81), score(400)]).toEqual([0, 0, 49, 100, 100]);
});

test('the diagnosis status names the best evidence there is', () => {
  const status = (record: Record<string, number | null>) => fieldValue('Opportunity', 'DF_Diagnosis_Status__c', record);
  expect(status({})).toBe('Not started');
  expect(status({ DF_Answer_Points__c: 1 })).toBe('Started');
  expect(status({ DF_Answer_Points__c: 9, DF_Pains_Heard__c: 1 })).toBe('Pain heard');
  expect(status({ DF_Pains_Heard__c: 2, DF_Pains_Quoted__c: 1 })).toBe('Pain quoted');
  expect(status({ DF_Pains_Heard__c: 2, DF_Pains_Quoted__c: 1, DF_Pains_Confirmed__c: 1 })).toBe('Pain confirmed');
});

test('a pain counts by its level while it is live', () => {
  const counts = (record: Record<string, string | number | null>) =>
    ['Is_Heard__c', 'Is_Quoted__c', 'Is_Confirmed__c', 'Impact_If_Quoted__c', 'Impact_If_Confirmed__c'].map((field) =>
      Number(fieldValue('DF_Pain_Point__c', field, record)),
    );
  const pain = { Status__c: 'Live', Impact_Likely__c: 1000 };
  expect(counts({ ...pain, Evidence__c: 'Assumed' })).toEqual([0, 0, 0, 0, 0]);
  expect(counts({ ...pain, Evidence__c: 'Heard' })).toEqual([1, 0, 0, 0, 0]);
  expect(counts({ ...pain, Evidence__c: 'Quoted' })).toEqual([1, 1, 0, 1000, 0]);
  expect(counts({ ...pain, Evidence__c: 'Confirmed' })).toEqual([1, 1, 1, 1000, 1000]);
  expect(counts({ ...pain, Evidence__c: 'Confirmed', Impact_Likely__c: null })).toEqual([1, 1, 1, 0, 0]);
  expect(counts({ ...pain, Evidence__c: 'Confirmed', Status__c: 'Merged' })).toEqual([0, 0, 0, 0, 0]);
});

test('an approved override is days since 2020 times 100 plus the stage, any other is 0', () => {
  const token = (status: string) =>
    Number(
      fieldValue('DF_Gate_Override__c', 'Token__c', {
        Status__c: status,
        Expires_On__c: '2020-02-01',
        Stage_Order__c: 7,
      }),
    );
  expect(token('Approved')).toBe(3107);
  expect([token('Requested'), token('Declined'), token('Withdrawn')]).toEqual([0, 0, 0]);
});

test('a line stands on a pain only with a prescription for its own opportunity', () => {
  const unlinked = (record: Record<string, string | null>) =>
    Number(fieldValue('OpportunityLineItem', 'DF_Unlinked__c', { OpportunityId: '006000000000001AAA', ...record }));
  const set = { DF_Prescription__c: 'a01000000000001AAA' };
  expect(unlinked({})).toBe(1);
  expect(unlinked(set)).toBe(1);
  expect(unlinked({ DF_Prescription_For__c: '006000000000001AAA' })).toBe(1);
  expect(unlinked({ ...set, DF_Prescription_For__c: '006000000000002AAA' })).toBe(1);
  expect(unlinked({ ...set, DF_Prescription_For__c: '006000000000001AAA' })).toBe(0);
});
