import { answerOf, lineOf, overrideOf, painOf } from '../dealRows.ts';

describe('a row of a record', () => {
  const flat = {
    Id: 'a01',
    Concept__c: 'problem',
    Status__c: 'Answered',
    Evidence__c: 'Quoted',
    Evidence_Level__c: 3,
    Said_By__r: { Name: 'Ada King' },
    Review_Flag__c: true,
  };

  it('is the same out of REST and out of GraphQL, which wraps every value but the id', () => {
    const wrapped = {
      ...Object.fromEntries(Object.entries(flat).map(([field, value]) => [field, { value }])),
      Id: 'a01',
      Said_By__r: { Name: { value: 'Ada King' } },
    };
    expect(answerOf(wrapped)).toEqual(answerOf(flat));
    expect(answerOf(flat)).toMatchObject({ id: 'a01', evidence: 'Quoted', level: 3, saidByName: 'Ada King' });
  });

  it('has blank text for text that is null or was not read, and null for blank numbers', () => {
    const pain = painOf({ Id: 'p', Statement__c: null, Impact_Low__c: 0, Impact_High__c: { value: null } });
    expect(pain).toMatchObject({ statement: '', kind: '', feltByName: '', low: 0, likely: null, high: null, level: 0 });
    expect(overrideOf({})).toMatchObject({ stage: '', order: 0, status: '', requestedBy: '' });
  });

  it('counts a line as unlinked unless the org computed that it is not', () => {
    expect([0, 1, null].map((DF_Unlinked__c) => lineOf({ DF_Unlinked__c }).isUnlinked)).toEqual([false, true, true]);
  });
});
