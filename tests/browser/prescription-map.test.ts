import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal, fits, scrollTo } from './diagnosed-deal.ts';
import type { DiagnosedDeal } from './diagnosed-deal.ts';
import { tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, violations, openHome } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const map = (page: Page): Locator => page.locator('c-prescription-map');
const shot = (page: Page, name: string) =>
  map(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });

async function onDeal(browser: BrowserContext, org: RunningOrg, deal: DiagnosedDeal) {
  const { page, faults } = await openPage(browser);
  await openHome(page, org);
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
  await scrollTo(map(page));
  await map(page).locator('[data-product]').first().waitFor();
  return { page, faults };
}

/** What is stored in the org about the deal's products, queried by another user. */
async function standing(org: RunningOrg, deal: DiagnosedDeal) {
  const read = async <Row>(soql: string): Promise<readonly Row[]> => {
    const path = `/query?q=${encodeURIComponent(soql)}`;
    return (await org.rest<{ records: readonly Row[] }>('GET', path, undefined, 'manager')).body.records;
  };
  const prescriptions = await read<Record<string, unknown>>(
    `SELECT Id, Product__c, Because__c, Side_Effects__c, Pain_Point__c, CreatedBy.Username FROM DF_Prescription__c WHERE Pain_Point__r.Opportunity__c = '${deal.id}' ORDER BY CreatedDate, Id`,
  );
  const lines = await read<Record<string, unknown>>(
    `SELECT Id, DF_Prescription__c, DF_Prescription_For__c, DF_Unlinked__c FROM OpportunityLineItem WHERE OpportunityId = '${deal.id}'`,
  );
  return { prescriptions, line: (id: string | undefined) => lines.find((line) => line['Id'] === id) };
}

