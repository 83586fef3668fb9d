import type { Locator, Page } from 'playwright-core';
import type { RunningOrg } from './org.ts';

/** A deal of the demo data with what a few calls left behind. */
export interface DiagnosedDeal {
  readonly id: string;
  readonly name: string;
  readonly contactId: string;
  /** Confirmed, with impact. */
  readonly overtime: string;
  /** Heard only. */
  readonly errors: string;
  /** Two products with a line on the deal, and one without. */
  readonly products: readonly { readonly id: string; readonly name: string; readonly lineId?: string }[];
}

const DAY = '2026-11-20';

/** Creates a record through REST; throws with the org's words. */
export async function create(
  org: RunningOrg,
  object: string,
  fields: object,
  user: 'seller' | 'admin' = 'seller',
): Promise<string> {
  const { status, body } = await org.rest<{ id: string }>('POST', `/sobjects/${object}`, fields, user);
  if (status !== 201) throw new Error(`${object}: ${JSON.stringify(body)}`);
  return body.id;
}

/**
 * A deal with an account, a contact, two pains (one confirmed) and two products that stand on nothing yet.
 * @param unitPrice a quarter of the deal's amount
 */
export async function diagnosedDeal(org: RunningOrg, unitPrice = 100): Promise<DiagnosedDeal> {
  const [deal] = await org.query<{ Id: string; Name: string; AccountId: string }>(
    "SELECT Id, Name, AccountId FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null AND DF_Example__c = false ORDER BY Amount DESC, Id LIMIT 1",
  );
  if (!deal) throw new Error('The demo data has no deal with an account in Needs Analysis.');
  const contactId = await create(
    org,
    'Contact',
    { FirstName: 'Ingrid', LastName: 'Halvorsen', AccountId: deal.AccountId },
    'admin',
  );
  const source = { Said_By__c: contactId, Said_On__c: DAY };
  const overtime = await create(org, 'DF_Pain_Point__c', {
    Opportunity__c: deal.Id,
    Statement__c: 'We pay overtime every month end for work the system should do',
    Evidence__c: 'Confirmed',
    ...source,
    Quote__c: 'Every single month end we pay overtime for this.',
    Source__c: 'Meeting',
    Confirmed_Words__c: 'Yes, that is us, every month.',
    Confirmed_On__c: DAY,
    Confirmed_By__c: contactId,
    Confirmed_Source__c: 'Email',
    Impact_Low__c: 30_000,
    Impact_Likely__c: 42_000,
    Impact_High__c: 60_000,
    Impact_Basis__c: '6 people, 5 evenings, 12 months',
    Wanted_Outcome__c: 'Books closed within three working days',
    Outcome_Measure__c: 'Days until the books are closed, eleven today',
    Personal_Risk__c: 'Another year of missed family evenings',
    Priority__c: 1,
  });
  const errors = await create(org, 'DF_Pain_Point__c', {
    Opportunity__c: deal.Id,
    Statement__c: 'Orders are typed twice, and one in fifty is wrong',
    Evidence__c: 'Heard',
    Priority__c: 2,
  });
  const entries = await org.query<{ Id: string; Product2Id: string; Product2: { Name: string } }>(
    'SELECT Id, Product2Id, Product2.Name FROM PricebookEntry WHERE IsActive = true ORDER BY Product2.Name LIMIT 3',
  );
  const products = [];
  for (const [index, { Id, Product2Id, Product2 }] of entries.entries()) {
    const line = { OpportunityId: deal.Id, PricebookEntryId: Id, Quantity: 2, UnitPrice: unitPrice };
    const lineId = index < 2 ? { lineId: await create(org, 'OpportunityLineItem', line) } : {};
    products.push({ id: Product2Id, name: Product2.Name, ...lineId });
  }
  return { id: deal.Id, name: deal.Name, contactId, overtime, errors, products };
}

/** Waits until nothing is wider than a window of so many pixels: tabs fold themselves into a menu a moment after it changed. */
export async function fits(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  let wide = Infinity;
  for (let tries = 0; tries < 50 && wide > width; tries += 1) {
    wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > width) await page.waitForTimeout(100);
  }
  if (wide > width) throw new Error(`Something is ${wide} pixels wide in a window of ${width}.`);
}

/** Scrolls to a panel: those further down the page are loaded only when they are visible. */
export async function scrollTo(panel: Locator): Promise<void> {
  await panel.waitFor({ state: 'attached' });
  await panel.evaluate((element) => element.scrollIntoView());
}
