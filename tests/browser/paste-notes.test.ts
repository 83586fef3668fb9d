import { readdirSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create, diagnosedDeal, fits } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openHome, openPage, violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const inbox = (page: Page): Locator => page.locator('c-suggestion-inbox');
const notes = (page: Page): Locator => page.getByRole('textbox', { name: 'Paste notes' });
const shot = (page: Page, name: string) =>
  inbox(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });

const TEAMS = [
  'WEBVTT',
  '',
  '00:12:30.000 --> 00:12:34.000',
  '<v Sara Lindner>What keeps causing the wrong orders, and what budget is there?</v>',
  '',
  '00:12:41.000 --> 00:12:46.000',
  '<v Ingrid Halvorsen>The wrong orders come from the fact that nobody owns</v>',
  '',
  '00:12:46.000 --> 00:12:50.000',
  '<v Ingrid Halvorsen>the master data, write to ingrid@halvorsen.example.</v>',
  '',
  '00:13:05.000 --> 00:13:12.000',
  '<v Mia Stern>The board approved a budget of 40,000 euros for this year.</v>',
  '',
  '00:13:15.000 --> 00:13:20.000',
  '<v Mia Stern>Orders get lost every week, and customers complain about it.</v>',
].join('\n');

/** Opens the deal of the test and enters the field for notes. */
async function openForm(page: Page, org: RunningOrg, deal: string): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal}/view`);
  await notes(page).click();
  await inbox(page).getByRole('button', { name: 'Find answers' }).waitFor();
}

async function pasteNotes(page: Page, text: string): Promise<void> {
  await notes(page).focus();
  await page.keyboard.insertText(text);
  await inbox(page).getByRole('button', { name: 'Find answers' }).click();
}

/** The text of everything that the org has stored: every table of its database, the log of requests, and the other files. */
function stored(dataDir: string): string {
  const database = new DatabaseSync(join(dataDir, 'org.sqlite'), { readOnly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    const rows = tables.map(({ name }) => JSON.stringify(database.prepare(`SELECT * FROM "${String(name)}"`).all()));
    const files = readdirSync(dataDir).filter((name) => !name.includes('sqlite'));
    return [...rows, ...files.map((name) => readFileSync(join(dataDir, name), 'utf8'))].join('\n');
  } finally {
    database.close();
  }
}

const browserState = (page: Page): Promise<string> =>
  page.evaluate<string>('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');

describe('pasted notes', () => {
  test('a pitch is shown as own words, which nobody can accept', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await openForm(page, org, deal.id);
        await pasteNotes(page, 'I told them our platform is the best in the market');
        await inbox(page).getByRole('button', { name: 'Your own words (1)' }).waitFor();
        expect(await inbox(page).locator('[data-words]').allTextContents()).toEqual([
          'I told them our platform is the best in the market',
        ]);
        expect(await inbox(page).getByText('is no evidence').count()).toBe(1);
        expect(await inbox(page).getByText('Would count').count()).toBe(1);
        expect(
          await inbox(page)
            .getByRole('button', { name: /Accept/ })
            .count(),
        ).toBe(0);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'notes-own-words.png');
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);

  test('a transcript of Teams ends as quotes with speaker and time', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await create(org, 'OpportunityContactRole', { OpportunityId: deal.id, ContactId: deal.contactId }, 'admin');
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await openForm(page, org, deal.id);
        await inbox(page)
          .locator('input[type="file"]')
          .setInputFiles({ name: 'call.vtt', mimeType: 'text/vtt', buffer: Buffer.from(TEAMS) });
        const name = inbox(page).getByLabel('Name of the source');
        // The page reads the file while the test goes on.
        for (let tries = 0; tries < 50 && (await name.inputValue()) === ''; tries += 1) await page.waitForTimeout(100);
        expect(await name.inputValue()).toBe('call.vtt');
        expect(await notes(page).inputValue()).toBe(TEAMS);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'notes-form.png');
        await inbox(page).getByRole('button', { name: 'Find answers' }).click();
        await inbox(page).getByText('Found at 12:41 in call.vtt').first().waitFor();
        await shot(page, 'notes-found.png');
        expect(await violations(page)).toEqual([]);
        await fits(page, 400);
        await shot(page, 'notes-found-narrow.png');
        await fits(page, 1280);
        // Who is no contact yet becomes one.
        await inbox(page).getByRole('button', { name: 'Add Mia Stern as a contact' }).first().click();
        await inbox(page).getByText('Mia Stern is a contact now.').waitFor();
        await inbox(page)
          .getByRole('button', { name: /^Accept all/ })
          .click();
        await inbox(page).getByText('not saved: 0').waitFor();
        // All taken back, in one request, and accepted again.
        const saves: string[] = [];
        page.on('request', (request) => {
          if (/mutation/.test(request.postData() ?? '')) saves.push(request.url());
        });
        await inbox(page).getByRole('button', { name: 'Undo' }).click();
        await inbox(page)
          .getByText(/^Taken back: [1-9]/)
          .waitFor();
        expect(saves).toHaveLength(1);
        const left = `SELECT Id FROM DF_Answer__c WHERE Opportunity__c = '${deal.id}' AND Status__c = 'Answered'`;
        expect(await org.query(left)).toEqual([]);
        await inbox(page)
          .getByRole('button', { name: /^Accept all/ })
          .click();
        await inbox(page).getByText('not saved: 0').waitFor();
        expect(faults).toEqual([]);
      });
      const answers = await org.query<Record<string, unknown>>(
        `SELECT Concept__c, Evidence__c, Quote__c, Said_By__r.Name, Source_Name__c, Source_Hash__c, Place__c FROM DF_Answer__c WHERE Opportunity__c = '${deal.id}' ORDER BY Place__c`,
      );
      const source = {
        Evidence__c: 'Quoted',
        Source_Name__c: 'call.vtt',
        Source_Hash__c: expect.stringMatching(/^\w{64}$/),
      };
      expect(answers).toMatchObject([
        { ...source, Concept__c: 'root cause', Place__c: '12:41', Said_By__r: { Name: 'Ingrid Halvorsen' } },
        { ...source, Concept__c: 'budget', Place__c: '13:05', Said_By__r: { Name: 'Mia Stern' } },
      ]);
      expect(answers[0]?.['Quote__c']).toContain('nobody owns the master data, write to [e-mail]');
      expect(stored(org.dataDir)).not.toContain('ingrid@halvorsen.example');
    });
  }, 240_000);

  test('without consent nothing of the text is written: not in the org, nor in the browser, nor in logs', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        const printed: string[] = [];
        page.on('console', (message) => printed.push(message.text()));
        await openHome(page, org);
        await openForm(page, org, deal.id);
        await inbox(page).getByText('No consent: do not keep', { exact: true }).click();
        await pasteNotes(page, TEAMS);
        await inbox(page).getByText('Nothing was kept.').waitFor();
        expect(await inbox(page).locator('[data-announcement]').textContent()).toMatch(/Answers found: [1-9]/);
        expect(await inbox(page).locator('[data-item]').count()).toBe(0);
        const everywhere = [await browserState(page), ...printed, stored(org.dataDir)].join('\n');
        for (const words of ['master data', 'ingrid@', '40,000', 'Mia Stern', 'customers complain']) {
          expect(everywhere).not.toContain(words);
        }
        // The search would find words that were stored.
        expect(everywhere).toContain('Orders are typed twice, and one in fifty is wrong');
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);

  test('where the reader cannot be loaded, the text stays and a sentence names the remedy', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser);
        await openHome(page, org);
        await openForm(page, org, deal.id);
        await page.route('**/resource/**', (route) => route.abort());
        await pasteNotes(page, TEAMS);
        await inbox(page).getByText('What reads notes could not be loaded.').waitFor();
        expect(await notes(page).inputValue()).toBe(TEAMS);
        await shot(page, 'notes-not-loaded.png');
        await page.unroute('**/resource/**');
        await inbox(page).getByRole('button', { name: 'Find answers' }).click();
        await inbox(page).getByText('Found at').first().waitFor();
      });
    });
  }, 180_000);
});
