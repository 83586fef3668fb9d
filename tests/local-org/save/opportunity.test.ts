import {
  deal,
  deployed,
  insert,
  lookupXml,
  objectFile,
  remove,
  rowOf,
  saveOne,
  update,
  userOf,
  withOrg,
} from '../metadata/support.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';

const history = (org: OpenedOrg, id: string): unknown[] =>
  org.database
    .prepare(
      'SELECT "StageName" AS stage, "Amount" AS amount FROM "OpportunityHistory" WHERE "OpportunityId" = ? ORDER BY "Id"',
    )
    .all(id)
    .map((row) => ({ ...row }));

function priceBookEntry(org: OpenedOrg, price: number): { product: string; entry: string } {
  const admin = userOf(org, 'admin');
  const book = String(org.database.prepare('SELECT "Id" AS id FROM "Pricebook2"').get()?.id);
  const product = insert(org, admin, 'Product2', { Name: 'GTX Pro', ProductCode: 'GTX', IsActive: true });
  return {
    product,
    entry: insert(org, admin, 'PricebookEntry', {
      Pricebook2Id: book,
      Product2Id: product,
      UnitPrice: price,
      IsActive: true,
    }),
  };
}

describe('opportunities', () => {
  test('the history has one row at creation and one for each change of stage, amount or date', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal({ Amount: 5 }));
      update(org, seller, 'Opportunity', id, { NextStep: 'Call' });
      update(org, seller, 'Opportunity', id, { StageName: 'Qualification' });
      update(org, seller, 'Opportunity', id, { Amount: 6 });
      update(org, seller, 'Opportunity', id, { CloseDate: '2027-01-31' });
      expect(history(org, id)).toEqual([
        { stage: 'Prospecting', amount: 5 },
        { stage: 'Qualification', amount: 5 },
        { stage: 'Qualification', amount: 6 },
        { stage: 'Qualification', amount: 6 },
      ]);
    }));

  test('a refused save leaves no history', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal());
      update(org, seller, 'Opportunity', id, { StageName: 'Qualification', Name: null });
      expect(history(org, id)).toHaveLength(1);
    }));

  test('a stage brings its probability, unless the caller sends another', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      const id = insert(org, seller, 'Opportunity', deal({ Probability: 33 }));
      expect(rowOf(org, 'Opportunity', id).Probability).toBe(33);
      update(org, seller, 'Opportunity', id, { StageName: 'Closed Lost' });
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({
        Probability: 0,
        IsClosed: 1,
        IsWon: 0,
        ForecastCategory: 'Omitted',
      });
    }));

  test('lines take name and price from the price book and make the amount', () =>
    withOrg((org) => {
      const seller = userOf(org, 'seller');
      const { product, entry } = priceBookEntry(org, 50);
      const id = insert(org, seller, 'Opportunity', deal({ Amount: 7 }));
      const line = insert(org, seller, 'OpportunityLineItem', {
        OpportunityId: id,
        PricebookEntryId: entry,
        Quantity: 3,
      });
      expect(rowOf(org, 'OpportunityLineItem', line)).toMatchObject({
        Product2Id: product,
        UnitPrice: 50,
        TotalPrice: 150,
        ProductCode: 'GTX',
        Name: 'Deal GTX Pro',
      });
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({
        Amount: 150,
        HasOpportunityLineItem: 1,
        TotalOpportunityQuantity: 3,
      });
      expect(rowOf(org, 'Opportunity', id).Pricebook2Id).not.toBeNull();
      update(org, seller, 'Opportunity', id, { Amount: 1, TotalOpportunityQuantity: 9 });
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ Amount: 150, TotalOpportunityQuantity: 3 });
      update(org, seller, 'OpportunityLineItem', line, { Quantity: 2, UnitPrice: 10 });
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ Amount: 20, TotalOpportunityQuantity: 2 });
      const more = { OpportunityId: id, PricebookEntryId: entry, Quantity: 0.5 };
      const second = insert(org, seller, 'OpportunityLineItem', more);
      expect(rowOf(org, 'Opportunity', id).TotalOpportunityQuantity).toBe(2.5);
      remove(org, seller, 'OpportunityLineItem', second);
      remove(org, seller, 'OpportunityLineItem', line);
      expect(rowOf(org, 'Opportunity', id)).toMatchObject({ HasOpportunityLineItem: 0, TotalOpportunityQuantity: 2 });
      update(org, seller, 'Opportunity', id, { TotalOpportunityQuantity: 7 });
      expect(rowOf(org, 'Opportunity', id).TotalOpportunityQuantity).toBe(7);
    }));

  test('a product needs a standard price first, and only one price in a book', () =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      const { product } = priceBookEntry(org, 50);
      const book = insert(org, admin, 'Pricebook2', { Name: 'Partners', IsActive: true });
      const request = (Pricebook2Id: string, Product2Id: string) =>
        saveOne(org, admin, {
          operation: 'insert',
          object: 'PricebookEntry',
          fields: { Pricebook2Id, Product2Id, UnitPrice: 1 },
        });
      const other = insert(org, admin, 'Product2', { Name: 'Other' });
      expect(request(book, other).errors[0]?.statusCode).toBe('STANDARD_PRICE_NOT_DEFINED');
      expect(request(book, product).success).toBe(true);
      expect(request(book, product).errors[0]?.statusCode).toBe('DUPLICATE_VALUE');
    }));
});

describe('deletion', () => {
  test('takes details and lines along, blanks lookups, and keeps what is restricted', () =>
    withOrg((org) => {
      const admin = userOf(org, 'admin');
      deployed(org, {
        'objects/Contact.object': objectFile(lookupXml('Deal__c', 'Opportunity', 'Deal_Contacts')),
        'objects/Task.object': objectFile(
          lookupXml('Guard__c', 'Account', 'Guards', '<deleteConstraint>Restrict</deleteConstraint>'),
        ),
      });
      const { entry } = priceBookEntry(org, 1);
      const account = insert(org, admin, 'Account', { Name: 'Acme' });
      const id = insert(org, admin, 'Opportunity', deal({ AccountId: account }));
      const line = insert(org, admin, 'OpportunityLineItem', {
        OpportunityId: id,
        PricebookEntryId: entry,
        Quantity: 1,
      });
      const contact = insert(org, admin, 'Contact', { LastName: 'Buyer', Deal__c: id });
      expect(remove(org, admin, 'Opportunity', id).success).toBe(true);
      expect(org.database.prepare('SELECT count(*) AS n FROM "OpportunityLineItem" WHERE "Id" = ?').get(line)?.n).toBe(
        0,
      );
      expect(history(org, id)).toEqual([]);
      expect(rowOf(org, 'Contact', contact).Deal__c).toBeNull();

      const task = insert(org, admin, 'Task', { Subject: 'Watch', Guard__c: account });
      expect(remove(org, admin, 'Account', account).errors[0]?.statusCode).toBe('DELETE_FAILED');
      expect(rowOf(org, 'Account', account).Name).toBe('Acme');
      remove(org, admin, 'Task', task);
      expect(remove(org, admin, 'Account', account).success).toBe(true);
    }));
});
