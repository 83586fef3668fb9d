import { records } from '../../../../../test/jest/deal.ts';
import { dealOf, livePains } from '../dealReading.ts';

describe("a deal out of GraphQL's answer", () => {
  it('is plain data, with blanks as empty text and blank amounts as null', () => {
    const deal = dealOf(
      records('DF_Answer__c', [
        {
          Id: 'a01',
          LastModifiedDate: '2026-11-20T08:00:00.000Z',
          LastModifiedBy: { Name: 'Darcel Schlecht' },
          Concept__c: 'problem',
          Status__c: 'Answered',
          Answer__c: 'Orders are typed twice.',
          Evidence__c: 'Quoted',
          Evidence_Level__c: 3,
          Said_By__r: { Name: 'Ada King' },
          Quote__c: null,
          Review_Flag__c: true,
          Review_Reason__c: 'Echo.',
          Review_Kind__c: 'Echo',
          Review_Detail__c: 'What goes wrong',
        },
      ]),
    );
    expect(deal.answers).toEqual([
      expect.objectContaining({
        id: 'a01',
        modifiedAt: '2026-11-20T08:00:00.000Z',
        modifiedBy: 'Darcel Schlecht',
        concept: 'problem',
        level: 3,
        saidByName: 'Ada King',
        quote: '',
        openUntil: '',
        reviewReason: 'Echo.',
        reviewKind: 'Echo',
        reviewDetail: 'What goes wrong',
      }),
    ]);
    expect(deal.pains).toEqual([]);
  });

  it('hides the reason of a flag that was taken back', () => {
    const [answer] = dealOf(
      records('DF_Answer__c', [
        { Id: 'a', Review_Flag__c: false, Review_Reason__c: 'Old.', Review_Kind__c: 'Echo', Review_Detail__c: 'Old' },
      ]),
    ).answers;
    expect(answer).toMatchObject({ reviewReason: '', reviewKind: '', reviewDetail: '' });
  });

  it('keeps merged pains, with what they went into, for the history and counts the live ones', () => {
    const deal = dealOf(
      records('DF_Pain_Point__c', [
        { Id: 'p1', Statement__c: 'It hurts.', Status__c: 'Live', Impact_Likely__c: 0, Priority__c: null },
        {
          Id: 'p2',
          Statement__c: 'It hurt.',
          Status__c: 'Merged',
          Merged_Into__c: 'p1',
          Merged_Into__r: { Statement__c: 'It hurts.' },
        },
      ]),
    );
    expect(deal.pains).toHaveLength(2);
    expect(deal.pains[0]).toMatchObject({ mergedInto: '', mergedIntoStatement: '' });
    expect(deal.pains[1]).toMatchObject({ mergedInto: 'p1', mergedIntoStatement: 'It hurts.' });
    expect(livePains(deal).map(({ id }) => id)).toEqual(['p1']);
    expect(deal.pains[0]).toMatchObject({ likely: 0, priority: null, low: null });
  });

  it('has the pains by priority, those without one last, and equal ones as the org gave them', () => {
    const rows = [
      { Id: 'p1', Name: 'P-1' },
      { Id: 'p2', Priority__c: 2 },
      { Id: 'p3', Priority__c: 1 },
      { Id: 'p4', Priority__c: 2 },
      { Id: 'p5' },
    ];
    expect(dealOf(records('DF_Pain_Point__c', rows)).pains.map(({ id }) => id)).toEqual(['p3', 'p2', 'p4', 'p1', 'p5']);
  });

  it('reads products, prescriptions, overrides, decisions and the people', () => {
    const query = [
      records('OpportunityLineItem', [{ Id: 'l', Product2: { Name: 'GTX' }, DF_Unlinked__c: 0, TotalPrice: 12.5 }]),
      records('DF_Prescription__c', [
        { Id: 'r', Pain_Point__c: 'p1', Product__r: { Name: 'GTX' }, Because__c: 'Because.' },
      ]),
      records('DF_Gate_Override__c', [
        { Id: 'o', Stage__c: 'Closed Won', Stage_Order__c: 4, CreatedBy: { Name: 'Ann' } },
      ]),
      records('DF_Gate_Decision__c', [{ Id: 'd', Unmet__c: 'One.\nTwo.\n', Decided_By__r: { Name: 'Ann' } }]),
      records('OpportunityContactRole', [{ Id: 'c', Contact: { Name: 'Ada', Title: 'CFO' }, Role: 'Economic Buyer' }]),
    ].map(({ uiapi }) => uiapi.query);
    const deal = dealOf({ uiapi: { query: Object.assign({}, ...query) } });
    expect(deal.lines[0]).toMatchObject({ productName: 'GTX', isUnlinked: false, total: 12.5 });
    expect(deal.prescriptions[0]).toMatchObject({ painId: 'p1', because: 'Because.' });
    expect(deal.overrides[0]).toMatchObject({ stage: 'Closed Won', order: 4, requestedBy: 'Ann' });
    expect(deal.decisions[0]).toEqual({
      Id: 'd',
      Unmet__c: { value: 'One.\nTwo.\n' },
      Decided_By__r: { Name: { value: 'Ann' } },
    });
    expect(deal.contacts[0]).toMatchObject({ name: 'Ada', title: 'CFO', role: 'Economic Buyer', isPrimary: false });
  });

  it('counts a product as unlinked where the org returns nothing', () => {
    const { lines } = dealOf(records('OpportunityLineItem', [{ Id: 'l' }]));
    expect(lines[0]?.isUnlinked).toBe(true);
  });

  it('is empty where the answer is', () => {
    expect(dealOf({})).toMatchObject({ answers: [], pains: [], contacts: [] });
  });
});
