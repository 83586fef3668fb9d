import type { BrowserContext, Page } from 'playwright-core';
import { withBrowser } from '../chromium.ts';
import { openDeals } from '../gate-deal.ts';
import type { GateDeal } from '../gate-deal.ts';
import { withOrg } from '../org.ts';
import type { RunningOrg } from '../org.ts';
import { gate, openHome, openPage, question } from '../record-page.ts';
import { isInSight, scrollTo } from './in-sight.ts';
import { seen } from './seen.ts';
import { note } from './table.ts';

/** The first thing of a page that a person can read and use. */
const FIRST_QUESTION = 'c-discovery-checklist [data-next] input, c-discovery-checklist [data-next] textarea';

/** Runs with a deal in Needs Analysis about which nothing is noted, in an org with the shipped playbook. */
async function withDeal(
  use: (at: { page: Page; org: RunningOrg; deal: GateDeal; browser: BrowserContext }) => Promise<void>,
): Promise<void> {
  await withOrg(async (org) => {
    await withBrowser(async (browser) => {
      const { page } = await openPage(browser);
      const [deal] = await openDeals(org, 1);
      if (!deal) throw new Error('The demo data has no deal in Needs Analysis.');
      await openHome(page, org);
      await use({ page, org, deal, browser });
    });
  });
}

async function openDeal(page: Page, org: RunningOrg, deal: GateDeal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
  await question(page, 'situation').getByRole('textbox').waitFor();
  await gate(page).locator('li.line').first().waitFor();
  await page.waitForLoadState('networkidle');
}

describe('the record page of a deal about which nothing is noted, measured', () => {
  test('few words and fields at first sight; on a phone the first answer is near', async () => {
    await withDeal(async ({ page, org, deal }) => {
      await page.setViewportSize({ width: 1440, height: 1000 });
      await openDeal(page, org, deal);
      const first = await seen(page, 1_000);
      await note('words visible in the first 1,000 px, 1440 wide', first.words);
      await note('words of placeholders and values in fields, beside these', first.wordsInFields);
      await note('fields in the first 1,000 px', first.fields);
      await note('what is read', first.texts.join(' | '));
      // Texts that a person reads; what it is counted from is in the message of a failure.
      expect({ ...first, isShort: first.words <= 180 }).toMatchObject({ isShort: true });

      await page.setViewportSize({ width: 390, height: 844 });
      await openDeal(page, org, deal);
      const box = await page.locator(FIRST_QUESTION).first().boundingBox();
      await note('phone, 390 wide: y of the first field whose Enter saves (px)', Math.round(box?.y ?? NaN));
      expect(box?.y).toBeLessThanOrEqual(400);
    });
  }, 240_000);

  test('Advance is in sight without scrolling and wherever the page is scrolled to', async () => {
    await withDeal(async ({ page, org, deal }) => {
      const advance = gate(page).locator('[data-advance]');
      const unseen: string[] = [];
      for (const { width, height } of [
        { width: 1366, height: 768 },
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        await page.setViewportSize({ width, height });
        await openDeal(page, org, deal);
        const options = await stagesToEnter(page);
        for (const stage of options) {
          await choose(page, stage);
          for (const share of [0, 0.5, 1]) {
            await scrollTo(page, share);
            if (!(await isInSight(page, advance))) unseen.push(`${width}×${height}, ${stage}, scrolled to ${share}`);
          }
        }
      }
      await note('Advance out of sight, of 3 windows × stages × 3 places', unseen.length);
      expect(unseen).toEqual([]);
    });
  }, 240_000);
});

/** The stages that the gate panel offers to enter. */
async function stagesToEnter(page: Page): Promise<string[]> {
  await gate(page).getByRole('combobox').first().click();
  const options = gate(page).getByRole('option');
  await options.first().waitFor();
  const names = await options.allInnerTexts();
  await page.keyboard.press('Escape');
  return names.map((one) => one.trim());
}

async function choose(page: Page, stage: string): Promise<void> {
  await scrollTo(page, 0);
  await gate(page).getByRole('combobox').first().click();
  await gate(page).getByRole('option', { name: stage, exact: true }).click();
  // An option shows what is missing, too: "Negotiation/Review (8 missing)".
  const [name] = stage.split(' (');
  await gate(page)
    .getByRole('button', { name: `Advance to ${name}` })
    .waitFor();
}
