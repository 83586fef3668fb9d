import type { Page } from 'playwright-core';
import { readAs } from './gate-deal.ts';
import { isFocusIn, pressOn, tabTo } from './keyboard.ts';
import { overflowing } from './overflow.ts';
import { gate, inStage, missingSentences, path, question, refusalSentences, withoutCode } from './record-page.ts';
import { speak } from './sign-in.ts';
import { completeBoard, completeDeal, linkOf, withStory } from './story.ts';
import type { Story } from './story.ts';

const DEAL = 'Kornmund Backstuben – orders of 14 shops';
const SENTENCE = 'Am Freitag standen zwei Filialen ohne Semmeln da, weil niemand die Liste lesen konnte.';
const READY = 'Alles, was Value Proposition braucht, ist da.';

const step = (page: Page) => path(page).getByRole('button', { name: /^Value Proposition/ });

/** Refused in the words that the API has for a German user; the record of it is in the playbook's own language, so that reports compare it. */
async function expectRefused({ org, page, state }: Story): Promise<void> {
  const missing = await missingSentences(page);
  await gate(page).locator('[data-advance]').click();
  const refused = await refusalSentences(page);
  const [{ Id } = { Id: '' }] = await org.query<{ Id: string }>(`SELECT Id FROM Opportunity WHERE Name = '${DEAL}'`);
  const stage = { StageName: 'Value Proposition' };
  const answer = await org.rest<{ message: string }[]>('PATCH', `/sobjects/Opportunity/${Id}`, stage, 'manager');
  expect(answer.status).toBe(400);
  expect([...refused].sort()).toEqual(answer.body.map(withoutCode).sort());
  expect([...missing].sort()).toEqual([...refused].sort());
  await state('german-refused');
  await inStage(page, 'Needs Analysis');
  const soql = `SELECT Unmet__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${Id}' ORDER BY CreatedDate DESC LIMIT 1`;
  const [decision] = await readAs<{ Unmet__c: string }>(org, 'manager', soql);
  const recorded = (decision?.Unmet__c ?? '').split(/\r?\n/);
  expect(recorded).toHaveLength(missing.length);
  for (const sentence of recorded) expect(sentence).toMatch(/^Missing since Value Proposition: /);
}

/** One sentence, the person's name, the step, the list and back: no mouse. */
async function advanceByKeyboard(page: Page): Promise<void> {
  const problem = question(page, 'problem');
  await tabTo(page, problem.getByRole('textbox'), 'Shift+Tab');
  await page.keyboard.type(SENTENCE);
  await page.keyboard.press('Enter');
  const yes = problem.getByRole('button', { name: 'Ja, Josef Rabl' });
  await yes.waitFor();
  // Three people are on the deal: the key, in German J, leads to the buttons, and answers yes for nobody.
  await page.keyboard.press('Alt+J');
  expect(await isFocusIn(problem.locator('[data-yes]').first())).toBe(true);
  await pressOn(page, yes);
  await gate(page).getByText(READY).waitFor();

  await tabTo(page, path(page).locator('[aria-current="step"]'), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  expect(await isFocusIn(step(page))).toBe(true);
  await page.keyboard.press('Enter');
  await path(page).locator('[data-state]').getByText(READY).waitFor();
  await page.keyboard.press('Enter');
  await inStage(page, 'Value Proposition');
  await tabTo(page, page.getByRole('link', { name: 'Deals', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const row = page.locator('c-deal-list tr', { hasText: DEAL });
  await row.getByText('Value Proposition', { exact: true }).waitFor();
  await row.locator('[data-next]', { hasText: /\d/ }).waitFor();
}

test('a German seller is refused in German and advances with the keyboard alone; her manager reads German on the board', async () => {
  await withStory(async (story) => {
    const { org, page, state } = story;
    for (const user of ['seller', 'manager'] as const) await speak(org, user, ['de', 'de_DE']);
    await page.goto(org.link);
    await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
    await completeDeal(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await gate(page).getByRole('heading', { name: 'Um Value Proposition zu erreichen' }).waitFor();
    expect(await overflowing(page)).toEqual([]);
    await state('german-deal');
    await expectRefused(story);
    await advanceByKeyboard(page);
    expect(await overflowing(page)).toEqual([]);
    await state('german-list');
    await pressOn(page, page.locator('c-deal-list tr', { hasText: DEAL }).getByRole('link'));
    await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();

    await page.goto(await linkOf(org, 'manager'));
    await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
    await completeBoard(page);
    expect(await overflowing(page)).toEqual([]);
    await state('german-board');
    const where = `WHERE Opportunity__r.Name = '${DEAL}' AND Concept__c = 'problem'`;
    const fields = 'Evidence__c, Quote__c, Said_By__r.Name, LastModifiedBy.Username, Opportunity__r.StageName';
    expect(await readAs(org, 'manager', `SELECT ${fields} FROM DF_Answer__c ${where}`)).toMatchObject([
      {
        Evidence__c: 'Quoted',
        Quote__c: SENTENCE,
        Said_By__r: { Name: 'Josef Rabl' },
        LastModifiedBy: { Username: org.users.seller.username },
        Opportunity__r: { StageName: 'Value Proposition' },
      },
    ]);
  });
}, 300_000);
