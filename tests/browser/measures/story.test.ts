import type { Page } from 'playwright-core';
import { withAda } from '../checklist-page.ts';
import { withBrowser } from '../chromium.ts';
import { openDeals, readAs } from '../gate-deal.ts';
import type { GateDeal } from '../gate-deal.ts';
import { withOrg } from '../org.ts';
import type { RunningOrg } from '../org.ts';
import { gate, inStage, openHome, openPage, pains, question } from '../record-page.ts';
import { Hands } from './clicks.ts';
import { seen } from './seen.ts';
import { note } from './table.ts';

/** The page whose words are counted: nothing on it was opened before. */
async function withOpenDeal(
  use: (at: { page: Page; org: RunningOrg; deal: GateDeal; hands: Hands }) => Promise<void>,
): Promise<void> {
  await withOrg(async (org) => {
    const [deal] = await openDeals(org, 1);
    if (!deal) throw new Error('The demo data has no deal in Needs Analysis.');
    await withAda(org, deal);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await page.setViewportSize({ width: 1440, height: 1000 });
      await openHome(page, org);
      await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
      await question(page, 'situation').getByRole('textbox').waitFor();
      await gate(page).locator('li.line').first().waitFor();
      await use({ page, org, deal, hands: new Hands(page) });
      expect(faults).toEqual([]);
    });
  });
}

describe('a seller’s effort on a deal about which nothing is noted', () => {
  test('from Needs Analysis to Value Proposition, honestly, in a few clicks and texts', async () => {
    await withOpenDeal(async ({ page, org, deal, hands }) => {
      await hands.click(question(page, 'situation').getByRole('textbox'));
      await hands.type('They type each order from the mail into the ledger');
      await hands.press('Enter');
      // The focus is in the next question by itself.
      await question(page, 'problem').locator('input:focus').waitFor();
      await hands.type('Closing the month takes eleven days');
      await hands.press('Enter');
      await hands.click(question(page, 'problem').getByRole('button', { name: 'Yes, Ada King' }));
      await gate(page).getByText('3 done').or(gate(page).getByText('All that')).first().waitFor();
      await hands.click(gate(page).getByRole('button', { name: 'Advance to Value Proposition' }));
      await inStage(page, 'Value Proposition');
      const { clicks, texts } = hands.effort;
      await note('Needs Analysis to Value Proposition: clicks', clicks);
      await note('Needs Analysis to Value Proposition: texts typed', texts);
      expect(clicks).toBeLessThanOrEqual(8);
      expect(texts).toBeLessThanOrEqual(3);

      // What another user reads: the customer's sentence, who gave it and when, in the answer and in the pain.
      const quoted = {
        Evidence__c: 'Quoted',
        Quote__c: 'Closing the month takes eleven days',
        Said_By__r: { Name: 'Ada King' },
      };
      const fields = 'Evidence__c, Quote__c, Said_By__r.Name';
      const where = `WHERE Opportunity__c = '${deal.id}'`;
      expect(await readAs(org, 'manager', `SELECT ${fields} FROM DF_Pain_Point__c ${where}`)).toMatchObject([quoted]);
      expect(
        await readAs(org, 'manager', `SELECT ${fields} FROM DF_Answer__c ${where} AND Concept__c = 'problem'`),
      ).toMatchObject([quoted]);
      expect(await readAs(org, 'manager', `SELECT StageName FROM Opportunity WHERE Id = '${deal.id}'`)).toMatchObject([
        { StageName: 'Value Proposition' },
      ]);
    });
  }, 240_000);

  test('an answer in the words of a known contact takes two clicks besides the text; a pain is deepened among few fields', async () => {
    await withOpenDeal(async ({ page, hands }) => {
      await hands.click(question(page, 'problem').getByRole('textbox'));
      await hands.type('Closing the month takes eleven days');
      await hands.press('Enter');
      await hands.click(question(page, 'problem').getByRole('button', { name: 'Yes, Ada King' }));
      await question(page, 'problem')
        .getByText('“Closing the month takes eleven days”')
        .or(pains(page).getByText('Quoted'))
        .first()
        .waitFor();
      await note('an answer as Quoted with a known contact: clicks', hands.effort.clicks);
      expect(hands.effort.clicks).toBeLessThanOrEqual(2);

      await pains(page).locator('[data-deepen]').first().click();
      await pains(page).locator('c-pain-editor').getByRole('button', { name: 'Save' }).waitFor();
      const everything = await seen(page, 20_000);
      await note('fields on the whole page while a pain is deepened', everything.fields);
      expect(everything.fields).toBeLessThanOrEqual(8);
    });
  }, 240_000);
});
