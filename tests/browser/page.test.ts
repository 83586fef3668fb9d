import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { withBrowser } from './chromium.ts';
import { readAs } from './gate-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { signIn } from './sign-in.ts';
import { gate, inStage, openHome, openPage, question, violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

async function anyDeal(org: RunningOrg): Promise<{ Id: string; Name: string }> {
  const [deal] = await org.query<{ Id: string; Name: string }>(
    "SELECT Id, Name FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId = null ORDER BY Id LIMIT 1",
  );
  if (!deal) throw new Error('The demo data has no deal without an account in Needs Analysis.');
  return deal;
}

/** Of the page's background, 0 (black) to 255 (white): the mean of red, green and blue. */
const BRIGHTNESS = `(([, r, g, b]) => (Number(r) + Number(g) + Number(b)) / 3)(
  /(\\d+), (\\d+), (\\d+)/.exec(getComputedStyle(document.body).backgroundColor))`;

/** What is stored in the org, queried by another user than the one who typed it. */
function answersOf(org: RunningOrg, deal: string): Promise<readonly object[]> {
  const soql = `SELECT Concept__c, Answer__c, Evidence__c FROM DF_Answer__c WHERE Opportunity__c = '${deal}'`;
  return readAs(org, 'manager', soql);
}

describe('the page around the panels', () => {
  test('a browser is signed in by the link alone; then the list, a deal and another user are a click away', async () => {
    await withOrg(async (org) => {
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser);
        await page.goto(`${org.url}/lightning/o/Opportunity/list`);
        await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
        expect(await page.getByText('npm start').count()).toBe(1);
        expect(await violations(page)).toEqual([]);
        // As dark as the system asks for, with and without a session, unless the address states otherwise.
        const brightness = () => page.evaluate<number>(BRIGHTNESS);
        expect(await brightness()).toBeGreaterThan(200);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await brightness()).toBeLessThan(60);
        expect(await violations(page)).toEqual([]);
        await page.goto(`${org.url}/lightning/o/Opportunity/list?theme=light`);
        await page.getByRole('heading', { name: 'You are not signed in' }).waitFor();
        expect(await brightness()).toBeGreaterThan(200);
        await page.emulateMedia({ colorScheme: 'light' });

        // Salesforce's own list: searched, filtered, sorted, paged; its numbers are the org's.
        await page.goto(org.link);
        await page.locator('c-deal-list').waitFor();
        await page.goto(`${org.url}/lightning/o/Opportunity/list`);
        const range = page.locator('[data-range]');
        await page.locator('tr[data-deal]').first().waitFor();
        const count = async (where: string): Promise<number> => {
          const path = `/query?q=${encodeURIComponent(`SELECT COUNT() FROM Opportunity WHERE ${where}`)}`;
          return (await org.rest<{ totalSize: number }>('GET', path)).body.totalSize;
        };
        const english = (total: number): string => total.toLocaleString('en');
        expect(await range.textContent()).toBe(`1–25 of ${english(await count('IsClosed = false'))} deals`);
        await page.screenshot({ path: join(screenshots, 'list.png'), animations: 'disabled' });
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: 'Next' }).click();
        await page.getByText(/^26–50 of/).waitFor();
        await page.getByRole('combobox', { name: 'Stage' }).click();
        await page.getByRole('option', { name: 'Needs Analysis' }).click();
        await page.getByText(`of ${english(await count("StageName = 'Needs Analysis'"))} deals`).waitFor();
        await page.getByRole('searchbox').fill("O'Neil %");
        await page.getByText('No deal fits.').waitFor();

        // A deal without an account; what the seller may, and who else there is.
        const deal = await anyDeal(org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.Id}/view`);
        await gate(page).getByRole('heading', { name: 'To enter Value Proposition' }).waitFor();
        await page.locator('[data-user]').getByRole('button').click();
        expect(await page.getByRole('menuitemcheckbox').count()).toBe(5);
        await page.getByRole('menuitemcheckbox', { name: /integration/ }).click();
        await gate(page).getByText('You may pass this gate without it.').waitFor();
        expect(await violations(page)).toEqual([]);

        // The same attempt that a seller is refused succeeds for a user who may bypass the gate.
        await gate(page).getByRole('button', { name: 'Advance to Value Proposition' }).click();
        await inStage(page, 'Value Proposition');
        const soql = `SELECT StageName, LastModifiedById FROM Opportunity WHERE Id = '${deal.Id}'`;
        expect(await readAs(org, 'manager', soql)).toMatchObject([
          { StageName: 'Value Proposition', LastModifiedById: org.users.integration.id },
        ]);

        // A link that a user's own token gives opens that user's session, which cannot go on as another.
        await signIn(page, org, 'seller');
        expect(await page.locator('[data-user]').getByRole('button').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
      });
    });
  }, 120_000);

  test('when the org comes back with other sessions, the page shows so and what was typed stays', async () => {
    await withBrowser(async (browser) => {
      await withOrg(async (org) => {
        const { page } = await openPage(browser);
        const deal = await anyDeal(org);
        await openHome(page, org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.Id}/view`);
        const situation = question(page, 'situation');
        await situation.getByRole('textbox').fill('They type every order twice, by hand');
        // As after a restart of the org: it knows neither the cookie nor the token.
        await browser.clearCookies();
        await page.route('**/services/data/**', async (route) => {
          const headers = { ...route.request().headers(), authorization: 'Bearer expired' };
          await route.continue({ headers });
        });
        await situation.getByRole('button', { name: 'Save' }).click();
        await page.getByText('Your session has ended. Open').waitFor();
        expect(await situation.getByRole('textbox').inputValue()).toBe('They type every order twice, by hand');

        // A narrow window, as in a console's side panel: nothing is cut off.
        await page.setViewportSize({ width: 420, height: 900 });
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(420);
        expect(await violations(page)).toEqual([]);
        await page.screenshot({ path: join(screenshots, 'narrow.png'), animations: 'disabled' });
        expect(await answersOf(org, deal.Id)).toEqual([]);
      });
    });
  }, 120_000);
});
