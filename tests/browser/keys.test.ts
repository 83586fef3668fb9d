import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal } from './diagnosed-deal.ts';
import { waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { gate, openHome, openPage, pains, question, violations } from './record-page.ts';

const checklist = (page: Page): Locator => page.locator('c-discovery-checklist');
const toggle = (page: Page): Locator => checklist(page).locator('[data-toggle] button');
const search = (page: Page): Locator => checklist(page).getByRole('searchbox', { name: 'Search questions' });
const list = (page: Page): Locator => page.locator('c-panel-key-list');

async function openDeal(page: Page, org: RunningOrg, deal: string): Promise<void> {
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal}/view`);
  await question(page, 'situation').getByRole('textbox').waitFor();
  await gate(page).locator('li.line').first().waitFor();
}

/** Presses a key with the focus on a button of ours. */
async function press(page: Page, key: string): Promise<void> {
  await toggle(page).focus();
  await page.keyboard.press(key);
}

test('keys lead through the panels and save nothing; a form neither moves under the mouse nor loses a typed name', async () => {
  await withOrg(async (org) => {
    const deal = await diagnosedDeal(org);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await openDeal(page, org, deal.id);
      const saves: string[] = [];
      page.on('request', (request) => {
        if (request.method() === 'PATCH' || /mutation/.test(request.postData() ?? '')) saves.push(request.url());
      });
      await keysLead(page);
      await keysCanBeOff(page);
      expect(saves).toEqual([]);
      const [{ StageName } = { StageName: '' }] = await org.query<{ StageName: string }>(
        `SELECT StageName FROM Opportunity WHERE Id = '${deal.id}'`,
      );
      expect(StageName).toBe('Needs Analysis');

      await openDeal(page, org, deal.id);
      await press(page, 'n');
      await page.waitForTimeout(500);
      await waitForFocusIn(page, toggle(page));

      await formStands(page);
      expect(faults).toEqual([]);
    });
    expect(
      await org.query(
        `SELECT Evidence__c, Said_By__r.Name FROM DF_Answer__c WHERE Opportunity__c = '${deal.id}' AND Concept__c = 'situation'`,
      ),
    ).toMatchObject([{ Evidence__c: 'Quoted', Said_By__r: { Name: 'Mia Stern' } }]);
  });
}, 180_000);

/** Keys lead to the next question, the search and what it has found, a pain, and *Advance*. In a field they are text. */
async function keysLead(page: Page): Promise<void> {
  await press(page, 'n');
  await waitForFocusIn(page, question(page, 'situation'));
  await page.keyboard.press('n');
  expect(await question(page, 'situation').getByRole('textbox').first().inputValue()).toBe('n');
  await page.keyboard.press('Backspace');

  await press(page, '/');
  await waitForFocusIn(page, search(page));
  expect(await search(page).inputValue()).toBe('');
  await page.keyboard.type('decision');
  await checklist(page).locator('[data-found]').filter({ hasText: 'Topics found' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await waitForFocusIn(page, checklist(page).locator('[data-others] [data-ask]').first());

  await press(page, 'p');
  await waitForFocusIn(page, pains(page).locator('c-pain-capture'));
  await press(page, 'a');
  await waitForFocusIn(page, gate(page).locator('[data-advance]'));
}

async function keysCanBeOff(page: Page): Promise<void> {
  await press(page, '?');
  await waitForFocusIn(page, list(page));
  expect(await violations(page)).toEqual([]);
  await list(page).getByRole('checkbox', { name: 'Keys are on' }).uncheck();
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'detached' });
  await waitForFocusIn(page, checklist(page).locator('[data-show-keys]'));
  await page.keyboard.press('n');
  await page.waitForTimeout(500);
  await waitForFocusIn(page, checklist(page).locator('[data-show-keys]'));
}

/** The levels do not move under the mouse; a missing name moves neither its button nor *Save*; a typed name is taken with the save. */
async function formStands(page: Page): Promise<void> {
  const form = question(page, 'situation');
  await form.getByRole('textbox').first().fill('Three spreadsheets, copied at night.');
  const level = form.locator('[data-level="Quoted"] + label');
  const before = await settledBox(level);
  await level.click();
  // The mouse is still on it, and it has the focus.
  expect(await settledBox(level)).toEqual(before);

  const picker = form.locator('c-contact-picker');
  await picker.getByRole('combobox').click();
  await picker.getByRole('option', { name: 'Someone new …' }).click();
  const add = picker.getByRole('button', { name: 'Add contact' });
  const save = form.getByRole('button', { name: 'Save', exact: true });
  const at = [await offset(add, form), await offset(save, form)];
  await save.click();
  await picker.getByText('Complete this field.').waitFor();
  await waitForFocusIn(page, picker.getByRole('textbox'));
  expect([await offset(add, form), await offset(save, form)]).toEqual(at);

  await picker.getByRole('textbox').fill('Mia Stern');
  await save.click();
  await checklist(page).locator('[data-noted]').getByText('Three spreadsheets').waitFor();
}

/** Place and size, once the theme's transitions are over. */
async function settledBox(element: Locator) {
  await element.waitFor();
  await element.page().waitForTimeout(400);
  const form = element.page().locator('c-evidence-fields').first();
  const [one, outer] = [await element.boundingBox(), await form.boundingBox()];
  return one && outer && { x: one.x - outer.x, y: one.y - outer.y, width: one.width, height: one.height };
}

/** Pixels from the upper edge of the form to that of the element. */
async function offset(element: Locator, form: Locator): Promise<number> {
  const [one, outer] = [await element.boundingBox(), await form.boundingBox()];
  return Math.round((one?.y ?? NaN) - (outer?.y ?? NaN));
}
