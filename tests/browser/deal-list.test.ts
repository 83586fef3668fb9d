import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { nearlyReady, openDeals } from './gate-deal.ts';
import { hasFocus, pressOn, waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { gate, openHome, openPage, violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const list = (page: Page): Locator => page.locator('c-deal-list');
const view = (page: Page, name: string) => list(page).getByRole('button', { name, exact: true }).click();
const shot = (page: Page, name: string) => page.screenshot({ path: join(screenshots, name), animations: 'disabled' });

/** The deals become the seller's. */
async function give(org: RunningOrg, deals: readonly { readonly id: string }[]): Promise<void> {
  for (const { id } of deals) {
    const owner = { OwnerId: org.users.seller.id };
    const { status } = await org.rest('PATCH', `/sobjects/Opportunity/${id}`, owner, 'admin');
    if (status !== 204) throw new Error(`The owner was not saved: ${status}.`);
  }
}

const names = (page: Page): Promise<string[]> => list(page).locator('tr[data-deal] th a').allTextContents();

test('from the printed link the seller finds deals by view, filter, order and search, and comes back to the same place', async () => {
  await withOrg(async (org) => {
    const deals = await openDeals(org, 3);
    await give(org, deals);
    await nearlyReady(org, deals[2]!);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await page.setViewportSize({ width: 1440, height: 900 });
      await openHome(page, org);
      await page.goto(`${org.url}/`);
      await page.waitForURL(/\/lightning\/n\/DF_Deals$/);
      for (const { id } of deals) await list(page).locator(`tr[data-deal="${id}"]`).waitFor();
      const missing = list(page).locator(`tr[data-deal="${deals[0]!.id}"] [data-next]`);
      expect(await missing.textContent()).toMatch(/^\d missing for Value Proposition$/);
      expect(await violations(page)).toEqual([]);
      await shot(page, 'deals.png');

      // Pages of 50 that follow each other; Back leads through them, and the address is all that it takes.
      await view(page, 'All open deals');
      await list(page).getByText('Deals 1 to 50.').waitFor();
      const first = await names(page);
      await list(page).getByRole('button', { name: 'Next', exact: true }).click();
      await list(page).getByText('Deals 51 to 100.').waitFor();
      const second = await names(page);
      expect([first.length, second.length]).toEqual([50, 50]);
      await page.goBack();
      await list(page).getByText('Deals 1 to 50.').waitFor();
      expect(await names(page)).toEqual(first);

      // Sorted, filtered, searched by the owner's name.
      await list(page).getByRole('button', { name: 'Amount' }).click();
      await list(page).getByText('Sorted by Amount; blank ones last.').waitFor();
      await list(page).getByRole('combobox', { name: 'Stage' }).click();
      await list(page).getByRole('option', { name: 'Needs Analysis' }).click();
      await page.waitForURL(/c__stage=Needs/);
      const [seller] = await org.query<{ Name: string }>(`SELECT Name FROM User WHERE Id = '${org.users.seller.id}'`);
      await list(page).getByRole('searchbox').fill(seller!.Name);
      await page.waitForURL(/c__search=/);
      await list(page).locator(`tr[data-deal="${deals[0]!.id}"]`).waitFor();
      const owners = await list(page).locator('[data-cell="owner"]').allTextContents();
      expect(new Set(owners.map((owner) => owner.trim()))).toEqual(new Set([seller!.Name]));

      // With the keyboard to a deal; Back has the list as it was, with the focus on that deal.
      const link = list(page).locator(`tr[data-deal="${deals[0]!.id}"] a`);
      const place = page.url();
      await pressOn(page, link);
      await gate(page).getByRole('heading', { name: 'To enter Value Proposition' }).waitFor();
      await page.goBack();
      await link.waitFor();
      expect(page.url()).toBe(place);
      await waitForFocusIn(page, link);
      expect(await hasFocus(page)).toBe(true);
      await page.reload();
      await link.waitFor();

      // What no deal fits is said, with the way out.
      await list(page).getByRole('searchbox').fill('O’Neil % nobody');
      await list(page).getByText('No deal of this view fits the search and filters.').waitFor();
      expect(await violations(page)).toEqual([]);
      await list(page).getByRole('button', { name: 'Clear search and filters' }).click();
      await view(page, 'Ready to advance');
      await list(page)
        .getByText(/^Looked through [\d,]+ deals; \d+ (is|are) ready\./)
        .waitFor();

      // On a phone, as 1440 pixels at 400 %, right to left, in the dark.
      await view(page, 'My open deals');
      await page.setViewportSize({ width: 390, height: 844 });
      await list(page)
        .locator(`li[data-deal="${deals[0]!.id}"]`)
        .getByText(/missing for Value Proposition/)
        .waitFor();
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await violations(page)).toEqual([]);
      await shot(page, 'deals-phone.png');
      await page.setViewportSize({ width: 720, height: 450 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.evaluate("document.documentElement.dir = 'rtl'");
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(720);
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
}, 300_000);
