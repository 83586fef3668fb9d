import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { openDeals, readAs } from './gate-deal.ts';
import { hasFocus, isFocusIn, pressOn, tabTo, waitForFocusIn } from './keyboard.ts';
import { deployWithFields } from './fix-org.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { gate, missingSentences, openPage, violations, openHome } from './record-page.ts';

const SENTENCES = {
  type: /„Typ“/,
  kickoff: /„Kickoff On“/,
  seats: /„Seats“/,
  legal: /„Legal Case“/,
  campaign: /„Kampagne“/,
};

/** What is missing, by what its sentence names. */
const line = (page: Page, what: RegExp) => gate(page).locator('li.line', { hasText: what });
const fillButton = (page: Page, what: RegExp) => line(page, what).getByRole('button', { name: /^Ausfüllen/ });

/** Opens the form of a field by keyboard, and waits until its place has the focus. */
async function openForm(page: Page, what: RegExp): Promise<void> {
  await pressOn(page, fillButton(page, what));
  await waitForFocusIn(page, line(page, what).locator('[data-fill-text]:not([data-fill-wait])'));
}

async function save(page: Page, what: RegExp): Promise<void> {
  await pressOn(page, line(page, what).getByRole('button', { name: 'Speichern' }));
  await gate(page).locator('li.line_met', { hasText: what }).waitFor({ state: 'attached' });
  expect(await hasFocus(page)).toBe(true);
}

async function prepared(org: RunningOrg): Promise<string> {
  await deployWithFields(org);
  const [deal] = await openDeals(org, 1);
  const blank = { Type: null, CampaignId: null };
  const language = { LanguageLocaleKey: 'de', LocaleSidKey: 'de_DE' };
  for (const [path, fields] of [
    [`/sobjects/Opportunity/${deal!.id}`, blank],
    [`/sobjects/User/${org.users.seller.id}`, language],
  ] as const)
    expect((await org.rest('PATCH', path, fields, 'admin')).status).toBe(204);
  return deal!.id;
}

test('a German seller fills what a gate asks for in place, by keyboard, with the words and the fields that the org has', async () => {
  await withOrg(async (org) => {
    const id = await prepared(org);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        const what = pathname.split('/ui-api/object-info/')[1];
        // The path reads its stages, and the page's details what they may edit, when the page is loaded.
        if (what?.includes('/picklist-values/') && !what.endsWith('/StageName')) asked.push(what);
      });
      await openHome(page, org);
      await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
      await gate(page).getByRole('heading', { name: 'Um Value Proposition zu erreichen' }).waitFor();
      const missing = await missingSentences(page);
      for (const what of Object.values(SENTENCES)) expect(missing.filter((one) => what.test(one))).toHaveLength(1);

      // A standard picklist: the org's values in its order, in German where they are translated.
      const before = asked.length;
      await openForm(page, SENTENCES.type);
      expect(asked.slice(before)).toEqual(['Opportunity/picklist-values/012000000000000AAA/Type']);
      expect(before).toBe(0);
      await page.keyboard.press('ArrowDown');
      const options = line(page, SENTENCES.type).getByRole('option');
      await options.first().waitFor();
      expect(await options.allInnerTexts()).toEqual([
        'Bestandskunde, Ausbau',
        'Existing Customer - Replacement',
        'Existing Customer - Downgrade',
        'Neuer Kunde',
      ]);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await line(page, SENTENCES.type).getByRole('combobox').getByText('Neuer Kunde').waitFor();
      await save(page, SENTENCES.type);

      // A day in the org, as Germans write it. Nothing is requested again: what the object has is known by now.
      await openForm(page, SENTENCES.kickoff);
      await page.keyboard.type('im Dezember');
      await pressOn(page, line(page, SENTENCES.kickoff).getByRole('button', { name: 'Speichern' }));
      const day = line(page, SENTENCES.kickoff).getByRole('textbox');
      expect(await day.inputValue()).toBe('im Dezember');
      expect(await day.getAttribute('aria-invalid')).toBe('true');
      await tabTo(page, day, 'Shift+Tab');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('14.12.2026');
      expect(await violations(page)).toEqual([]);
      await save(page, SENTENCES.kickoff);
      expect(asked).toHaveLength(1);

      // A number with one decimal, behind a German's comma.
      await openForm(page, SENTENCES.seats);
      await page.keyboard.type('12,5');
      await save(page, SENTENCES.seats);
      expect(asked).toHaveLength(1);

      // What may not be changed, and what has its place elsewhere, is explained instead.
      await openForm(page, SENTENCES.legal);
      await line(page, SENTENCES.legal).getByText('Sie können das Feld „Aktenzeichen“ nicht ändern').waitFor();
      await pressOn(page, line(page, SENTENCES.legal).getByRole('button', { name: 'Abbrechen' }));
      expect(await isFocusIn(fillButton(page, SENTENCES.legal))).toBe(true);
      await openForm(page, SENTENCES.campaign);
      await tabTo(page, line(page, SENTENCES.campaign).getByRole('link', { name: 'Opportunity bearbeiten' }));
      expect(await violations(page)).toEqual([]);
      expect(await line(page, SENTENCES.campaign).getByRole('button', { name: 'Speichern' }).count()).toBe(0);

      await page.keyboard.press('Enter');
      await page.locator('shell-details').getByRole('textbox', { name: 'Nächster Schritt' }).waitFor();
      expect(await isFocusIn(page.locator('shell-details'))).toBe(true);
      expect(new URL(page.url()).pathname).toBe(`/lightning/r/Opportunity/${id}/edit`);

      const soql = `SELECT Type, Kickoff_On__c, Seats__c, Legal_Case__c, CampaignId, LastModifiedById FROM Opportunity WHERE Id = '${id}'`;
      const [saved] = await readAs<object>(org, 'manager', soql);
      expect(saved).toMatchObject({
        Type: 'New Customer',
        Kickoff_On__c: '2026-12-14',
        Seats__c: 12.5,
        Legal_Case__c: null,
        CampaignId: null,
        LastModifiedById: org.users.seller.id,
      });
      expect(faults).toEqual([]);
    });
  });
}, 300_000);
