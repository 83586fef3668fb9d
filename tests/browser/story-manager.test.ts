import type { Locator, Page } from 'playwright-core';
import { readAs } from './gate-deal.ts';
import { hasFocus, pressOn, tabTo, waitForFocusIn } from './keyboard.ts';
import type { RunningOrg } from './org.ts';
import { gate } from './record-page.ts';
import { checkLooks, completeBoard, linkOf, print, withStory } from './story.ts';

const board = (page: Page): Locator => page.locator('c-discovery-board');
const heat = (page: Page): Locator => board(page).locator('c-board-heat');
/** The card of a request, by the deal's name. */
const request = (page: Page, deal: string): Locator =>
  board(page)
    .locator('c-board-requests li.request', { hasText: deal })
    .filter({ has: page.locator('[data-request-of]') });

const asAdmin = <Row>(org: RunningOrg, soql: string): Promise<readonly Row[]> => readAs<Row>(org, 'admin', soql);

async function statusOf(org: RunningOrg, deal: string): Promise<object | undefined> {
  const fields = 'Status__c, Decision_Note__c, Decided_By__r.Username';
  return (
    await asAdmin<object>(
      org,
      `SELECT ${fields} FROM DF_Gate_Override__c WHERE Opportunity__r.Name LIKE '${deal}%' ORDER BY CreatedDate DESC`,
    )
  )[0];
}

/** What the board adds up to is what the org has. */
async function expectTotals(page: Page, org: RunningOrg, whose: 'team' | 'everyone'): Promise<void> {
  const team = whose === 'team' ? ` AND Owner.ManagerId = '${org.users.manager.id}'` : '';
  const [{ n }] = (await asAdmin(org, `SELECT COUNT(Id) n FROM Opportunity WHERE IsClosed = false${team}`)) as [
    { n: number },
  ];
  const english = n.toLocaleString('en');
  await board(page)
    .getByText(whose === 'team' ? `${english} fit the filters` : `Open deals: ${english}`)
    .waitFor();
  await completeBoard(page);
  const counts = await board(page).locator('.slot_total .count').allTextContents();
  expect(counts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0)).toBe(n);
  const closing = `IsClosed = false AND CloseDate <= NEXT_N_DAYS:30${team}`;
  const [{ late }] = (await asAdmin(org, `SELECT COUNT(Id) late FROM Opportunity WHERE ${closing}`)) as [
    { late: number },
  ];
  expect(late).toBeGreaterThan(0);
  await board(page)
    .getByRole('heading', { name: `Closing in 30 days, or overdue: ${late.toLocaleString('en')}` })
    .waitFor();
}

test('on Monday a manager sees what is at risk, decides two requests by keyboard, finds what a seller’s customers never answered, and prints the one-to-one sheet', async () => {
  await withStory(async (story) => {
    const { org, page, state } = story;
    await page.goto(await linkOf(org, 'manager'));
    await page.getByRole('link', { name: 'Discovery Board' }).click();
    await completeBoard(page);
    await board(page).getByText('A pointer to another place').first().waitFor();
    await expectTotals(page, org, 'team');
    await state('manager-board');
    // Everyone is one click away, and Back leads to the team.
    await board(page).getByRole('button', { name: 'Show everyone' }).click();
    await expectTotals(page, org, 'everyone');
    await page.goBack();
    await expectTotals(page, org, 'team');

    // Declined with a note: ten seconds in which it is undone once, then it is saved.
    const kestrel = request(page, 'Kestrel Couriers');
    await kestrel.getByText('2 missing for Value Proposition').waitFor();
    const decline = kestrel.getByRole('button', { name: /^Decline/ });
    await pressOn(page, decline);
    await waitForFocusIn(page, kestrel.getByLabel('Why? The seller reads this.'));
    await page.keyboard.type('Ask Orla on her first day back, then come again.');
    await state('manager-decline');
    await pressOn(page, decline);
    await kestrel.getByText(/is saved in \d+ seconds/).waitFor();
    await pressOn(page, kestrel.getByRole('button', { name: 'Undo' }));
    await pressOn(page, decline);
    await kestrel.getByText(/is saved in \d+ seconds/).waitFor();
    expect(await statusOf(org, 'Kestrel Couriers')).toMatchObject({ Status__c: 'Requested' });
    await state('manager-undo');
    await kestrel.waitFor({ state: 'detached' });
    expect(await hasFocus(page)).toBe(true);

    const overbeck = request(page, 'Overbeck Fasteners');
    const approve = overbeck.getByRole('button', { name: /^Approve/ });
    await pressOn(page, approve);
    await tabTo(page, overbeck.getByLabel('Note to the seller (if you want)'));
    await page.keyboard.type('Have Joris confirm the pain within the week.');
    await pressOn(page, approve);
    await board(page).getByText('Approved.').waitFor();
    await board(page).getByText('No request waits for you.').waitFor();
    expect(await hasFocus(page)).toBe(true);
    await state('manager-decided');

    // From a number of the pipeline to its deals and back to it.
    const number = board(page).getByRole('button', { name: /Negotiation\/Review, Pain confirmed$/ });
    await pressOn(page, number);
    await board(page).getByRole('heading', { name: 'Negotiation/Review, Pain confirmed' }).waitFor();
    expect(await hasFocus(page)).toBe(true);
    await pressOn(page, board(page).locator('c-board-pipeline').getByRole('button', { name: 'Close the list' }));
    await waitForFocusIn(page, number);

    // From a cell to its deals, to one of them, and back to the same place.
    const cell = heat(page).getByRole('button', { name: /^Sara Lindner.*Desired state/ });
    await pressOn(page, cell);
    const list = heat(page).locator('section.list');
    await list.getByRole('link').first().waitFor();
    await state('manager-heat');
    const link = list.getByRole('link').first();
    const [address, name] = [page.url(), await link.innerText()];
    await pressOn(page, link);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await gate(page).getByRole('heading').first().waitFor();
    await page.goBack();
    await waitForFocusIn(page, heat(page).getByRole('link', { name }));
    expect(page.url()).toBe(address);
    await list.getByRole('button', { name: 'Close the list' }).click();

    await heat(page).locator('tr', { hasText: 'Tomás Vidal' }).locator('[data-sheet]').click();
    await page.locator('[data-sheet-title]').getByText('Tomás Vidal').waitFor();
    await page.locator('[data-sheet-deal]').nth(2).waitFor();
    expect(await page.locator('[data-sheet-deal]').count()).toBe(3);
    expect(await page.locator('[data-question]').count()).toBe(3);
    await state('manager-sheet');
    expect(await print(page, 'one-to-one')).toBe(1);
    await page.locator('[data-back]').click();
    await completeBoard(page);
    await checkLooks(story, () => completeBoard(page), 'manager');

    const decidedBy = { Decided_By__r: { Username: org.users.manager.username } };
    expect(await statusOf(org, 'Kestrel Couriers')).toMatchObject({
      Status__c: 'Declined',
      Decision_Note__c: 'Ask Orla on her first day back, then come again.',
      ...decidedBy,
    });
    expect(await statusOf(org, 'Overbeck Fasteners')).toMatchObject({
      Status__c: 'Approved',
      Decision_Note__c: 'Have Joris confirm the pain within the week.',
      ...decidedBy,
    });
  });
}, 300_000);
