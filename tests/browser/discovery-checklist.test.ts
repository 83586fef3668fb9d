import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page, Route } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, question, quote, violations } from './record-page.ts';
import { signIn } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const checklist = (page: Page): Locator => page.locator('c-discovery-checklist');
const next = (page: Page): Locator => checklist(page).locator('[data-next] c-discovery-question');
const text = (one: Locator): Locator => one.locator('[data-text] input');
const said = (page: Page, what: string) => checklist(page).locator('[data-announcement]').getByText(what).waitFor();
const shot = (page: Page, name: string) =>
  checklist(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });
const WAIT = 300_000;

/** Not by `document.activeElement`, which is the outermost component wherever the focus is. */
const isFocusIn = (one: Locator): Promise<boolean> => one.first().evaluate((node) => node.matches(':focus-within'));
const hasFocus = (page: Page): Promise<boolean> => isFocusIn(page.locator('c-discovery-checklist'));

/** Presses Tab until the focus is there; what Tab does not reach fails. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await isFocusIn(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${target.toString()}.`);
}

async function onDeal(browser: BrowserContext, org: RunningOrg, deal: GateDeal, user?: 'manager') {
  const { page, faults } = await openPage(browser);
  if (user) await signIn(page, org, user);
  else {
    await page.goto(org.link);
    await page.locator('tr[data-deal]').first().waitFor();
  }
  await visit(page, org, deal);
  return { page, faults };
}

async function visit(page: Page, org: RunningOrg, { id }: GateDeal): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${id}/view`);
  await next(page).first().waitFor();
}

interface Stored {
  readonly Concept__c: string;
  readonly Answer__c: string | null;
  readonly [field: string]: unknown;
}

/** The deal's answers by concept, read by somebody who took no part. */
async function stored(org: RunningOrg, { id }: GateDeal): Promise<Record<string, Stored>> {
  const rows = await readAs<Stored>(
    org,
    'integration',
    `SELECT Id, Concept__c, Key__c, Status__c, Answer__c, Note__c, Evidence__c, Quote__c, Said_By__r.Name, Open_Owner__r.Name, Open_Until__c, CreatedBy.Username, LastModifiedBy.Username FROM DF_Answer__c WHERE Opportunity__c = '${id}'`,
  );
  expect(new Set(rows.map(({ Concept__c }) => Concept__c)).size).toBe(rows.length);
  return Object.fromEntries(rows.map((row) => [row.Concept__c, row]));
}

async function oneDeal(org: RunningOrg): Promise<GateDeal> {
  const [deal] = await openDeals(org, 1);
  return deal!;
}

/** Ada King, who works with it every day, is part of the deal. */
async function withAda(org: RunningOrg, deal: GateDeal): Promise<void> {
  const [{ AccountId }] = (await org.query<{ AccountId: string }>(
    `SELECT AccountId FROM Opportunity WHERE Id = '${deal.id}'`,
  )) as [{ AccountId: string }];
  const ContactId = await create(org, 'Contact', { FirstName: 'Ada', LastName: 'King', AccountId }, 'admin');
  const role = { OpportunityId: deal.id, ContactId, Role: 'Business User' };
  await create(org, 'OpportunityContactRole', role, 'admin');
}

