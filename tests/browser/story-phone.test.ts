import type { Locator, Page } from 'playwright-core';
import { readAs } from './gate-deal.ts';
import { waitForFocusIn } from './keyboard.ts';
import { overflowing } from './overflow.ts';
import { gate, inStage, question } from './record-page.ts';
import { withStory } from './story.ts';

const DEAL = 'Kornmund Backstuben – orders of 14 shops';
const SENTENCE = 'Am Freitag standen zwei Filialen ohne Semmeln da.';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };
/** Most that may be above the first field in which an answer is typed, in pixels. */
const FIRST_FIELD = 400;

/** Whether the element is wholly between the top of the window and the bar. */
async function isSeen(page: Page, element: Locator): Promise<boolean> {
  const [box, bar] = [await element.boundingBox(), await gate(page).locator('[data-bar]').boundingBox()];
  return box !== null && bar !== null && box.y >= 0 && box.y + box.height <= bar.y;
}

test('on a phone a seller answers by touch, is refused where it can be seen, advances from the bar, and finds the deal among the cards', async () => {
  await withStory(async ({ org, page, state }) => {
    await page.goto(org.link);
    await page.getByRole('heading', { level: 1, name: DEAL }).waitFor();
    const problem = question(page, 'problem');
    const field = problem.getByRole('textbox');
    await field.waitFor();
    const bar = gate(page).locator('[data-bar]');
    await bar.getByText('2 missing').waitFor();
    expect((await field.boundingBox())!.y).toBeLessThanOrEqual(FIRST_FIELD);
    const { y, height } = (await bar.boundingBox())!;
    expect(Math.round(y + height)).toBe(PHONE.viewport.height);
    expect(await overflowing(page)).toEqual([]);
    await state('phone-deal');

    const advance = bar.getByRole('button', { name: 'Advance to Value Proposition' });
    await advance.tap();
    const refused = gate(page).locator('.line_refused');
    await refused.first().waitFor();
    expect(await refused.count()).toBe(2);
    // The page scrolls there.
    await page.waitForTimeout(500);
    expect(await isSeen(page, refused.first())).toBe(true);
    await state('phone-refused');

    await field.tap();
    await page.keyboard.insertText(SENTENCE);
    await problem.getByRole('checkbox', { name: 'Note it as a pain too', checked: true }).waitFor();
    await state('phone-answer');
    await problem.getByRole('button', { name: 'Save' }).tap();
    await problem.getByRole('button', { name: 'Yes, Josef Rabl' }).waitFor();
    await state('phone-exact-words');
    await problem.getByRole('button', { name: 'Yes, Josef Rabl' }).tap();
    await bar.getByText('2 missing').waitFor({ state: 'detached' });
    await advance.tap();
    await inStage(page, 'Value Proposition');
    // The bar has the focus, and the next question is still in sight: the panel is far below.
    await waitForFocusIn(page, bar);
    expect(await isSeen(page, page.locator('c-discovery-checklist [data-next] h3').first())).toBe(true);
    await state('phone-advanced');

    await page.getByRole('link', { name: 'Deals', exact: true }).tap();
    const card = page.locator('c-deal-list li[data-deal]', { hasText: DEAL });
    for (const text of ['Value Proposition', '€18,600.00', /missing for Proposal\/Price Quote/])
      await card.getByText(text).first().waitFor();
    expect(await overflowing(page)).toEqual([]);
    await state('phone-list');
    await card.getByRole('link').tap();
    await inStage(page, 'Value Proposition');

    const where = `WHERE Opportunity__r.Name = '${DEAL}'`;
    expect(
      await readAs(
        org,
        'manager',
        `SELECT Evidence__c, Quote__c, Said_By__r.Name, Opportunity__r.StageName FROM DF_Answer__c ${where} AND Concept__c = 'problem'`,
      ),
    ).toMatchObject([
      {
        Evidence__c: 'Quoted',
        Quote__c: SENTENCE,
        Said_By__r: { Name: 'Josef Rabl' },
        Opportunity__r: { StageName: 'Value Proposition' },
      },
    ]);
  }, PHONE);
}, 300_000);
