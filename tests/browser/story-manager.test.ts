import type { Locator, Page } from 'playwright-core';
import { readAs } from './gate-deal.ts';
import { pressOn, waitForFocusIn } from './keyboard.ts';
import type { RunningOrg } from './org.ts';
import { gate } from './record-page.ts';
import { checkLooks, linkOf, print, withStory } from './story.ts';

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

/** Every part of the board has its figures. */
async function complete(page: Page): Promise<void> {
  await board(page).locator('.slot_total .count').first().waitFor();
  await board(page).locator('[data-part="risk"] tbody tr').nth(4).waitFor();
  await heat(page).locator('[data-row]').nth(4).waitFor();
  await board(page).getByRole('heading', { name: 'Texts in question' }).waitFor();
  await board(page).getByText('A pointer to another place').first().waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
}

/** What the board adds up to is what the org has. */
async function expectTotals(page: Page, org: RunningOrg): Promise<void> {
  const [{ n, amount }] = (await asAdmin(
    org,
    'SELECT COUNT(Id) n, SUM(Amount) amount FROM Opportunity WHERE IsClosed = false',
  )) as [{ n: number; amount: number }];
  const counts = await board(page).locator('.slot_total .count').allTextContents();
  expect(counts.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0)).toBe(n);
  await board(page)
    .getByText(`Open deals: ${n.toLocaleString('en')}`)
    .waitFor();
  expect(amount).toBeGreaterThan(0);
  const [{ late }] = (await asAdmin(
    org,
    'SELECT COUNT(Id) late FROM Opportunity WHERE IsClosed = false AND CloseDate <= NEXT_N_DAYS:30',
  )) as [{ late: number }];
  await board(page)
    .getByRole('heading', { name: `Closing in 30 days, or overdue: ${late.toLocaleString('en')}` })
    .waitFor();
}

test('on Monday a manager sees what is at risk, decides two requests, finds what a seller’s customers never answered, and prints the one-to-one sheet', async () => {
  await withStory(async (story) => {
    const { org, page, state } = story;
    await page.goto(await linkOf(org, 'manager'));
    await page.getByRole('link', { name: 'Discovery Board' }).click();
    await complete(page);
    await expectTotals(page, org);
    await state('manager-board');

    // Declined with a note: ten seconds in which it is undone once, then it is saved.
    const kestrel = request(page, 'Kestrel Couriers');
    await kestrel.getByText('2 missing for Value Proposition').waitFor();
    await kestrel.getByRole('button', { name: /^Decline/ }).click();
    await kestrel.getByLabel('Why? The seller reads this.').fill('Ask Orla on her first day back, then come again.');
    await state('manager-decline');
    await kestrel.getByRole('button', { name: /^Decline/ }).click();
    await kestrel.getByText(/is saved in \d+ seconds/).waitFor();
    await kestrel.getByRole('button', { name: 'Undo' }).click();
    await kestrel.getByRole('button', { name: /^Decline/ }).click();
    await kestrel.getByText(/is saved in \d+ seconds/).waitFor();
    expect(await statusOf(org, 'Kestrel Couriers')).toMatchObject({ Status__c: 'Requested' });
    await state('manager-undo');
    await kestrel.waitFor({ state: 'detached' });

    const overbeck = request(page, 'Overbeck Fasteners');
    await overbeck.getByRole('button', { name: /^Approve/ }).click();
    await overbeck.getByLabel('Note to the seller (if you want)').fill('Have Joris confirm the pain within the week.');
    await overbeck.getByRole('button', { name: /^Approve/ }).click();
    await board(page).getByText('Approved.').waitFor();
    await board(page).getByText('No request waits for you.').waitFor();
    await state('manager-decided');

    // From a cell to its deals, to one of them, and back to the same place; all by keyboard.
    const cell = heat(page).getByRole('button', { name: /^Sara Lindner.*Desired state/ });
    await pressOn(page, cell);
    const list = heat(page).locator('section.list');
    await list.getByRole('link').first().waitFor();
    await state('manager-heat');
    const link = list.getByRole('link').first();
    const [address, name] = [page.url(), await link.innerText()];
    await pressOn(page, link);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await gate(page).locator('li.line').first().waitFor({ state: 'attached' });
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
    await complete(page);
    await checkLooks(story, () => complete(page), 'manager');

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
