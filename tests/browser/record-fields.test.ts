import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { readAs } from './gate-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { inStage, openHome, openPage, violations } from './record-page.ts';

interface Deal {
  readonly Id: string;
  readonly Name: string;
  readonly AccountId: string;
  readonly OwnerId: string;
}

async function anyDeal(org: RunningOrg): Promise<Deal> {
  const [deal] = await org.query<Deal>(
    "SELECT Id, Name, AccountId, OwnerId FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Id LIMIT 1",
  );
  return deal!;
}

const fact = (page: Page, field: string): Locator => page.locator(`[data-fact="${field}"]`);
const detail = (page: Page, field: string): Locator => page.locator(`shell-details [data-detail="${field}"]`);
const value = (cell: Locator): Locator => cell.locator('[data-value]');
const pencil = (cell: Locator): Locator => cell.locator('[data-pencil] button');

async function openDeal(page: Page, org: RunningOrg, { Id }: Deal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${Id}/view`);
  await inStage(page, 'Needs Analysis');
  await value(fact(page, 'Amount')).waitFor();
}

/** Opens a field by its pencil and replaces what it holds. */
async function type(page: Page, cell: Locator, text: string): Promise<void> {
  await pencil(cell).click();
  await cell.locator('input:focus').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

describe('the fields of a record page', () => {
  test('amount, close date and next step are changed in the header, and an error is shown below its field', async () => {
    await withOrg(async (org) => {
      const deal = await anyDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await openDeal(page, org, deal);
        const stored = async () => {
          const soql = `SELECT Amount, CloseDate, NextStep FROM Opportunity WHERE Id = '${deal.Id}'`;
          return (await readAs<object>(org, 'manager', soql))[0];
        };

        await type(page, fact(page, 'Amount'), '48000');
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Enter');
        await value(fact(page, 'Amount')).getByText('€48,000', { exact: true }).waitFor();
        // The details show the same record.
        expect(await value(detail(page, 'Amount')).textContent()).toBe('€48,000.00');
        await pencil(fact(page, 'Amount')).and(page.locator(':focus')).waitFor();

        await type(page, fact(page, 'CloseDate'), 'Dec 31, 2027');
        await page.keyboard.press('Enter');
        await value(fact(page, 'CloseDate')).getByText('Dec 31, 2027').waitFor();

        await type(page, fact(page, 'NextStep'), 'not wanted');
        await page.keyboard.press('Escape');
        await value(fact(page, 'NextStep')).getByText('—').waitFor();
        await type(page, fact(page, 'NextStep'), 'They send the order list');
        await page.keyboard.press('Enter');
        await value(fact(page, 'NextStep')).getByText('They send the order list').waitFor();
        expect(await stored()).toMatchObject({
          Amount: 48_000,
          CloseDate: '2027-12-31',
          NextStep: 'They send the order list',
        });

        // Blank where the org needs a value: said before anything is sent.
        await type(page, fact(page, 'CloseDate'), '');
        await page.keyboard.press('Delete');
        await page.keyboard.press('Enter');
        await fact(page, 'CloseDate').getByText('Complete this field.').waitFor();
        await page.keyboard.press('Escape');
        expect(await stored()).toMatchObject({ CloseDate: '2027-12-31' });

        // Salesforce's refusal, under the field.
        await type(page, fact(page, 'Amount'), '12345678901234567890');
        await page.keyboard.press('Enter');
        await fact(page, 'Amount').locator('[data-error]').first().waitFor();
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await stored()).toMatchObject({ Amount: 48_000 });
        expect(faults).toEqual([]);
      });
    });
  }, 120_000);

  test("another person's change meanwhile is shown before it is replaced, and only if it was the same field", async () => {
    await withOrg(async (org) => {
      const deal = await anyDeal(org);
      const change = (fields: object) => org.rest('PATCH', `/sobjects/Opportunity/${deal.Id}`, fields, 'manager');
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser);
        await openHome(page, org);
        await openDeal(page, org, deal);
        await type(page, fact(page, 'NextStep'), 'Mine');
        await change({ Description: 'Changed by the manager' });
        await page.keyboard.press('Enter');
        await value(fact(page, 'NextStep')).getByText('Mine').waitFor();

        await type(page, fact(page, 'NextStep'), 'Mine again');
        await change({ NextStep: 'Theirs' });
        await page.keyboard.press('Enter');
        await fact(page, 'NextStep').getByText('Somebody changed it to “Theirs” in the meantime.').waitFor();
        expect(await fact(page, 'NextStep').locator('input').inputValue()).toBe('Mine again');
        await page.keyboard.press('Enter');
        await value(fact(page, 'NextStep')).getByText('Mine again').waitFor();
        const soql = `SELECT NextStep FROM Opportunity WHERE Id = '${deal.Id}'`;
        expect(await readAs(org, 'manager', soql)).toMatchObject([{ NextStep: 'Mine again' }]);
      });
    });
  }, 120_000);

  test('every field of the details that the user may edit has a pencil, and a gate refuses a stage under its field', async () => {
    await withOrg(async (org) => {
      const deal = await anyDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await openDeal(page, org, deal);
        await page.locator('[data-more] button').click();
        const path = '/ui-api/object-info/Opportunity';
        const { body } = await org.rest<{ fields: Record<string, { updateable: boolean }> }>('GET', path);
        const editable = Object.keys(body.fields).filter((name) => body.fields[name]!.updateable);
        for (const name of editable) expect([name, await pencil(detail(page, name)).count()]).toEqual([name, 1]);
        expect(await value(detail(page, 'LeadSource')).textContent()).toBe('—');
        // What may not be changed is marked, never silent.
        expect(await detail(page, 'DF_Playbook_Pin__c').getByTitle('Playbook pin cannot be changed here').count()).toBe(
          1,
        );
        expect(await violations(page)).toEqual([]);

        await pencil(detail(page, 'StageName')).click();
        await detail(page, 'StageName').getByRole('combobox').click();
        await page.getByRole('option', { name: 'Value Proposition' }).click();
        await detail(page, 'StageName').locator('[data-save] button').click();
        await detail(page, 'StageName').locator('[data-error]').first().waitFor();
        await detail(page, 'StageName').locator('[data-cancel] button').click();

        await pencil(detail(page, 'Description')).click();
        await detail(page, 'Description').getByRole('textbox').fill('Line one\nLine two');
        await detail(page, 'Description').locator('[data-save] button').click();
        await value(detail(page, 'Description')).getByText('Line two').waitFor();

        // All at once: one refused field keeps everything back, and its message is shown below it.
        await page.locator('[data-edit-all] button').click();
        await detail(page, 'NextStep').getByRole('textbox').fill('They call us');
        await detail(page, 'Name').getByRole('textbox').fill('');
        await page.locator('[data-save-all] button').click();
        await detail(page, 'Name').getByText('Complete this field.').waitFor();
        expect(await violations(page)).toEqual([]);
        await detail(page, 'Name').getByRole('textbox').fill('Renamed');
        await page.locator('[data-save-all] button').click();
        await page.getByRole('heading', { level: 1, name: 'Renamed' }).waitFor();
        const soql = `SELECT Name, StageName, NextStep, Description FROM Opportunity WHERE Id = '${deal.Id}'`;
        expect(await readAs(org, 'manager', soql)).toMatchObject([
          { Name: 'Renamed', StageName: 'Needs Analysis', NextStep: 'They call us', Description: 'Line one\nLine two' },
        ]);
        expect(faults).toEqual([]);
      });
    });
  }, 120_000);

  test('account, contact and owner are links to pages with their fields and deals', async () => {
    await withOrg(async (org) => {
      const deal = await anyDeal(org);
      const person = { LastName: 'Example', FirstName: 'Rita', AccountId: deal.AccountId };
      const { body } = await org.rest<{ id: string }>('POST', '/sobjects/Contact', person);
      const role = { OpportunityId: deal.Id, ContactId: body.id, IsPrimary: true };
      expect((await org.rest('POST', '/sobjects/OpportunityContactRole', role)).status).toBe(201);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await openDeal(page, org, deal);
        await page.locator('shell-highlights').getByRole('link', { name: 'Rita Example' }).click();
        await page.getByRole('heading', { level: 1, name: 'Rita Example' }).waitFor();
        await page.locator('[data-related="deals"]').getByRole('link', { name: deal.Name }).waitFor();
        await type(page, detail(page, 'Title'), 'Operations lead');
        await page.keyboard.press('Enter');
        await value(detail(page, 'Title')).getByText('Operations lead').waitFor();
        expect(await violations(page)).toEqual([]);

        await value(detail(page, 'AccountId')).click();
        await page.locator('[data-related="contacts"]').getByRole('link', { name: 'Rita Example' }).waitFor();
        await page.locator('[data-related="deals"]').getByRole('link', { name: deal.Name }).click();
        await inStage(page, 'Needs Analysis');
        await value(detail(page, 'OwnerId')).click();
        await page.waitForURL(`**/lightning/r/User/${deal.OwnerId}/view`);
        await value(detail(page, 'Email')).waitFor();
        expect(await violations(page)).toEqual([]);
        expect(await readAs(org, 'manager', `SELECT Title FROM Contact WHERE Id = '${body.id}'`)).toMatchObject([
          { Title: 'Operations lead' },
        ]);
        expect(faults).toEqual([]);
      });
    });
  }, 120_000);

  test('on a phone the header is one line and three values', async () => {
    await withOrg(async (org) => {
      const deal = await anyDeal(org);
      const name = 'A deal with a name as long as sellers write them when they want to find it again';
      await org.rest('PATCH', `/sobjects/Opportunity/${deal.Id}`, { Name: name, NextStep: name });
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser);
        await page.setViewportSize({ width: 390, height: 844 });
        await openHome(page, org);
        await openDeal(page, org, deal);
        const header = (await page.locator('shell-highlights section').boundingBox())!;
        expect(header.height).toBeLessThanOrEqual(100);
        const path = (await page.locator('c-gate-path').boundingBox())!;
        expect(path.y + path.height).toBeLessThanOrEqual(230);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
        expect(await violations(page)).toEqual([]);
      });
    });
  }, 180_000);
});
