import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { create } from './diagnosed-deal.ts';
import { openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { isFocusIn } from './keyboard.ts';
import type { RunningOrg } from './org.ts';
import { openPage, openHome } from './record-page.ts';
import { signIn } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
export const checklist = (page: Page): Locator => page.locator('c-discovery-checklist');
export const next = (page: Page): Locator => checklist(page).locator('[data-next] c-discovery-question');
export const text = (one: Locator): Locator => one.locator('[data-text] input');
export const announced = (page: Page, what: string) =>
  checklist(page).locator('[data-announcement]').getByText(what).waitFor();
export const shot = (page: Page, name: string) =>
  checklist(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });
export const WAIT = 300_000;

export const hasFocus = (page: Page): Promise<boolean> => isFocusIn(page.locator('c-discovery-checklist'));

export async function onDeal(browser: BrowserContext, org: RunningOrg, deal: Pick<GateDeal, 'id'>, user?: 'manager') {
  const { page, faults } = await openPage(browser);
  if (user) await signIn(page, org, user);
  else {
    await openHome(page, org);
  }
  await visit(page, org, deal);
  return { page, faults };
}

export async function visit(page: Page, org: RunningOrg, { id }: Pick<GateDeal, 'id'>): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
  await next(page).first().waitFor();
}

export interface Stored {
  readonly Concept__c: string;
  readonly Answer__c: string | null;
  readonly [field: string]: unknown;
}

/** The deal's answers by concept, read by a user who took no part. */
export async function stored(org: RunningOrg, { id }: Pick<GateDeal, 'id'>): Promise<Record<string, Stored>> {
  const rows = await readAs<Stored>(
    org,
    'integration',
    `SELECT Id, Concept__c, Key__c, Status__c, Answer__c, Note__c, Evidence__c, Quote__c, Said_By__r.Name, Open_Owner__r.Name, Open_Until__c, CreatedBy.Username, LastModifiedBy.Username FROM DF_Answer__c WHERE Opportunity__c = '${id}'`,
  );
  expect(new Set(rows.map(({ Concept__c }) => Concept__c)).size).toBe(rows.length);
  return Object.fromEntries(rows.map((row) => [row.Concept__c, row]));
}

export async function oneDeal(org: RunningOrg): Promise<GateDeal> {
  const [deal] = await openDeals(org, 1);
  return deal!;
}

/** Ada King, who works with it every day, is part of the deal. */
export async function withAda(org: RunningOrg, deal: GateDeal): Promise<void> {
  const [{ AccountId }] = (await org.query<{ AccountId: string }>(
    `SELECT AccountId FROM Opportunity WHERE Id = '${deal.id}'`,
  )) as [{ AccountId: string }];
  const ContactId = await create(org, 'Contact', { FirstName: 'Ada', LastName: 'King', AccountId }, 'admin');
  const role = { OpportunityId: deal.id, ContactId, Role: 'Business User' };
  await create(org, 'OpportunityContactRole', role, 'admin');
}