describe('the map of pains and products', () => {
  test('by mouse: a product is dragged onto a confirmed pain, changed, unlinked, linked and deleted', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const [first, second] = deal.products;
      await withBrowser(async (browser) => {
        const { page, faults } = await onDeal(browser, org, deal);
        const product = map(page).locator(`li[data-product="${first!.id}"]`);
        const pain = map(page).locator(`[data-box="${deal.overtime}"]`);
        await map(page).getByText('0 of 2 pains answered').waitFor();
        expect(await map(page).locator('[data-flag]').allTextContents()).toEqual([
          'Prescribed without diagnosis',
          'Prescribed without diagnosis',
        ]);
        // Before the attempt: why nothing can be prescribed for a pain that was only heard.
        const heard = map(page).locator(`li[data-pain="${deal.errors}"]`);
        await heard.getByText('Not confirmed by the customer yet').waitFor();
        expect(await heard.getByRole('button', { name: /^Prescribe a product/ }).isDisabled()).toBe(true);
        await product.dragTo(map(page).locator(`[data-box="${deal.errors}"]`));
        expect(await map(page).locator('c-prescription-form').count()).toBe(0);

        await product.dragTo(pain);
        const form = map(page).locator('c-prescription-form');
        await form.getByLabel('Because').fill('It posts the invoices itself, so nobody has to at month end');
        await form.getByLabel('Side effects').fill('The first month end takes longer while two systems run');
        await form.getByLabel('Expected effect').fill('Month end within three working days');
        expect(await violations(page)).toEqual([]);
        await shot(page, 'prescriptions-form.png');
        await form.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('Prescription saved, line linked').waitFor();
        await map(page).getByText('1 of 2 pains answered').waitFor();
        expect(await map(page).locator('.line').first().getAttribute('d')).toMatch(/^M.*C.*M/);
        await page.evaluate('document.activeElement.blur()');
        expect(await violations(page)).toEqual([]);
        await shot(page, 'prescriptions-map.png');

        // The confirmation of the other pain, in place; then a second product for it.
        await heard.getByRole('button', { name: /^Note the confirmation/ }).click();
        await heard.getByRole('combobox', { name: 'Who said it' }).click();
        await heard.getByRole('option', { name: 'Ingrid Halvorsen' }).click();
        await heard.getByRole('button', { name: 'Save' }).click();
        // Who said the pain does not confirm it: the confirmation has words, a person, a day and a place of its own.
        const confirmation = heard.getByRole('group', { name: 'Their confirmation' });
        await confirmation.getByText('Complete this field.').first().waitFor();
        expect(await map(page).getByText('Pain confirmed').count()).toBe(0);
        // The focus is at the first field that lacks something.
        await page.keyboard.type('Yes, one order in fifty goes wrong.');
        const words = confirmation.getByLabel('What they wrote or said to confirm it');
        expect(await words.inputValue()).toBe('Yes, one order in fifty goes wrong.');
        await confirmation.getByRole('combobox', { name: 'Who confirmed it' }).click();
        await confirmation.getByRole('option', { name: 'Ingrid Halvorsen' }).click();
        await confirmation.getByLabel('Confirmed on').fill('Nov 20, 2026');
        // One click, although the field takes its message away when it is left, and what follows moves up.
        await confirmation.getByRole('combobox', { name: 'Where they confirmed it' }).click();
        await confirmation.getByRole('option', { name: 'Email' }).click();
        expect(await confirmation.getByText('Complete this field.').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        await heard.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('Pain confirmed').waitFor();
        await map(page)
          .getByRole('button', { name: `Connect to a pain: ${second!.name}` })
          .click();
        await form.getByRole('combobox', { name: 'Pain' }).click();
        await form.getByRole('option', { name: /^Orders are typed twice/ }).click();
        await form.getByLabel('Because').fill('Orders come in by one door');
        await form.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('2 of 2 pains answered').waitFor();
        const before = await standing(org, deal);
        expect(before.prescriptions).toMatchObject([
          { Product__c: first!.id, Pain_Point__c: deal.overtime, CreatedBy: { Username: org.users.seller.username } },
          { Product__c: second!.id, Pain_Point__c: deal.errors, Because__c: 'Orders come in by one door' },
        ]);
        expect(before.line(first!.lineId)).toMatchObject({
          DF_Prescription__c: before.prescriptions[0]!['Id'],
          DF_Prescription_For__c: deal.id,
          DF_Unlinked__c: 0,
        });

        // Unlinked, linked again, changed; and the second one deleted.
        await map(page)
          .getByRole('button', { name: `Unlink the line: ${first!.name}` })
          .click();
        await map(page).getByText('Line unlinked').waitFor();
        expect((await standing(org, deal)).line(first!.lineId)).toMatchObject({ DF_Unlinked__c: 1 });
        await map(page)
          .getByRole('button', { name: `Link the line: ${first!.name}` })
          .click();
        await map(page).getByText('Line linked').waitFor();
        await map(page)
          .getByRole('button', { name: `Change: ${first!.name}` })
          .click();
        await form.getByLabel('Because').fill('It posts the invoices by itself');
        await form.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('Prescription saved').waitFor();
        await map(page)
          .getByRole('button', { name: `Delete: ${second!.name}` })
          .click();
        await map(page).getByRole('button', { name: 'Delete', exact: true }).click();
        await map(page).getByText('Prescription deleted').waitFor();
        const after = await standing(org, deal);
        expect(after.prescriptions).toMatchObject([{ Because__c: 'It posts the invoices by itself' }]);
        expect(after.line(first!.lineId)).toMatchObject({ DF_Unlinked__c: 0 });
        expect(after.line(second!.lineId)).toMatchObject({ DF_Prescription__c: null, DF_Unlinked__c: 1 });

        // As in a phone or a console's side panel: a list, and nothing cut off.
        await fits(page, 320);
        await fits(page, 420);
        expect(await map(page).locator('svg.lines').isVisible()).toBe(false);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'prescriptions-narrow.png');
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);

  test('with the keyboard alone: a product that is not on the deal is found and prescribed, and a reload loses no word', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const third = deal.products[2]!;
      await withBrowser(async (browser) => {
        const { page } = await onDeal(browser, org, deal);
        const { keyboard } = page;
        await map(page)
          .getByRole('button', { name: /^Prescribe a product for: We pay overtime/ })
          .focus();
        await keyboard.press('Enter');
        const form = map(page).locator('c-prescription-form');
        await form.locator('[data-field="productId"] :focus').waitFor();
        // The last choice of the list opens the search.
        await keyboard.press('Enter');
        await form.getByRole('option', { name: 'Another product…' }).waitFor();
        // The list marks its options a moment after a key, so each step looks where it is.
        const marked = async () => {
          const id = await form.locator('[role="combobox"]:focus').getAttribute('aria-activedescendant');
          return id ? form.locator(`[id="${id}"]`).textContent() : '';
        };
        for (let steps = 0; steps < 30 && !(await marked())?.includes('Another product'); steps += 1) {
          await keyboard.press('ArrowDown');
          await page.waitForTimeout(150);
        }
        await keyboard.press('Enter');
        const search = form.getByRole('searchbox');
        await search.waitFor();
        // The focus is in the search that took the place of the list.
        await form.locator('[data-search] :focus').waitFor();
        await keyboard.type(third.name);
        await keyboard.press('Enter');
        await form.getByRole('button', { name: third.name, exact: true }).waitFor();
        await tabTo(page, form.getByRole('button', { name: third.name, exact: true }));
        await keyboard.press('Enter');
        await form.locator('[data-field="because"] :focus').waitFor();
        await keyboard.type('It closes the books');

        // A draft outlives the page.
        await page.reload();
        await scrollTo(map(page));
        await form.getByLabel('Because').waitFor();
        expect(await form.getByLabel('Because').inputValue()).toBe('It closes the books');
        await form.getByLabel('Because').focus();
        await keyboard.press('End');
        await keyboard.type(' overnight');
        await tabTo(page, form.getByRole('button', { name: 'Save' }));
        await keyboard.press('Enter');
        await map(page).getByText('Prescription saved').waitFor();
        // The focus is at what was made, not at the top of the page.
        await map(page).locator('[data-action="edit"]:focus').waitFor();
        await map(page).getByText('Not among the deal’s products yet').waitFor();
        // It is added from its card, at the list price, and linked to its pain at once.
        const add = map(page).getByRole('button', { name: `Add to the deal: ${third.name}` });
        await add.waitFor();
        await map(page)
          .getByText(/^Adds one at its list price of .*\d/)
          .waitFor();
        expect(await map(page).locator('[data-no-products]').count()).toBe(0);
        await tabTo(page, add);
        await keyboard.press('Enter');
        await map(page).getByText('The product is on the deal now.').waitFor();
        await map(page).locator(`[data-connect="${third.id}"]:focus`).waitFor();
        const lines = await org.query<Record<string, unknown>>(
          `SELECT Quantity, UnitPrice, ListPrice, DF_Unlinked__c FROM OpportunityLineItem WHERE OpportunityId = '${deal.id}' AND Product2Id = '${third.id}'`,
        );
        expect(lines).toMatchObject([{ Quantity: 1, DF_Unlinked__c: 0 }]);
        expect(lines[0]?.UnitPrice).toBe(lines[0]?.ListPrice);
        const { prescriptions } = await standing(org, deal);
        expect(prescriptions).toMatchObject([
          { Product__c: third.id, Pain_Point__c: deal.overtime, Because__c: 'It closes the books overnight' },
        ]);
      });
    });
  }, 120_000);

  test('a superlative because is coached next to the field, the line goes when it is rewritten, and neither keeps it from being saved', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const [first] = deal.products;
      await withBrowser(async (browser) => {
        const { page, faults } = await onDeal(browser, org, deal);
        await map(page)
          .getByRole('button', { name: `Connect to a pain: ${first!.name}` })
          .click();
        const form = map(page).locator('c-prescription-form');
        const line = form.locator('[data-focus="because"] [role="status"]');
        const because = form.getByLabel('Because');
        await because.fill(`${first!.name} is the most advanced suite on the market and nobody comes close`);
        await line.getByText('is a claim that nobody can check').waitFor();
        expect(await form.locator('[data-focus="because"] mark').allTextContents()).toEqual(['most advanced']);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'focus-line.png');
        await fits(page, 320);
        expect(await line.isVisible()).toBe(true);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'focus-line-narrow.png');

        await because.fill('It posts the invoices itself, so nobody has to at month end');
        await form.locator('[data-focus="because"] mark').waitFor({ state: 'detached' });
        expect(await line.textContent()).toBe('');
        expect(await form.locator('mark').count()).toBe(0);

        // The advice is only that: a pitch is saved as it stands.
        await because.fill('Our platform is the best in the market');
        await line.getByText('is a claim that nobody can check').waitFor();
        await form.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('Prescription saved, line linked').waitFor();
        const { prescriptions } = await standing(org, deal);
        expect(prescriptions).toMatchObject([{ Because__c: 'Our platform is the best in the market' }]);
        expect(faults).toEqual([]);
      });
    });
  }, 120_000);
});
