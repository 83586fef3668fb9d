import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create, diagnosedDeal, fits, scrollTo } from './diagnosed-deal.ts';
import type { DiagnosedDeal } from './diagnosed-deal.ts';
import { tabTo, takeMarked } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, violations, openHome } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const panel = (page: Page): Locator => page.locator('c-playback');
const shot = (page: Page, name: string) =>
  panel(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });

async function onDeal(browser: BrowserContext, org: RunningOrg, deal: DiagnosedDeal) {
  const { page, faults } = await openPage(browser);
  await browser.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: org.url });
  await openHome(page, org);
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
  await scrollTo(panel(page));
  await panel(page).getByRole('tab', { name: 'Send what we understood' }).waitFor();
  return { page, faults };
}

/** What calls and a proposal added to the deal, one of it hostile. */
async function heard(org: RunningOrg, deal: DiagnosedDeal): Promise<string> {
  const source = { Said_By__c: deal.contactId, Said_On__c: '2026-11-20' };
  const answer = (concept: string, fields: object) =>
    create(org, 'DF_Answer__c', {
      Opportunity__c: deal.id,
      Concept__c: concept,
      Key__c: `${deal.id}:${concept}`,
      ...fields,
    });
  await answer('cost of inaction', { Answer__c: 'Two people will leave in spring', Evidence__c: 'Heard' });
  await answer('desired state', { Answer__c: 'We guess that they want to grow', Evidence__c: 'Assumed' });
  const risk = await answer('stakeholder risk', {
    Answer__c: 'Accounting <b>fears</b> for its overtime pay',
    Evidence__c: 'Quoted',
    ...source,
    Quote__c: 'My own team will ask what happens to their overtime. <script>alert(1)</script>',
  });
  await create(org, 'DF_Prescription__c', {
    Pain_Point__c: deal.overtime,
    Product__c: deal.products[0]!.id,
    Because__c: 'It posts the invoices itself, so nobody has to at month end',
    Side_Effects__c: 'The first month end takes longer while two systems run',
  });
  return risk;
}

const manager = async <Row>(org: RunningOrg, soql: string): Promise<readonly Row[]> => {
  const path = `/query?q=${encodeURIComponent(soql)}`;
  return (await org.rest<{ records: readonly Row[] }>('GET', path, undefined, 'manager')).body.records;
};

const evidenceOf = async (org: RunningOrg, object: string, id: string) =>
  (
    await manager<object>(
      org,
      `SELECT Evidence__c, Quote__c, Said_By__r.Name, Confirmed_Words__c, Confirmed_By__r.Name, Confirmed_On__c, Confirmed_Source__c, LastModifiedBy.Username FROM ${object} WHERE Id = '${id}'`,
    )
  )[0];

/** Pages of a PDF as Chromium writes it. */
const sheetsOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

/** Expects the parts in the text, each behind the one before. */
function inOrder(text: string, parts: readonly string[]) {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    expect(at < 0 ? `missing or too early: ${part}` : part).toBe(part);
    from = at + part.length;
  }
}

const REPLY = [
  'Thank you, that is us to a T.',
  'Yes, one order in fifty is wrong, and each costs us half a day.',
  'And you are right about accounting: they worry about the overtime pay.',
].join('\n');

