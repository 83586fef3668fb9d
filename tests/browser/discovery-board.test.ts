import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { nearlyReady, openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { hasFocus, waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { deployWithOverride } from './override-playbook.ts';
import { openPage, violations } from './record-page.ts';
import { signIn } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const board = (page: Page): Locator => page.locator('c-discovery-board');
const pipeline = (page: Page): Locator => board(page).locator('c-board-pipeline');
const request = (page: Page, { id }: GateDeal): Locator => board(page).locator(`[data-request-of="${id}"]`);
const shot = (page: Page, name: string) => page.screenshot({ path: join(screenshots, name), animations: 'disabled' });

/** A seller asks for an override of the deal; the id of the request. */
async function ask(org: RunningOrg, { id, ownerId }: GateDeal, reason: string): Promise<string> {
  return create(org, 'DF_Gate_Override__c', {
    Opportunity__c: id,
    Owner_At_Request__c: ownerId,
    Stage__c: 'Value Proposition',
    Stage_Order__c: 4,
    Reason_Code__c: 'Renewal timing',
    Reason__c: reason,
    Expires_On__c: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
    Status__c: 'Requested',
  });
}

async function statusOf(org: RunningOrg, id: string): Promise<string | undefined> {
  const soql = `SELECT Status__c FROM DF_Gate_Override__c WHERE Id = '${id}'`;
  return (await readAs<{ Status__c: string }>(org, 'admin', soql))[0]?.Status__c;
}

async function openBoard(page: Page, org: RunningOrg): Promise<void> {
  await signIn(page, org, 'manager');
  await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
  await board(page).getByRole('heading', { name: 'The pipeline by diagnosis' }).waitFor();
}

async function numberOf(org: RunningOrg, where: string): Promise<number> {
  const soql = `SELECT COUNT() FROM Opportunity WHERE ${where}`;
  const path = `/query?q=${encodeURIComponent(soql)}`;
  return (await org.rest<{ totalSize: number }>('GET', path, undefined, 'admin')).body.totalSize;
}

describe('the discovery board of a manager', () => {
  test('by mouse: the pipeline and the deals behind it, filters that stay, a request approved and the deal through', async () => {
    await withOrg(async (org) => {
      await deployWithOverride(org);
      const [deal, other, third] = await openDeals(org, 3);
      await nearlyReady(org, third!);
      const asked = await ask(org, deal!, 'They sign on Friday.');
      const raced = await ask(org, other!, 'The board meets tomorrow.');
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openBoard(page, org);

        // Every open deal is counted, however many there are.
        const total = await numberOf(org, 'IsClosed = false');
        const english = (count: number): string => count.toLocaleString('en');
        await board(page)
          .getByText(`Open deals: ${english(total)}`)
          .waitFor();
        const sums = await board(page).locator('.slot_total .count').allTextContents();
        expect(sums.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0)).toBe(total);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'board-requests.png');

        // A number leads to its deals; filters and list are in the address, and stay through a reload.
        await board(page).getByRole('combobox', { name: 'Stage' }).click();
        await board(page).getByRole('option', { name: 'Needs Analysis' }).click();
        const inStage = english(await numberOf(org, "IsClosed = false AND StageName = 'Needs Analysis'"));
        await board(page).getByText(`${inStage} fit the filters`).waitFor();
        await board(page)
          .getByRole('button', { name: /Needs Analysis, Pain quoted$/ })
          .click();
        await board(page).getByRole('heading', { name: 'Needs Analysis, Pain quoted' }).waitFor();
        await pipeline(page).getByRole('columnheader', { name: 'Close date' }).waitFor();
        expect(await violations(page)).toEqual([]);
        await board(page).locator('c-board-pipeline').scrollIntoViewIfNeeded();
        await shot(page, 'board-pipeline.png');
        await page.reload();
        await board(page)
          .getByText(/fit the filters/)
          .waitFor();
        expect(await pipeline(page).locator('.table tbody tr').count()).toBe(1);
        // So does the list; Back from a deal leads to the same list, with the focus on that deal.
        await pipeline(page).locator('.deals').getByRole('link', { name: third!.name }).click();
        await page.getByRole('heading', { level: 1, name: third!.name }).waitFor();
        await page.goBack();
        await board(page).getByRole('heading', { name: 'Needs Analysis, Pain quoted' }).waitFor();
        await waitForFocusIn(page, pipeline(page).locator('.deals').getByRole('link', { name: third!.name }));

        // One is approved; the other has been withdrawn in the meantime, and is not overwritten.
        await request(page, other!).getByText('The board meets tomorrow.').waitFor();
        await org.rest('PATCH', `/sobjects/DF_Gate_Override__c/${raced}`, { Status__c: 'Withdrawn' });
        await request(page, other!)
          .getByRole('button', { name: /^Approve/ })
          .click();
        await request(page, other!)
          .getByRole('button', { name: /^Approve/ })
          .click();
        await request(page, other!).waitFor({ state: 'detached' });
        expect(await statusOf(org, raced)).toBe('Withdrawn');
        await request(page, deal!)
          .getByRole('button', { name: /^Approve/ })
          .click();
        await request(page, deal!).getByLabel('Note to the seller (if you want)').fill('Once only.');
        expect(await violations(page)).toEqual([]);
        await request(page, deal!)
          .getByRole('button', { name: /^Approve/ })
          .click();
        // It waits ten seconds, in which it can be undone; leaving the page saves it.
        await board(page).getByText('Approval is saved in 10 seconds').waitFor();
        await request(page, deal!).getByRole('button', { name: 'Undo' }).click();
        expect(await request(page, deal!).getByLabel('Note to the seller (if you want)').inputValue()).toBe(
          'Once only.',
        );
        await request(page, deal!)
          .getByRole('button', { name: /^Approve/ })
          .click();
        await board(page).getByText('Approval is saved in 10 seconds').waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await statusOf(org, asked)).toBe('Requested');
        await page.reload();
        await board(page).getByText('No request waits for you.').waitFor();
        expect(await statusOf(org, asked)).toBe('Approved');
        const through = await org.rest('PATCH', `/sobjects/Opportunity/${deal!.id}`, {
          StageName: 'Value Proposition',
        });
        expect(through.status).toBe(204);

        // What is in force is listed, and can be taken back here.
        const live = board(page).locator(`[data-live-of="${deal!.id}"]`);
        await live
          .getByText(/^May pass every gate up to Value Proposition until .*, approved by Martin Berger\.$/)
          .waitFor();
        expect(await violations(page)).toEqual([]);
        await live.getByRole('button', { name: /^Revoke/ }).click();
        await live
          .getByText('After that, every gate up to Value Proposition asks for what is missing again.')
          .waitFor();
        await live.getByLabel('Why? The seller reads this.').fill('The reason is gone.');
        await live.getByRole('button', { name: /^Revoke/ }).click();
        await live.waitFor({ state: 'detached' });
        await board(page).getByText('Revoked.').waitFor();
        expect(await hasFocus(page)).toBe(true);
        expect(await statusOf(org, asked)).toBe('Revoked');

        // As narrow as a phone, and as 1280 pixels at 400 %.
        await page.setViewportSize({ width: 320, height: 800 });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'board-narrow.png');
        // The one answer 412 is the conflict that was asked for.
        expect(faults).toEqual([]);
      });
    });
  }, 300_000);
});
