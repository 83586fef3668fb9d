import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { scrollTo } from './diagnosed-deal.ts';
import { readAs } from './gate-deal.ts';
import type { RunningOrg } from './org.ts';
import { gate, inStage, path, question } from './record-page.ts';
import { print, withStory } from './story.ts';
import type { Story } from './story.ts';

const DEAL = 'Kornmund Backstuben – orders of 14 shops';
const SENTENCE = 'Am Freitag standen zwei Filialen ohne Semmeln da, weil niemand die Liste lesen konnte.';
const WAIT = 300_000;

const step = (page: Page) => path(page).getByRole('button', { name: /^Value Proposition/ });
const playback = (page: Page) => page.locator('c-playback');

/** The printed link leads to a deal about which something is known, and something is missing for the next stage. */
async function openLink({ org, page }: Story): Promise<void> {
  await page.goto(org.link);
  await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
  await gate(page).locator('[data-missing]').getByText('2 missing').waitFor();
  await question(page, 'problem').getByText('Ask Josef Rabl, Head of Bakery').waitFor();
}

/** What her manager reads through REST: the sentence as a quote of Josef's, as an answer and as a pain, and the stage. */
async function expectStored(org: RunningOrg): Promise<void> {
  const quote = { Evidence__c: 'Quoted', Quote__c: SENTENCE, Said_By__r: { Name: 'Josef Rabl' } };
  const fields = 'Evidence__c, Quote__c, Said_By__r.Name, LastModifiedBy.Username';
  const where = `WHERE Opportunity__r.Name = '${DEAL}'`;
  const by = { LastModifiedBy: { Username: org.users.seller.username } };
  expect(
    await readAs(org, 'manager', `SELECT ${fields} FROM DF_Answer__c ${where} AND Concept__c = 'problem'`),
  ).toMatchObject([{ ...quote, ...by }]);
  expect(
    await readAs(org, 'manager', `SELECT ${fields} FROM DF_Pain_Point__c ${where} ORDER BY CreatedDate`),
  ).toMatchObject([{ Evidence__c: 'Heard' }, { ...quote, ...by }]);
  expect(await readAs(org, 'manager', `SELECT StageName FROM Opportunity WHERE Name = '${DEAL}'`)).toMatchObject([
    { StageName: 'Value Proposition' },
  ]);
}

test(
  'a seller opens the printed link, is refused, notes one sentence of the person named, advances by the path, and prints the playback',
  async () => {
    await withStory(async (story) => {
      const { browser, org, page, state } = story;
      await openLink(story);
      await state('seller-deal');

      await gate(page).locator('[data-advance]').click();
      await gate(page).locator('.line_refused').nth(1).waitFor();
      await gate(page).getByText('Refused: Needs Analysis to Value Proposition').waitFor();
      await inStage(page, 'Needs Analysis');
      await state('seller-refused');

      // One sentence, once: the answer, the pain, the quote.
      const problem = question(page, 'problem');
      await problem.getByRole('textbox').click();
      await page.keyboard.type(SENTENCE);
      await problem.getByRole('checkbox', { name: 'Note it as a pain too', checked: true }).waitFor();
      await state('seller-answer');
      await page.keyboard.press('Enter');
      await problem.getByRole('button', { name: 'Yes, Josef Rabl' }).waitFor();
      await state('seller-exact-words');
      await problem.getByRole('button', { name: 'Yes, Josef Rabl' }).click();
      await gate(page).getByText('All that Value Proposition needs is there.').waitFor();
      await state('seller-ready');

      await step(page).click();
      await path(page).locator('[data-state]').getByText('All that Value Proposition needs is there.').waitFor();
      await state('seller-path');
      await step(page).click();
      await inStage(page, 'Value Proposition');
      await gate(page)
        .getByRole('heading', { name: /^To enter / })
        .waitFor();
      await state('seller-advanced');
      await scrollTo(playback(page));
      await playback(page).getByRole('tab', { name: 'Send what we understood' }).click();
      const paper = await browser.newPage();
      for (const [tab, name, wanted] of [
        ['Send what we understood', 'playback', [SENTENCE, 'What we understood, Kornmund Backstuben']],
        // What is in the customer's words is not open.
        ['Hand over', 'handover', ['Handover:', 'Still open']],
        ['Plan the call', 'plan', ['Call plan:']],
      ] as const) {
        await playback(page).getByRole('tab', { name: tab }).click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          playback(page).getByRole('button', { name: 'Download' }).click(),
        ]);
        await paper.setContent(await readFile(await download.path(), 'utf8'));
        const text = await paper.locator('main').innerText();
        for (const part of wanted) expect(text).toContain(part);
        expect(await print(paper, name)).toBe(1);
      }
      await paper.close();

      await page.getByRole('link', { name: 'Deals', exact: true }).click();
      const row = page.locator('c-deal-list tr', { hasText: DEAL });
      await row.getByText('Value Proposition', { exact: true }).waitFor();
      await page.getByRole('button', { name: 'My open deals' }).and(page.locator('[aria-current]')).waitFor();
      await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await state('seller-list');
      await expectStored(org);
    });
  },
  WAIT,
);