describe('the playback of a deal', () => {
  test('by mouse: the page is copied and downloaded, and what the customer replies becomes evidence', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const risk = await heard(org, deal);
      await withBrowser(async (browser) => {
        const { page, faults } = await onDeal(browser, org, deal);
        const sheet = panel(page).locator('[data-sheet="page"]');
        await sheet.getByText('Books closed within three working days').waitFor();
        expect(await sheet.locator('[data-section="heard"] [data-lead]').allTextContents()).toEqual([
          'You told us: We pay overtime every month end for work the system should do',
          'You told us: Orders are typed twice, and one in fifty is wrong',
        ]);
        // Quotation marks are only where the customer's own words are known, a name only where the seller asks for it too.
        expect(await sheet.locator('[data-section="heard"] [data-quote]').allTextContents()).toEqual([
          '“Every single month end we pay overtime for this.”',
        ]);
        expect(await sheet.locator('[data-section="heard"]').getByText('Ingrid Halvorsen').count()).toBe(0);
        await panel(page).locator('[data-names]').getByText('Say who said it').click();
        await sheet.locator('[data-section="heard"]').getByText('Ingrid Halvorsen').waitFor();
        expect(await sheet.locator('[data-section="heard"]').getByText('Ingrid Halvorsen').count()).toBe(1);
        expect(await panel(page).getByText('Active', { exact: true }).count()).toBe(0);
        // Words of the customer are text, whatever they look like; a guess is not what we heard.
        expect(await sheet.getByText('Accounting <b>fears</b> for its overtime pay').count()).toBe(1);
        expect(await sheet.getByText('We guess that they want to grow').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'playback-page.png');

        await panel(page).getByRole('button', { name: 'Copy' }).click();
        await panel(page).getByText('Copied.').waitFor();
        const copied = await page.evaluate<string>(
          "navigator.clipboard.read().then((items) => items[0].getType('text/html')).then((blob) => blob.text())",
        );
        expect(copied).toContain('Every single month end we pay overtime for this.');
        expect(copied).not.toContain('<script');
        const plain = await page.evaluate<string>('navigator.clipboard.readText()');
        expect(plain).toContain('You told us: Orders are typed twice');
        expect(plain.match(/“[^”]*”/g)).toEqual([
          '“Every single month end we pay overtime for this.”',
          expect.stringContaining('what happens to their overtime'),
        ]);

        const [download] = await Promise.all([
          page.waitForEvent('download'),
          panel(page).getByRole('button', { name: 'Download' }).click(),
        ]);
        expect(download.suggestedFilename()).toMatch(/\.html$/);
        const html = await readFile(await download.path(), 'utf8');
        expect(html).toContain('<html lang="en-US" dir="ltr">');
        expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
        expect(html).not.toContain('<script');
        expect(html).not.toContain('We guess');

        // Their reply: a passage is selected, then what it confirms is chosen.
        await panel(page).getByRole('tab', { name: 'Note their reply' }).click();
        const reply = panel(page).locator('c-playback-reply');
        const words = reply.getByRole('textbox', { name: 'Paste the customer’s reply' });
        await words.fill(REPLY);
        const select = (passage: string) =>
          words.evaluate((area, part) => {
            const start = area.value.indexOf(part);
            area.setSelectionRange(start, start + part.length);
          }, passage);
        await select('one order in fifty is wrong, and each costs us half a day.');
        await reply.getByText('Orders are typed twice, and one in fifty is wrong').click();
        await select('they worry about the overtime pay.');
        await reply.getByText(/Accounting <b>fears/).click();
        await reply.getByRole('combobox', { name: 'Who wrote it' }).click();
        await reply.getByRole('option', { name: 'Ingrid Halvorsen' }).click();
        expect(await violations(page)).toEqual([]);
        await shot(page, 'playback-reply.png');
        await reply.getByRole('button', { name: 'Note 2 as confirmed' }).click();
        await panel(page).getByText('2 confirmed').waitFor();
        await panel(page).locator('[data-title]:focus').waitFor();

        const confirmed = {
          Evidence__c: 'Confirmed',
          Said_By__r: { Name: 'Ingrid Halvorsen' },
          Confirmed_By__r: { Name: 'Ingrid Halvorsen' },
          Confirmed_Source__c: 'Email',
          LastModifiedBy: { Username: org.users.seller.username },
        };
        expect(await evidenceOf(org, 'DF_Pain_Point__c', deal.errors)).toMatchObject({
          ...confirmed,
          Quote__c: null,
          Confirmed_Words__c: 'Yes, one order in fifty is wrong, and each costs us half a day.',
        });
        expect(await evidenceOf(org, 'DF_Answer__c', risk)).toMatchObject({
          ...confirmed,
          // The old quote is left as it was.
          Quote__c: expect.stringContaining('what happens to their overtime'),
          Confirmed_Words__c: 'And you are right about accounting: they worry about the overtime pay.',
        });

        await panel(page).getByRole('tab', { name: 'Plan the call' }).click();
        await panel(page).locator('[data-sheet="plan"] [data-lead]').first().waitFor();
        expect(await violations(page)).toEqual([]);
        await shot(page, 'playback-plan.png');

        await panel(page).getByRole('tab', { name: 'Hand over' }).click();
        await panel(page).locator('[data-section="promised"]').getByText(deal.products[0]!.name).first().waitFor();
        expect(await violations(page)).toEqual([]);
        await shot(page, 'playback-handover.png');
        await fits(page, 320);
        await fits(page, 420);
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);

  test('printed, the page for the customer names no deal and the plan is one sheet of paper with 100 pains and long names', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await heard(org, deal);
      for (let index = 0; index < 100; index += 1) {
        const statement = `${index} Überstunden am Monatsende, weil nichts zusammenpasst `.repeat(4).trim();
        const evidence = index % 2 ? 'Heard' : 'Assumed';

        await create(org, 'DF_Pain_Point__c', {
          Opportunity__c: deal.id,
          Statement__c: statement,
          Evidence__c: evidence,
        });
      }
      await withBrowser(async (browser) => {
        const { page } = await onDeal(browser, org, deal);
        const printed = async (tab: string) => {
          await panel(page).getByRole('tab', { name: tab }).click();
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            panel(page).getByRole('button', { name: 'Download' }).click(),
          ]);
          const paper = await browser.newPage();
          await paper.setContent(await readFile(await download.path(), 'utf8'));
          await paper.emulateMedia({ media: 'print' });
          const text = await paper.locator('main').innerText();
          const sizes = [];

          for (const format of ['A4', 'Letter'])
            sizes.push(sheetsOf(await paper.pdf({ format, preferCSSPageSize: false })));
          await paper.close();
          return { text, sheets: sizes };
        };
        const plan = await printed('Plan the call');
        expect(plan.sheets).toEqual([1, 1]);
        inOrder(plan.text, ['Call plan:', 'Whom to meet', 'What we believe', 'and 46 more', 'What to have confirmed']);
        const sent = await printed('Send what we understood');
        expect(sent.sheets[0]).toBeGreaterThan(1);
        expect(sent.text).not.toContain(deal.name);
        expect(sent.text).not.toContain(deal.products[0]!.name);
        inOrder(sent.text, [
          'Hello',
          'What we understood, ',
          'What gets in your way',
          'We pay overtime every month end',
          'If nothing changes',
          'What you want instead',
          'What worries you',
          'What did we get wrong?',
          'What is missing?',
          'What would you need to decide?',
        ]);
        const handover = await printed('Hand over');
        inOrder(handover.text, ['Handover:', 'What was promised', deal.products[0]!.name, 'How success', 'Still open']);
      });
    });
  }, 180_000);

  test('with the keyboard alone a reply confirms a pain, all or nothing, and a reload loses no word', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const long = { Opportunity__c: deal.id, Statement__c: 'Überstunden'.repeat(18), Evidence__c: 'Heard' };
      await create(org, 'DF_Pain_Point__c', long);
      await withBrowser(async (browser) => {
        const { page } = await onDeal(browser, org, deal);
        const { keyboard } = page;
        const reply = panel(page).locator('c-playback-reply');
        await panel(page).getByRole('tab', { name: 'Send what we understood' }).focus();
        await keyboard.press('ArrowRight');
        const words = reply.getByRole('textbox', { name: 'Paste the customer’s reply' });
        await tabTo(page, words);
        await keyboard.type('Yes, one in fifty is wrong.');
        await page.reload();
        await scrollTo(panel(page));
        await panel(page).getByRole('tab', { name: 'Note their reply' }).focus();
        await keyboard.press('Enter');
        expect(await words.inputValue()).toBe('Yes, one in fifty is wrong.');
        await tabTo(page, reply.getByRole('checkbox', { name: 'Orders are typed twice, and one in fifty is wrong' }));
        await keyboard.press('Space');
        // A word of 200 letters makes nothing wider than the panel.
        const edge = ({ x, width }: { x: number; width: number }) => Math.round(x + width);
        const quoted = reply.getByRole('textbox', { name: 'Their words' });
        expect(edge((await quoted.boundingBox())!)).toBeLessThanOrEqual(edge((await reply.boundingBox())!));
        const who = reply.getByRole('combobox', { name: 'Who wrote it' });
        await tabTo(page, who);
        await takeMarked(page, who);
        await who.getByText('Ingrid Halvorsen').waitFor();
        await tabTo(page, reply.getByRole('button', { name: 'Note 1 as confirmed' }));
        await keyboard.press('Enter');
        await panel(page).getByText('1 confirmed').waitFor();
        expect(await evidenceOf(org, 'DF_Pain_Point__c', deal.errors)).toMatchObject({
          Evidence__c: 'Confirmed',
          Confirmed_Words__c: 'Yes, one in fifty is wrong.',
          Said_By__r: { Name: 'Ingrid Halvorsen' },
        });
      });
    });
  }, 120_000);
});
