import type { Route } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { readAs } from './gate-deal.ts';
import { tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import { question, violations } from './record-page.ts';
import { signIn } from './sign-in.ts';
import { checklist, text, announced, shot, WAIT, hasFocus, onDeal, visit, stored, oneDeal } from './checklist-page.ts';
import { HANG } from '../hang.ts';

/** 301 characters, more than an answer holds, and no sentence twice. */
const LONG = [
  'An order takes eleven days. The clerk waits for a signature from the plant. Then the plant waits for a number from the bank.',
  'The bank answers by letter, and the letter goes to the wrong desk twice a week.',
  'Somebody carries it over when the desk is empty at noon, or the day after. Then comes the audit.',
].join(' ');

describe('two people at one answer', () => {
  test(
    'both texts are shown, and merged into one that names both',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        const key = { Opportunity__c: deal.id, Concept__c: 'problem', Key__c: `${deal.id}:problem` };
        await create(org, 'DF_Answer__c', { ...key, Answer__c: 'Closing takes long', Evidence__c: 'Heard' });
        await withBrowser((mine) =>
          withBrowser(async (theirs) => {
            const { page } = await onDeal(mine, org, deal);
            const { page: other } = await onDeal(theirs, org, deal, 'manager');
            for (const one of [page, other])
              await question(one, 'problem').getByRole('button', { name: /^Edit/ }).click();
            await text(question(other, 'problem')).fill('Closing takes two weeks, says the CFO');
            await text(question(page, 'problem')).fill('Closing takes eleven days');
            await other.keyboard.press('Enter');
            await announced(other, 'Noted');

            await text(question(page, 'problem')).press('Enter');
            const conflict = question(page, 'problem').locator('c-answer-conflict');
            await conflict.getByText('Somebody else changed this answer').waitFor();
            expect(await conflict.locator('[data-mine]').textContent()).toBe('Closing takes eleven days');
            expect(await conflict.locator('[data-theirs]').textContent()).toBe('Closing takes two weeks, says the CFO');
            expect(await conflict.locator('[data-who]').textContent()).not.toMatch(/^,/);
            expect(await hasFocus(page)).toBe(true);
            expect(await violations(page)).toEqual([]);
            await shot(page, 'checklist-conflict.png');

            // Nothing is lost by a reload in the middle of it.
            await visit(page, org, deal);
            await question(page, 'problem').getByText('Not saved yet').waitFor();
            expect(await text(question(page, 'problem')).inputValue()).toBe('Closing takes eleven days');
            await text(question(page, 'problem')).press('Enter');
            await conflict.waitFor();
            await tabTo(page, conflict.locator('textarea'));
            await page.keyboard.press('Control+A');
            await page.keyboard.type('Eleven days, two weeks by the count of the CFO');
            await tabTo(page, conflict.getByRole('button', { name: 'Save both in one' }));
            await page.keyboard.press('Enter');
            await announced(page, 'Noted');
            const answers = await stored(org, deal);
            expect(answers['problem']).toMatchObject({
              Answer__c: 'Eleven days, two weeks by the count of the CFO',
              LastModifiedBy: { Username: org.users.seller.username },
            });
          }),
        );
      });
    },
    WAIT,
  );
});

