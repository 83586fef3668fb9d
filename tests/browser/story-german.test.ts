import type { Page } from 'playwright-core';
import { scrollTo } from './diagnosed-deal.ts';
import { MarkedPage } from './markers.ts';
import { overflowing } from './overflow.ts';
import { gate, missingSentences, path, question, refusalSentences, withoutCode } from './record-page.ts';
import { speak } from './sign-in.ts';
import { linkOf, withStory } from './story.ts';

const DEAL = 'Kornmund Backstuben – orders of 14 shops';

/** The deal with every part of its page. */
async function completeDeal(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
  await question(page, 'problem').getByRole('textbox').waitFor();
  await gate(page).locator('li.line').first().waitFor();
  for (const panel of ['c-prescription-map', 'c-playback']) {
    await scrollTo(page.locator(panel));
    await page.locator(`${panel}-view`).waitFor();
  }
  await scrollTo(page.locator('shell-details'));
  await page.locator('[data-detail="Name"]').waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
}

async function completeList(page: Page): Promise<void> {
  const row = page.locator('c-deal-list tr', { hasText: DEAL });
  await row.locator('[data-next]').getByText('2', { exact: false }).waitFor();
}

async function completeBoard(page: Page): Promise<void> {
  const board = page.locator('c-discovery-board');
  await board.locator('.slot_total .count').first().waitFor();
  await board.locator('[data-part="risk"] tbody tr').first().waitFor();
  await board.locator('c-board-heat [data-row]').first().waitFor();
  await page.waitForLoadState('networkidle');
}

test('a German seller and her manager read German on the deal, the list and the board, and are refused in German', async () => {
  await withStory(async ({ org, page, state }) => {
    for (const user of ['seller', 'manager'] as const) await speak(org, user, ['de', 'de_DE']);
    const visits = [
      ['/lightning/n/DF_Deals', completeList, 'german-list'],
      ['/lightning/n/DF_Discovery_Board', completeBoard, 'german-board'],
    ] as const;

    // First with every label and text of the playbook marked: whatever else is read must be data.
    const marks = new MarkedPage(page);
    await marks.start();
    await page.goto(org.link);
    await completeDeal(page);
    const unmarked = await marks.faults();
    const deal = page.url();
    for (const [address, complete] of visits) {
      await page.goto(org.url + address);
      await complete(page);
      unmarked.push(...(await marks.faults()));
    }
    await page.goto(await linkOf(org, 'manager'));
    await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
    await completeBoard(page);
    unmarked.push(...(await marks.faults()));
    expect([...new Set(unmarked)]).toEqual([]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });

    // Then as they see it.
    await page.reload();
    await completeBoard(page);
    expect(await overflowing(page)).toEqual([]);
    await state('german-board');
    await page.goto(await linkOf(org, 'seller'));
    await page.goto(deal);
    await completeDeal(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await gate(page).getByRole('heading', { name: 'Um Value Proposition zu erreichen' }).waitFor();
    expect(await overflowing(page)).toEqual([]);
    await state('german-deal');
    const missing = await missingSentences(page);
    await gate(page).locator('[data-advance]').click();
    const refused = await refusalSentences(page);
    const stage = { StageName: 'Value Proposition' };
    const id = /\/Opportunity\/(\w+)\//.exec(deal)?.[1];
    const answer = await org.rest<{ message: string }[]>('PATCH', `/sobjects/Opportunity/${id}`, stage, 'manager');
    expect(answer.status).toBe(400);
    expect([...refused].sort()).toEqual(answer.body.map(withoutCode).sort());
    expect([...missing].sort()).toEqual([...refused].sort());
    await state('german-refused');
    expect(await path(page).locator('[aria-current="step"]').innerText()).toContain('Needs Analysis');
    await page.goto(`${org.url}/lightning/n/DF_Deals`);
    await completeList(page);
    expect(await overflowing(page)).toEqual([]);
    await state('german-list');
  });
}, 300_000);
