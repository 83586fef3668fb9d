import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create, diagnosedDeal } from './diagnosed-deal.ts';
import { tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, violations, openHome } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const inbox = (page: Page): Locator => page.locator('c-suggestion-inbox');
const notes = (page: Page): Locator => page.getByRole('textbox', { name: 'Paste notes' });
const shot = (page: Page, name: string) =>
  inbox(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });

const NOTES = [
  'Ingrid Halvorsen: Today we use three spreadsheets for the orders, and a clerk copies them at night.',
  'Ingrid Halvorsen: It happens because nobody owns the <b>master data</b> 😀',
  'Ingrid Halvorsen: Orders get lost every week, and customers complain about it.',
].join('\n');

async function suggested(org: RunningOrg, deal: string): Promise<string> {
  const fields = {
    Opportunity__c: deal,
    Kind__c: 'Answer',
    Concept__c: 'budget',
    Text__c: 'The money comes out of operations.',
    Quote__c: 'That would come out of the budget of operations.',
    Place__c: '00:12:03',
    Said_By_Name__c: 'Ingrid Halvorsen',
    Said_On__c: '2026-11-20',
    Source__c: 'Call',
    Key__c: `${deal}:budget:1`,
  };
  const { status, body } = await org.rest<{ id: string }>('POST', '/sobjects/DF_Suggestion__c', fields, 'integration');
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const asManager = async <Row>(org: RunningOrg, soql: string): Promise<readonly Row[]> => {
  const path = `/query?q=${encodeURIComponent(soql)}`;
  return (await org.rest<{ records: readonly Row[] }>('GET', path, undefined, 'manager')).body.records;
};

describe('the inbox of suggestions', () => {
  test('by mouse, and pasted notes by keyboard alone: accepted, edited and dismissed', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await create(org, 'OpportunityContactRole', { OpportunityId: deal.id, ContactId: deal.contactId }, 'admin');
      const stored = await suggested(org, deal.id);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);

        // What the org suggests, with its words and place, is accepted with the mouse.
        await inbox(page).getByText('00:12:03').waitFor();
        expect(await inbox(page).locator('[data-words]').textContent()).toContain('out of the budget of operations');
        expect(await violations(page)).toEqual([]);
        await inbox(page).getByRole('button', { name: 'Accept' }).click();
        await inbox(page).getByText('Saved.').waitFor();
        await inbox(page).locator('[data-empty]').waitFor();

        // Notes are pasted, read and dealt with by keyboard alone.
        await tabTo(page, notes(page));
        await inbox(page).getByRole('button', { name: 'Find answers' }).waitFor();
        await page.keyboard.insertText(NOTES);
        await page.reload();
        await notes(page).waitFor();
        expect(await notes(page).inputValue()).toBe(NOTES);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'suggestions-notes.png');
        await notes(page).focus();
        await tabTo(page, inbox(page).getByRole('button', { name: 'Find answers' }));
        await page.keyboard.press('Enter');
        await inbox(page).locator('[data-item]').nth(2).waitFor();
        expect(await inbox(page).locator('.item__place').allTextContents()).toEqual([
          'Found at line 1 in Pasted notes',
          'Found at line 2 in Pasted notes',
          // The same sentence as a pain.
          'Found at line 2 in Pasted notes',
          'Found at line 3 in Pasted notes',
        ]);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'suggestions-found.png');
        const item = (index: number) => inbox(page).locator('[data-item]').nth(index);
        await tabTo(page, item(0).getByRole('button', { name: 'Accept' }));
        await page.keyboard.press('Enter');
        await inbox(page).getByText('3 to look at').waitFor();
        await tabTo(page, item(0).getByRole('button', { name: 'Edit' }));
        await page.keyboard.press('Enter');
        await item(0).getByLabel('What will be saved').and(page.locator(':focus')).waitFor();
        await page.keyboard.press('Control+A');
        await page.keyboard.insertText('Nobody owns the master data.');
        await shot(page, 'suggestions-edit.png');
        await tabTo(page, item(0).getByRole('button', { name: 'Accept' }));
        await page.keyboard.press('Enter');
        await inbox(page).getByText('2 to look at').waitFor();
        await tabTo(page, item(0).getByRole('button', { name: 'Dismiss' }));
        await page.keyboard.press('Enter');
        await inbox(page).getByText('1 to look at').waitFor();
        await tabTo(page, item(0).getByRole('button', { name: 'Dismiss' }));
        await page.keyboard.press('Enter');
        // What is less sure stays folded.
        await item(0).waitFor({ state: 'detached' });
        expect(faults).toEqual([]);
      });

      const answers = await asManager<Record<string, unknown>>(
        org,
        `SELECT Concept__c, Answer__c, Evidence__c, Quote__c, Said_By__c FROM DF_Answer__c WHERE Opportunity__c = '${deal.id}' ORDER BY Concept__c`,
      );
      expect(answers).toMatchObject([
        { Concept__c: 'situation', Evidence__c: 'Quoted', Said_By__c: deal.contactId },
        {
          Concept__c: 'root cause',
          Answer__c: 'Nobody owns the master data.',
          Evidence__c: 'Quoted',
          Quote__c: 'It happens because nobody owns the master data 😀',
        },
        { Concept__c: 'budget', Evidence__c: 'Quoted', Said_By__c: deal.contactId },
      ]);
      expect(await asManager(org, `SELECT Status__c FROM DF_Suggestion__c WHERE Id = '${stored}'`)).toMatchObject([
        { Status__c: 'Accepted' },
      ]);
      const pains = await asManager(org, `SELECT Id FROM DF_Pain_Point__c WHERE Opportunity__c = '${deal.id}'`);
      expect(pains).toHaveLength(2);
    });
  }, 180_000);
});