describe('a connection that is lost while typing', () => {
  test(
    'loses no word and doubles none: over a reload, and when the answer to a save was lost',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        await withBrowser(async (browser) => {
          const { page } = await onDeal(browser, org, deal);
          const situation = question(page, 'situation');
          await text(situation).fill('Orders arrive by mail');
          await browser.setOffline(true);
          await page.keyboard.type(' and are typed twice');
          await page.keyboard.press('Enter');
          await situation.getByText(/No answer from Salesforce/).waitFor();
          expect(await text(situation).inputValue()).toBe('Orders arrive by mail and are typed twice');
          // The connection is back: sent again by itself, once.
          await browser.setOffline(false);
          await announced(page, 'Noted');

          // Offline again, and the page is loaded anew when the connection is back.
          const problem = question(page, 'problem');
          await browser.setOffline(true);
          await text(problem).fill('Closing the month takes eleven days');
          await page.keyboard.press('Enter');
          await problem.getByText('Not saved yet').waitFor();
          // Into a page that is gone: `online` must not come before the reload.
          await page.goto('about:blank');
          await browser.setOffline(false);
          await visit(page, org, deal);
          await problem.getByText('Not saved yet').waitFor();
          expect(await text(problem).inputValue()).toBe('Closing the month takes eleven days');

          // The org stores it, and its answer gets lost: the second attempt finds its own words.
          const loseAnswer = async (route: Route): Promise<void> => {
            await route.fetch();
            await route.abort('connectionreset');
          };
          await page.route('**/ui-api/records', loseAnswer, { times: 1 });
          await problem.getByRole('checkbox', { name: 'Note it as a pain too' }).uncheck();
          await text(problem).press('Enter');
          await problem.getByRole('button', { name: 'Try again' }).click();
          await announced(page, 'Noted: Where does that let you down');
          const answers = await stored(org, deal);
          expect(Object.keys(answers).sort()).toEqual(['problem', 'situation']);
          expect(answers['situation']).toMatchObject({ Answer__c: 'Orders arrive by mail and are typed twice' });
          expect(answers['problem']).toMatchObject({ Answer__c: 'Closing the month takes eleven days' });
        });
      });
    },
    WAIT,
  );

  test(
    'a session that ends while typing: the words stay, and are saved after signing in elsewhere',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        const seller = org.users.seller.username;
        const simulate = (body: object) =>
          fetch(`${org.url}/services/local-org/simulate`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${org.users.admin.accessToken}`, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          });
        await withBrowser(async (browser) => {
          const { page } = await onDeal(browser, org, deal);
          const situation = question(page, 'situation');
          await text(situation).fill('Orders arrive');
          expect((await simulate({ session: { username: seller, signedOut: true } })).status).toBe(200);
          await page.keyboard.type(' by mail');
          await page.keyboard.press('Enter');
          await situation.getByText(/Your session has ended/).waitFor();
          expect(await text(situation).inputValue()).toBe('Orders arrive by mail');
          expect(await stored(org, deal)).toEqual({});

          const elsewhere = await browser.newPage();
          await signIn(elsewhere, org, 'seller');
          await elsewhere.close();
          await situation.getByRole('button', { name: 'Try again' }).click();
          await announced(page, 'Noted');
          expect((await stored(org, deal))['situation']).toMatchObject({ Answer__c: 'Orders arrive by mail' });
        });
      });
    },
    WAIT,
  );
});

describe('much and strange text', () => {
  const markup = '<img src=x onerror=alert(1)> 😀 “שלום” مرحبا &amp; {0}';

  test(
    '200 questions open at once, and every text is shown as text',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        const [playbook] = await readAs<{ Id: string; Compiled__c: string }>(
          org,
          'admin',
          "SELECT Id, Compiled__c FROM DF_Playbook__c WHERE Status__c = 'Live' LIMIT 1",
        );
        const compiled = JSON.parse(playbook!.Compiled__c) as { questions: { concept: string; weight: number }[] };
        const questions = Array.from({ length: 200 }, (_, index) => ({
          ...compiled.questions[index % compiled.questions.length]!,
          ask: index === 11 ? markup : `Question ${index}: how does it go with that?`,
        }));
        const patch = { Compiled__c: JSON.stringify({ ...compiled, questions }) };
        expect((await org.rest('PATCH', `/sobjects/DF_Playbook__c/${playbook!.Id}`, patch, 'admin')).status).toBe(204);

        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const opened = Date.now();
          await checklist(page).getByRole('button', { name: 'Show all 200 questions' }).click();
          const rows = checklist(page).locator('[data-others] [data-ask]');
          await rows.last().waitFor();
          expect(Date.now() - opened).toBeLessThan(HANG);
          expect(await rows.count()).toBeGreaterThan(140);
          expect(await rows.getByText(markup).count()).toBe(1);
          await rows.nth(100).click();
          const concept = (await rows.nth(99).getAttribute('data-concept')) ?? '';
          expect(concept).not.toBe('');

          const situation = question(page, 'situation');
          await text(situation).fill(markup);
          await situation.getByRole('button', { name: 'Add a longer note' }).click();
          const note = `${markup}\n`.repeat(700).slice(0, 32_000).trim();
          await situation.getByLabel('Note').fill(note);
          await situation.getByRole('button', { name: 'Save', exact: true }).click();
          await announced(page, 'Noted');
          await checklist(page).locator('[data-noted]').getByText(markup).waitFor();
          await checklist(page).locator('[data-noted] [data-edit]').first().click();
          expect(await situation.getByLabel('Note').inputValue()).toBe(note);
          expect(await checklist(page).locator('img').count()).toBe(0);
          expect(
            await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
          ).toBe(true);

          // More than a line is not cut: the rest goes into the note.
          const problem = question(page, 'problem');
          await text(problem).fill(LONG);
          await problem
            .getByText(/characters long; one line holds 255/)
            .or(text(problem))
            .first()
            .waitFor();
          await text(problem).press('Enter');
          await problem.getByRole('button', { name: 'Move the rest into the note' }).click();
          await text(problem).press('Enter');
          await announced(page, 'Noted');
          await problem.locator('[data-answer]').getByText('An order takes eleven days.').waitFor();

          // As narrow as a phone, from right to left, and dark: nothing is cut off, and everything can be read.
          await page.setViewportSize({ width: 320, height: 800 });
          await page.evaluate("document.documentElement.dir = 'rtl'");
          await page.evaluate("document.body.className = 'slds-color-scheme_dark'");
          const isCut = await checklist(page)
            .locator('article')
            .evaluate((panel) => panel.scrollWidth > panel.clientWidth);
          expect(isCut).toBe(false);
          expect(await violations(page)).toEqual([]);

          const answers = await stored(org, deal);
          expect(answers['situation']).toMatchObject({ Answer__c: markup });
          expect(String(answers['situation']!['Note__c']).replaceAll('\r\n', '\n')).toBe(note);
          expect(`${answers['problem']!.Answer__c} ${String(answers['problem']!['Note__c'])}`).toBe(LONG);
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );
});
