import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { create } from './diagnosed-deal.ts';
import type { RunningOrg } from './org.ts';
import { openPage, pains, openHome } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

export interface PainRow {
  readonly Id: string;
  readonly Statement__c: string;
  readonly Status__c: string;
  readonly Merged_Into__c: string | null;
  readonly Priority__c: number | null;
  readonly Evidence__c: string;
  readonly Quote__c: string | null;
  readonly Said_By__c: string | null;
  readonly Impact_Low__c: number | null;
  readonly Impact_Likely__c: number | null;
  readonly Impact_High__c: number | null;
  readonly Impact_Basis__c: string | null;
}

/** The deal's pains as the manager reads them, in the order of the panel. */
export async function painsOf(org: RunningOrg, dealId: string): Promise<readonly PainRow[]> {
  const soql = `SELECT Id, Statement__c, Status__c, Merged_Into__c, Priority__c, Evidence__c, Quote__c, Said_By__c, Impact_Low__c, Impact_Likely__c,
    Impact_High__c, Impact_Basis__c FROM DF_Pain_Point__c WHERE Opportunity__c = '${dealId}'
    ORDER BY Priority__c ASC NULLS LAST, Name ASC`;
  const path = `/query?q=${encodeURIComponent(soql)}`;
  const { body } = await org.rest<{ records: readonly PainRow[] }>('GET', path, undefined, 'manager');
  return body.records;
}

/** A deal of its own, with a contact to quote, that closes in a year. */
export async function newDeal(org: RunningOrg): Promise<string> {
  const account = await create(org, 'Account', { Name: 'Halvorsen Shipping' });
  await create(org, 'Contact', { FirstName: 'Ingrid', LastName: 'Halvorsen', AccountId: account });
  const day = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
  return create(org, 'Opportunity', {
    Name: 'Month end in days',
    AccountId: account,
    StageName: 'Prospecting',
    CloseDate: day,
    Amount: 50_000,
  });
}

/** Opens the deal as the seller and waits for the panel. */
export async function openDeal(org: RunningOrg, browser: BrowserContext, dealId: string) {
  const { page, faults } = await openPage(browser);
  await openHome(page, org);
  await page.goto(`${org.url}/lightning/r/Opportunity/${dealId}/view`);
  await field(page).waitFor();
  return { page, faults };
}

export const field = (page: Page): Locator => pains(page).locator('c-pain-capture textarea');
export const row = (page: Page, words: string): Locator =>
  pains(page).locator('c-pain-point').filter({ hasText: words });
export const statements = (page: Page): Promise<string[]> =>
  pains(page).locator('c-pain-point .statement').allTextContents();
export const shot = (page: Page, name: string) =>
  pains(page).screenshot({ path: join(screenshots, `pains-${name}.png`), animations: 'disabled' });

/** Notes pains as one does in a call: type, Enter, type, Enter. */
export async function note(page: Page, ...list: readonly string[]): Promise<void> {
  for (const words of list) {
    await field(page).pressSequentially(words, { delay: 0 });
    await page.keyboard.press('Enter');
  }
  await row(page, list.at(-1) ?? '').waitFor();
}

/** Waits until the org has these pains first, and in this order. */
export async function expectOrder(org: RunningOrg, dealId: string, list: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const first = (await painsOf(org, dealId)).slice(0, list.length).map(({ Statement__c }) => Statement__c);
    if (first.join() === list.join()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The org does not have the order ${list.join()} after 10 seconds.`);
}

/** Presses Tab until the focus is on what the selector names, once it is on the page: it may be drawn a moment later. */
export async function tabTo(page: Page, selector: string, key = 'Tab'): Promise<void> {
  await page.locator(selector).first().waitFor();
  for (let press = 0; press < 60; press += 1) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`After 60 presses of ${key} the focus is not on ${selector}.`);
}

export const OVERTIME = 'We pay overtime every month end';
export const TWICE = 'Every order is typed twice';
export const AUDIT = 'The auditors found gaps two years in a row';
export const AGAIN = 'Month end means overtime for six people';
