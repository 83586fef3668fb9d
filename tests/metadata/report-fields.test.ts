import { fieldValue } from './evaluate.ts';
import { sourceObjects } from './source.ts';

const deal = (field: string, record: object) => fieldValue('Opportunity', field, { ...record });

test.each([
  ['1 Not started', {}],
  ['2 Started', { DF_Answer_Points__c: 3 }],
  ['3 Pain heard', { DF_Pains_Heard__c: 1 }],
  ['4 Pain quoted', { DF_Pains_Heard__c: 2, DF_Pains_Quoted__c: 1 }],
  ['5 Pain confirmed', { DF_Pains_Heard__c: 2, DF_Pains_Quoted__c: 1, DF_Pains_Confirmed__c: 1 }],
  ['0 In question', { DF_Pains_Confirmed__c: 1, DF_In_Question__c: 1 }],
  ['0 In question', { DF_In_Question__c: 2 }],
])('a deal is in the group %s, and groups sort by their number', (group, record) => {
  expect(deal('DF_Diagnosis_Group__c', record)).toBe(group);
});

test('the score of a deal with a text in question counts as 0 until the text is reviewed', () => {
  expect(Number(deal('DF_Counted_Score__c', { DF_Answer_Points__c: 81 }))).toBe(100);
  expect(Number(deal('DF_Counted_Score__c', { DF_Answer_Points__c: 81, DF_In_Question__c: 0 }))).toBe(100);
  expect(Number(deal('DF_Counted_Score__c', { DF_Answer_Points__c: 81, DF_In_Question__c: 1 }))).toBe(0);
});

test('every reason of a lost deal has a group, and disqualifying is a success', () => {
  const values = sourceObjects().get('Opportunity')?.fields.get('DF_Lost_Reason__c')?.valueSet
    ?.valueSetDefinition?.value;
  const groups = (values ?? []).map(({ fullName }) => [
    fullName,
    deal('DF_Lost_Group__c', { DF_Lost_Reason__c: fullName }),
  ]);
  expect(Object.fromEntries(groups)).toEqual({
    'No Fit': 'Disqualified (a success)',
    'No Problem': 'Disqualified (a success)',
    'No Decision': 'No decision',
    Timing: 'Lost',
    Price: 'Lost',
    Competitor: 'Lost',
    Other: 'Lost',
  });
  expect(deal('DF_Lost_Group__c', { DF_Lost_Reason__c: null }) ?? '').toBe('');
});

test('days to the confirmation are counted for live, confirmed pains only', () => {
  const pain = { Status__c: 'Live', Evidence__c: 'Confirmed', Said_On__c: '2026-11-02', Confirmed_On__c: '2026-11-16' };
  const days = (record: object) => fieldValue('DF_Pain_Point__c', 'Days_To_Confirmed__c', { ...pain, ...record });
  expect(Number(days({}))).toBe(14);
  expect(Number(days({ Confirmed_On__c: '2026-11-02' }))).toBe(0);
  for (const other of [{ Evidence__c: 'Quoted' }, { Status__c: 'Withdrawn' }, { Review_Verdict__c: 'Rejected' }])
    expect(days(other)).toBeNull();
  expect(days({ Said_On__c: null })).toBeNull();
});
