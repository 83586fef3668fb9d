import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { goToDeal, openDeals } from './gate-deal.ts';
import { withOrg } from './org.ts';
import { gate, openHome, openPage, pains, violations } from './record-page.ts';

const STATEMENT = 'Orders are typed twice, and one in fifty is wrong';

test('the gate leads to the pain that lacks their words, and to the one that lacks a figure', async () => {
  await withOrg(async (org) => {
    const [deal] = await openDeals(org, 1);
    if (!deal) throw new Error('The demo data has no deal in Needs Analysis.');
    const [row] = await org.query<{ AccountId: string }>(`SELECT AccountId FROM Opportunity WHERE Id = '${deal.id}'`);
    const contact = { FirstName: 'Ingrid', LastName: 'Halvorsen', AccountId: row?.AccountId };
    const contactId = await create(org, 'Contact', contact, 'admin');
    await create(org, 'OpportunityContactRole', { OpportunityId: deal.id, ContactId: contactId }, 'admin');
    const pain = await create(org, 'DF_Pain_Point__c', {
      Opportunity__c: deal.id,
      Statement__c: STATEMENT,
      Evidence__c: 'Heard',
    });
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await goToDeal(page, org, deal);
      await gate(page)
        .getByRole('button', { name: /^Raise to Quoted/ })
        .click();
      const editor = pains(page).locator('c-pain-editor');
      await editor.waitFor();
      // At the level that was asked for, with what is noted as the words to correct.
      await editor.locator('input[value="Quoted"]:focus').waitFor();
      await editor.getByRole('button', { name: 'Save' }).click();
      await gate(page).locator('li.line_met', { hasText: 'One pain (Quoted)' }).waitFor({ state: 'attached' });

      await gate(page).getByRole('combobox').first().click();
      await gate(page)
        .getByRole('option', { name: /^Proposal/ })
        .click();
      await gate(page)
        .getByRole('button', { name: /^Put a figure on it/ })
        .click();
      // The fold with the figures is open, at the likely one.
      const likely = editor.getByLabel('Likely');
      await likely.and(editor.locator(':focus')).waitFor();
      await page.keyboard.type('42000');
      await editor.getByRole('button', { name: 'Save' }).click();
      await gate(page).locator('li.line_met', { hasText: 'Yearly impact (Quoted)' }).waitFor({ state: 'attached' });
      expect(await violations(page)).toEqual([]);
      expect(faults).toEqual([]);
      const { body } = await org.rest('GET', `/sobjects/DF_Pain_Point__c/${pain}`, undefined, 'manager');
      expect(body).toMatchObject({ Evidence__c: 'Quoted', Quote__c: STATEMENT, Impact_Likely__c: 42_000 });
    });
  });
}, 120_000);
