import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal, fits, scrollTo } from './diagnosed-deal.ts';
import { tabTo, waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, violations, openHome } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const map = (page: Page): Locator => page.locator('c-prescription-map');

const WORDS = 'Yes, about one order in fifty goes wrong, and each costs us half a day.';

/** The customer's reply, with the seller's own mail quoted below. */
async function replyTo(org: RunningOrg): Promise<string> {
  const [seller] = await org.query<{ Name: string; Email: string }>(
    `SELECT Name, Email FROM User WHERE Username = '${org.users.seller.username}'`,
  );
  return `From: Ingrid Halvorsen <ingrid@halvorsen.example>
To: ${seller!.Name} <${seller!.Email}>
Date: Thu, 19 Nov 2026 10:12:33 +0100
Subject: Re: What we heard

Hello,

${WORDS} In March the auditors come, so it has to be fixed by then.

Kind regards,
Ingrid Halvorsen

On Wed, 18 Nov 2026 at 17:03, ${seller!.Name} <${seller!.Email}> wrote:
> You told me that one order in fifty is wrong.
`;
}

const stored = async (org: RunningOrg, id: string) =>
  (
    await org.query<object>(
      `SELECT Evidence__c, Quote__c, Said_By__r.Name, Said_On__c, Confirmed_Words__c, Confirmed_By__r.Name, Confirmed_On__c, Confirmed_Source__c FROM DF_Pain_Point__c WHERE Id = '${id}'`,
    )
  )[0];

/** Nothing of the element reaches over the right edge of the frame. */
async function within(element: Locator, frame: Locator): Promise<void> {
  const edge = async (locator: Locator) => {
    const { x, width } = (await locator.boundingBox())!;
    return Math.round(x + width);
  };
  expect(await edge(element)).toBeLessThanOrEqual(await edge(frame));
}

describe('a confirmation', () => {
  test('without words of its own is refused by panel and API; a pasted reply gives words, sender and day', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const { status, body } = await org.rest('PATCH', `/sobjects/DF_Pain_Point__c/${deal.errors}`, {
        Evidence__c: 'Confirmed',
        Said_By__c: deal.contactId,
        Said_On__c: '2026-11-19',
        Quote__c: 'One in fifty is wrong.',
      });
      expect([status, JSON.stringify(body)]).toEqual([
        400,
        expect.stringContaining('FIELD_CUSTOM_VALIDATION_EXCEPTION'),
      ]);
      expect(await stored(org, deal.errors)).toMatchObject({ Evidence__c: 'Heard' });
      const reply = await replyTo(org);

      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
        await scrollTo(map(page));
        const pain = map(page).locator(`li[data-pain="${deal.errors}"]`);
        const open = pain.getByRole('button', { name: /^Note the confirmation/ });
        await open.click();
        // The form opens in sight, with the focus in it; a cancelled one gives the focus back.
        const paste = pain.getByLabel('Paste their reply or a transcript');
        await waitForFocusIn(page, paste);
        await pain.getByRole('button', { name: 'Cancel' }).click();
        await waitForFocusIn(page, open);
        await page.keyboard.press('Enter');
        await waitForFocusIn(page, paste);

        const words = pain.getByLabel('What they wrote or said to confirm it');
        expect(await words.inputValue()).toBe('');
        await pain.getByRole('button', { name: 'Save' }).click();
        await pain.getByText('Complete this field.').first().waitFor();
        expect(await stored(org, deal.errors)).toMatchObject({ Evidence__c: 'Heard' });

        await paste.fill(reply);
        const sentence = pain.getByRole('button', { name: WORDS });
        await sentence.waitFor();
        // What the seller wrote is shown, but no button.
        await pain.locator('[data-ours]').getByText('You told me that one order in fifty is wrong.').waitFor();
        expect(await pain.getByRole('button', { name: /You told me/ }).count()).toBe(0);
        await sentence.click();
        expect(await words.inputValue()).toBe(WORDS);
        await pain.getByText('Found in the text: Ingrid Halvorsen, Nov 19, 2026, Email').first().waitFor();
        await page.setViewportSize({ width: 1280, height: 1400 });
        await pain.getByRole('button', { name: /^Use it/ }).click();
        await pain.locator('[data-confirmation]').getByText('Ingrid Halvorsen').first().waitFor();
        // The messages of the refused Save are gone.
        await pain.getByText('Complete this field.').first().waitFor({ state: 'detached' });
        expect(await violations(page)).toEqual([]);
        await pain.screenshot({ path: join(screenshots, 'confirmation.png'), animations: 'disabled' });

        // In a narrow panel the levels wrap.
        await fits(page, 320);
        await within(pain.locator('.levels__row'), pain.locator('form'));
        await within(pain.locator('.levels__one').last(), pain.locator('form'));
        await pain.screenshot({ path: join(screenshots, 'confirmation-narrow.png'), animations: 'disabled' });
        await page.setViewportSize({ width: 1280, height: 1400 });

        await pain.getByRole('button', { name: 'Save' }).click();
        await map(page).getByText('Pain confirmed').waitFor();
        await waitForFocusIn(page, pain.getByRole('button', { name: /^Prescribe a product/ }));
        expect(await stored(org, deal.errors)).toMatchObject({
          Evidence__c: 'Confirmed',
          Quote__c: null,
          Said_By__r: { Name: 'Ingrid Halvorsen' },
          Said_On__c: '2026-11-19',
          Confirmed_Words__c: WORDS,
          Confirmed_By__r: { Name: 'Ingrid Halvorsen' },
          Confirmed_On__c: '2026-11-19',
          Confirmed_Source__c: 'Email',
        });
        expect(faults).toEqual([]);
      });
    });
  }, 180_000);

  test('with the keyboard alone: sentences are picked with arrow keys, and the rest of the text goes to the checklist', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      const reply = await replyTo(org);
      await withBrowser(async (browser) => {
        const { page } = await openPage(browser);
        const { keyboard } = page;
        await openHome(page, org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
        await scrollTo(map(page));
        const pain = map(page).locator(`li[data-pain="${deal.errors}"]`);
        await tabTo(page, pain.getByRole('button', { name: /^Note the confirmation/ }));
        await keyboard.press('Enter');
        await waitForFocusIn(page, pain.getByLabel('Paste their reply or a transcript'));
        await keyboard.insertText(reply);
        await tabTo(page, pain.locator('[data-sentence]').first());
        await keyboard.press('ArrowDown');
        await keyboard.press('Space');
        await pain.locator('[data-sentence][aria-pressed="true"]').getByText('In March the auditors come').waitFor();
        await tabTo(page, pain.getByRole('button', { name: 'Look for more facts in this text' }));
        await keyboard.press('Enter');
        const notes = page.locator('c-discovery-checklist [data-notes] textarea');
        await waitForFocusIn(page, notes);
        expect(await notes.inputValue()).toContain('In March the auditors come');
      });
    });
  }, 120_000);
});
