import { settled as settledOnce } from './deal.ts';

/** A pain that the customer confirmed, as GraphQL answers it. */
export const confirmed = {
  Id: 'p1',
  Statement__c: 'Overtime',
  Evidence__c: 'Confirmed',
  Evidence_Level__c: 4,
  Status__c: 'Live',
};
/** A pain that was only heard. */
export const heard = { Id: 'p2', Statement__c: 'Typos', Evidence__c: 'Heard', Evidence_Level__c: 2, Status__c: 'Live' };
/** A product for the confirmed pain. */
export const prescribed = {
  Id: 'rx1',
  Pain_Point__c: 'p1',
  Product__c: 'x',
  Product__r: { Name: 'Alpha' },
  Because__c: 'It posts by itself',
  Expected_Effect__c: 'Three days',
  Side_Effects__c: 'Two systems',
  Wrong_When__c: 'No invoices',
  LastModifiedDate: '2026-11-20T08:00:00.000Z',
  LastModifiedBy: { Name: 'Ada' },
};
/** A product on the deal, linked to a prescription or not. */
const line = (id: string, productId: string, name: string, prescription: string | null) => ({
  Id: id,
  Product2Id: productId,
  Product2: { Name: name },
  DF_Prescription__c: prescription,
  DF_Unlinked__c: prescription ? 0 : 1,
});
/** A deal with one pain answered, one not, one product linked and one that stands on nothing. */
export const rows = {
  DF_Pain_Point__c: [confirmed, heard],
  DF_Prescription__c: [prescribed],
  OpportunityLineItem: [line('l1', 'x', 'Alpha', 'rx1'), line('l2', 'y', 'Beta', null)],
};

/** Saves run in turn, and the deal is read again after them: more turns than one render takes. */
export async function settled(): Promise<void> {
  await settledOnce();
  await settledOnce();
  await settledOnce();
  await settledOnce();
}

/** Records by object. */
export type Rows = Readonly<Record<string, readonly Record<string, unknown>[]>>;
