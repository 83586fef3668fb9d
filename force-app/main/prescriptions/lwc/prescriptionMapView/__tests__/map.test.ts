import type { Deal } from 'c/dealRows';
import { alreadyMade, BLANK, deleteChanges, saveChange } from '../changes.ts';
import { isUndiagnosed, mapOf, sideEffectsAnswer } from '../map.ts';

const some = (over: object) => over as never;
const prescription = { id: 'rx1', painId: 'p1', productId: 'x', productName: 'Alpha', because: 'It fits' };
const deal: Deal = some({
  answers: [
    { concept: 'problem', level: 3, answer: 'Late' },
    { concept: 'side effects', level: 0, answer: 'rejected' },
  ],
  pains: [
    { id: 'p1', status: 'Live', evidence: 'Confirmed' },
    { id: 'p2', status: 'Live', evidence: 'Quoted' },
    { id: 'p3', status: 'Withdrawn', evidence: 'Confirmed' },
  ],
  prescriptions: [prescription, { ...prescription, id: 'rx2', productId: 'z', productName: 'Gamma' }],
  lines: [
    { id: 'l1', productId: 'x', productName: 'Alpha', prescriptionId: 'rx1', isUnlinked: false },
    { id: 'l2', productId: 'x', productName: 'Alpha', prescriptionId: '', isUnlinked: true },
    { id: 'l3', productId: 'y', productName: 'Beta', prescriptionId: '', isUnlinked: true },
  ],
});

describe('who helps whom', () => {
  test('live pains in their order; the products of the deal before those that are only prescribed, each once', () => {
    const { pains, products } = mapOf(deal);
    expect(pains.map(({ pain, isConfirmed, prescriptions }) => [pain.id, isConfirmed, prescriptions.length])).toEqual([
      ['p1', true, 2],
      ['p2', false, 0],
    ]);
    expect(products.map(({ name, lines, loose }) => [name, lines.length, loose.length])).toEqual([
      ['Alpha', 2, 1],
      ['Beta', 1, 1],
      ['Gamma', 0, 0],
    ]);
    expect(products.filter(isUndiagnosed).map(({ name }) => name)).toEqual(['Beta']);
  });

  test('what the customer fears counts only while the answer counts', () => {
    expect(sideEffectsAnswer(deal)).toBe('');
    const answers = [{ concept: 'side effects', level: 2, answer: 'Two systems at once' }];
    expect(sideEffectsAnswer(some({ ...deal, answers }))).toBe('Two systems at once');
  });
});

describe('what is saved', () => {
  test('a new prescription names its pair; a changed one keeps it, with the time at which it was read', () => {
    const draft = { ...BLANK, painId: 'p1', productId: 'x', because: ' It fits ', sideEffects: '  ' };
    expect(saveChange(draft)).toEqual({
      kind: 'create',
      object: 'DF_Prescription__c',
      fields: {
        Pain_Point__c: 'p1',
        Product__c: 'x',
        Because__c: 'It fits',
        Expected_Effect__c: null,
        Side_Effects__c: null,
        Wrong_When__c: null,
      },
    });
    const changed = saveChange({ ...draft, id: 'rx1', base: '2026-11-20T08:00:00.000Z' });
    expect(changed).toMatchObject({ kind: 'update', id: 'rx1', unmodifiedSince: '2026-11-20T08:00:00.000Z' });
    expect(saveChange({ ...draft, id: 'rx1' })).not.toHaveProperty('unmodifiedSince');
    expect(Object.keys((changed as { fields: object }).fields)).not.toContain('Product__c');
  });

  test('a deleted prescription lets its lines go first', () => {
    expect(deleteChanges(deal, some(prescription))).toEqual([
      {
        kind: 'update',
        object: 'OpportunityLineItem',
        id: 'l1',
        fields: { DF_Prescription__c: null, DF_Prescription_For__c: null },
      },
      { kind: 'delete', object: 'DF_Prescription__c', id: 'rx1' },
    ]);
  });

  test('a save whose answer never came is found again by its words', () => {
    const draft = { ...BLANK, painId: 'p1', productId: 'x', because: 'It fits ' };
    expect(alreadyMade(deal, draft)?.id).toBe('rx1');
    expect(alreadyMade(deal, { ...draft, because: 'Another reason' })).toBeUndefined();
  });
});
