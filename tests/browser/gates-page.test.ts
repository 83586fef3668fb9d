import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { goToDeal, openDeals } from './gate-deal.ts';
import { withOrg } from './org.ts';
import { overflowing } from './overflow.ts';
import { deployWithOverride } from './override-playbook.ts';
import { gate, openHome, openPage, refusalSentences, violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const catalog = (page: Page): Locator => page.locator('c-gate-catalog');

test('a seller reads in words what each stage asks, and finds the refusal that the panel saw, with its deal', async () => {
  await withOrg(async (org) => {
    await deployWithOverride(org);
    const [deal] = await openDeals(org, 1);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await page.setViewportSize({ width: 1440, height: 900 });
      await openHome(page, org);
      await goToDeal(page, org, deal!);
      await gate(page).locator('[data-advance]').click();
      const refused = await refusalSentences(page);
      expect(refused.length).toBeGreaterThan(0);

      await page.getByRole('link', { name: 'Gates', exact: true }).click();
      await page.waitForURL(/\/lightning\/n\/DF_Gates$/);
      await catalog(page).getByRole('heading', { name: 'Diagnose before you prescribe, version 1' }).waitFor();
      const first = catalog(page).locator('[data-gate]').first();
      expect(await first.locator('h3').innerText()).toBe('To enter Value Proposition');
      await first.locator('[data-gate-refused]', { hasText: /^Refusals seen: \d+, last on / }).waitFor();
      // Each sentence of the refusal is listed, with its count.
      for (const sentence of refused) {
        const line = first.locator('[data-criterion]', { hasText: sentence });
        expect(await line.locator('[data-refused]').innerText()).toMatch(/^Refusals seen: \d+/);
      }
      expect(await first.locator('[data-deal]').allTextContents()).toHaveLength(1);
      expect(await first.getByText('An override is possible, for 14 days at most').count()).toBe(1);
      expect(await catalog(page).getByText('leave no trace in Salesforce').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(screenshots, 'gates.png'), animations: 'disabled' });

      // The code that ends the org's message finds its criterion.
      const code = await first.locator('[data-code]').first().innerText();
      await catalog(page).getByRole('searchbox', { name: 'Search stage, sentence or code' }).fill(code.slice(-8));
      await catalog(page).getByText('Gates shown: 1', { exact: true }).waitFor();
      await catalog(page).getByRole('button', { name: 'Show all gates' }).click();

      // Found by stage, by keyboard.
      await catalog(page).getByRole('combobox', { name: 'Stage' }).focus();
      await page.keyboard.press('Enter');
      await catalog(page).getByRole('option', { name: 'Negotiation/Review' }).waitFor();
      await page.keyboard.press('N');
      // The letter moves the list's own highlight, which Enter takes.
      await catalog(page).locator('[role="option"].slds-has-focus', { hasText: 'Negotiation/Review' }).waitFor();
      await page.keyboard.press('Enter');
      await catalog(page).getByText('Gates shown: 1', { exact: true }).waitFor();
      await catalog(page).getByRole('button', { name: 'Show all gates' }).click();
      await catalog(page).getByText('Gates shown: 3', { exact: true }).waitFor();

      // On a phone, and from right to left, nothing leaves its box.
      await page.setViewportSize({ width: 360, height: 780 });
      expect(await overflowing(page)).toEqual([]);
      await page.evaluate("document.documentElement.dir = 'rtl'");
      expect(await overflowing(page)).toEqual([]);
      await page.evaluate("document.documentElement.dir = 'ltr'");

      await first.locator('[data-deal]').click();
      await page.waitForURL(new RegExp(`/lightning/r/Opportunity/${deal!.id}/view$`));
      expect(faults).toEqual([]);
    });
  });
}, 240_000);