describe('a seller who notes a call', () => {
  test(
    'by mouse: leaving a line saves it, a placeholder gets a better question, and the focus stays where it was put',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        await withAda(org, deal);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          expect(await next(page).count()).toBe(3);
          const problem = question(page, 'problem');
          await problem.getByText('Needed to enter Value Proposition: at least “Quoted”.').waitFor();
          await problem.getByText('Ada King could tell you.').waitFor();
          expect(await violations(page)).toEqual([]);
          await shot(page, 'checklist-next.png');

          // The second line is begun while the first is on its way: it keeps place, words and focus.
          const situation = question(page, 'situation');
          await text(situation).fill('Orders arrive by mail and are typed twice, into two systems');
          await text(problem).click();
          await page.keyboard.type('Closing the month takes', { delay: 20 });
          await said(page, 'Noted: Could you walk me through');
          await page.keyboard.type(' eleven days', { delay: 20 });
          expect(await text(problem).inputValue()).toBe('Closing the month takes eleven days');

          // Quoted needs their words: kept, and said kindly.
          await problem.getByText('Quoted', { exact: true }).click();
          await page.getByRole('heading', { level: 1 }).click();
          await problem.getByText(/“Quoted” still needs: Their words and Who said it/).waitFor();
          await quote(problem, { quote: 'We are late every single month.', contact: 'Ada King' });
          await problem.getByRole('button', { name: 'Save', exact: true }).click();
          await said(page, 'Noted: Where does that let you down');

          // A placeholder, and then not known yet, by somebody else.
          const third = next(page).first();
          const concept = (await third.getAttribute('data-concept')) ?? '';
          await text(third).fill('tbd');
          await page.getByRole('heading', { level: 1 }).click();
          await third.getByText('“tbd” tells the next reader nothing about this customer.').waitFor();
          await third.getByText(/^Ask instead: /).waitFor();
          expect(await violations(page)).toEqual([]);
          await text(third).fill('');
          await third.getByRole('button', { name: /^Not known yet/ }).click();
          await third.getByRole('button', { name: 'Somebody else' }).click();
          await third.getByLabel('Search a colleague').fill('man');
          const colleague = third.locator('[data-user]').first();
          const name = (await colleague.textContent())?.trim();
          await colleague.click();
          await third.getByText(`${name} finds out.`).waitFor();
          await third.getByRole('button', { name: 'Save', exact: true }).click();
          await checklist(page).getByText(`Not known yet. ${name} finds out by`).first().waitFor();

          const answers = await stored(org, deal);
          expect(answers['situation']).toMatchObject({
            Key__c: `${deal.id}:situation`,
            Answer__c: 'Orders arrive by mail and are typed twice, into two systems',
            Evidence__c: 'Heard',
            CreatedBy: { Username: org.users.seller.username },
          });
          expect(answers['problem']).toMatchObject({
            Answer__c: 'Closing the month takes eleven days',
            Evidence__c: 'Quoted',
            Said_By__r: { Name: 'Ada King' },
          });
          expect(answers[concept]).toMatchObject({ Status__c: 'Not Known Yet', Open_Owner__r: { Name: name } });
          expect(Object.keys(answers)).toHaveLength(3);
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );

  test(
    'by keyboard alone: answer, next question, back by Escape, and one of the other questions',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const concepts = await next(page).evaluateAll((all) =>
            all.map((one) => one.getAttribute('data-concept') ?? ''),
          );
          const isIn = (concept: string) => isFocusIn(question(page, concept));

          await tabTo(page, text(question(page, concepts[0]!)));
          await page.keyboard.type('Closing the month takes eleven days');
          const requests: string[] = [];
          page.on('request', (request) => {
            if (request.url().includes('/services/'))
              requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
          });
          await page.keyboard.press('Enter');
          await said(page, 'Noted');
          await page.waitForLoadState('networkidle');
          // The save, and the refresh of what it changed, for all panels together.
          expect(requests.map((one) => one.replace(/v\d+\.\d+/, 'v')).sort()).toEqual([
            `GET /services/data/v/ui-api/records/${deal.id}`,
            'POST /services/data/v/graphql',
            'POST /services/data/v/ui-api/records',
          ]);
          expect(await isIn(concepts[1]!)).toBe(true);

          // Not known yet: by me, within a week, without a further key.
          await page.keyboard.press('Tab');
          await page.keyboard.press('Enter');
          await question(page, concepts[1]!).getByText('You find out.').waitFor();
          expect(await hasFocus(page)).toBe(true);
          await page.keyboard.press('Enter');
          await checklist(page).getByText('Not known yet.', { exact: false }).first().waitFor();
          expect(await hasFocus(page)).toBe(true);

          // Escape gives back what was there, and what was typed is one key away.
          const third = question(page, concepts[2]!);
          await tabTo(page, text(third));
          await page.keyboard.type('Nobody owns the price list');
          await page.keyboard.press('Escape');
          expect(await text(third).inputValue()).toBe('');
          await tabTo(page, third.locator('[data-bring-back]'));
          await page.keyboard.press('Enter');
          expect(await text(third).inputValue()).toBe('Nobody owns the price list');
          expect(await hasFocus(page)).toBe(true);
          await page.keyboard.press('Enter');
          await checklist(page).locator('[data-noted]').getByText('Nobody owns the price list').waitFor();

          // The others: one stop of the tabulator, then the arrow keys.
          await tabTo(page, checklist(page).locator('[data-toggle] button'));
          await page.keyboard.press('Enter');
          const rows = checklist(page).locator('[data-others] [data-ask]');
          await rows.first().waitFor();
          await tabTo(page, rows.first());
          await page.keyboard.press('End');
          const last = (await rows.last().getAttribute('data-concept')) ?? '';
          await page.keyboard.press('Enter');
          await text(question(page, last)).waitFor();
          expect(await isIn(last)).toBe(true);
          await page.keyboard.type('They could leave it as it is');
          await page.keyboard.press('Enter');
          await checklist(page).locator('[data-noted]').getByText('They could leave it as it is').waitFor();
          expect(await hasFocus(page)).toBe(true);
          await checklist(page).locator('[data-others]').waitFor();
          expect(await violations(page)).toEqual([]);
          await shot(page, 'checklist-all.png');

          const answers = await stored(org, deal);
          expect(answers[concepts[0]!]).toMatchObject({ Answer__c: 'Closing the month takes eleven days' });
          expect(answers[concepts[1]!]).toMatchObject({ Status__c: 'Not Known Yet' });
          expect(answers[concepts[2]!]).toMatchObject({ Answer__c: 'Nobody owns the price list' });
          expect(answers[last]).toMatchObject({ Answer__c: 'They could leave it as it is' });
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );
});

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
            await said(other, 'Noted');

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
            await said(page, 'Noted');
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
          await said(page, 'Noted');

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
          await text(problem).press('Enter');
          await problem.getByRole('button', { name: 'Try again' }).click();
          await said(page, 'Noted: Where does that let you down');
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
        const play = (body: object) =>
          fetch(`${org.url}/services/local-org/play`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${org.users.admin.accessToken}`, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          });
        await withBrowser(async (browser) => {
          const { page } = await onDeal(browser, org, deal);
          const situation = question(page, 'situation');
          await text(situation).fill('Orders arrive');
          expect((await play({ session: { username: seller, signedOut: true } })).status).toBe(200);
          await page.keyboard.type(' by mail');
          await page.keyboard.press('Enter');
          await situation.getByText(/Your session has ended/).waitFor();
          expect(await text(situation).inputValue()).toBe('Orders arrive by mail');
          expect(await stored(org, deal)).toEqual({});

          const elsewhere = await browser.newPage();
          await signIn(elsewhere, org, 'seller');
          await elsewhere.close();
          await situation.getByRole('button', { name: 'Try again' }).click();
          await said(page, 'Noted');
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
          expect(Date.now() - opened).toBeLessThan(5000);
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
          await said(page, 'Noted');
          await checklist(page).locator('[data-noted]').getByText(markup).waitFor();
          await checklist(page).locator('[data-noted] [data-edit]').first().click();
          expect(await situation.getByLabel('Note').inputValue()).toBe(note);
          expect(await checklist(page).locator('img').count()).toBe(0);
          expect(
            await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
          ).toBe(true);

          // More than a line is not cut: the rest goes into the note.
          const problem = question(page, 'problem');
          await text(problem).fill(`${'It takes eleven days. '.repeat(15)}Then comes the audit.`);
          await problem
            .getByText(/characters long; one line holds 255/)
            .or(text(problem))
            .first()
            .waitFor();
          await text(problem).press('Enter');
          await problem.getByRole('button', { name: 'Move the rest into the note' }).click();
          await text(problem).press('Enter');
          await said(page, 'Noted');
          await checklist(page).getByText('It takes eleven days.', { exact: false }).first().waitFor();

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
          expect(`${answers['problem']!.Answer__c} ${String(answers['problem']!['Note__c'])}`).toBe(
            `${'It takes eleven days. '.repeat(15)}Then comes the audit.`,
          );
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );
});
