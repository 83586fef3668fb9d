import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { takeMarked } from './keyboard.ts';
import { withOrg } from './org.ts';
import { pains, quote, violations } from './record-page.ts';
import {
  painsOf,
  newDeal,
  openDeal,
  field,
  row,
  statements,
  shot,
  note,
  expectOrder,
  tabTo,
  OVERTIME,
  TWICE,
  AUDIT,
  AGAIN,
} from './pain-page.ts';
import { HANG } from '../hang.ts';

describe('the pains of a deal', () => {
  test('are noted, deepened, ordered, merged and withdrawn with the mouse', async () => {
    await withOrg(async (org) => {
      const deal = await newDeal(org);
      const saved = await withBrowser(async (browser) => {
        const { page, faults } = await openDeal(org, browser, deal);
        await pains(page).getByText('No pain noted yet').waitFor();
        // The first answers the question for the problem too, in the same save.
        const add = pains(page).getByRole('button', { name: 'Add pain' });
        const place = await add.boundingBox();
        await field(page).fill(OVERTIME);
        expect(await pains(page).getByRole('checkbox', { name: 'Also as answer: Problem' }).isChecked()).toBe(true);
        expect(await add.boundingBox()).toEqual(place);
        expect(await violations(page)).toEqual([]);
        for (const words of [OVERTIME, TWICE, AUDIT]) {
          await field(page).fill(words);
          await pains(page).getByRole('button', { name: 'Add pain' }).click();
          await row(page, words).waitFor();
        }
        expect(
          await org.query(
            `SELECT Concept__c, Answer__c, Evidence__c FROM DF_Answer__c WHERE Opportunity__c = '${deal}'`,
          ),
        ).toMatchObject([{ Concept__c: 'problem', Answer__c: OVERTIME, Evidence__c: 'Heard' }]);
        // A placeholder is met with a better question; the words stay in the field.
        await field(page).fill('tbd');
        await page.keyboard.press('Enter');
        await pains(page).getByText('Better ask', { exact: false }).waitFor();
        await field(page).fill('');

        // Quoted, with figures by the calculator.
        await row(page, TWICE).getByRole('button', { name: 'Deepen' }).click();
        const editor = pains(page).locator('c-pain-editor');
        await quote(editor, { quote: 'We type every order twice, forty a week.', contact: 'Ingrid Halvorsen' });
        await shot(page, 'deepen');
        expect(await violations(page)).toEqual([]);
        await editor.getByRole('button', { name: 'What it costs' }).click();
        await editor.getByRole('button', { name: 'Calculate it' }).click();
        const calculator = editor.locator('c-impact-calculator');
        await calculator.getByLabel('What is counted').fill('orders');
        const many = calculator.getByRole('group', { name: 'How many each time' });
        await many.getByLabel('Likely').fill('40');
        await many.getByLabel('At least').fill('30');
        await calculator.getByRole('group', { name: 'What one of them costs' }).getByLabel('Likely').fill('12.5');
        await calculator.getByText('€26,000 a year, between €19,500 and €26,000').waitFor();
        await calculator.getByText(/Doing nothing costs €2,167 a month: €2[56],\d{3} until the close date/).waitFor();
        await shot(page, 'calculator');
        expect(await violations(page)).toEqual([]);
        await calculator.getByRole('button', { name: 'Use these figures' }).click();
        await editor.locator('[data-field="likely"] input:focus').waitFor();
        await editor.getByRole('button', { name: 'Costs €2,167 a month' }).click();
        await editor.getByRole('button', { name: 'More: Problem' }).click();
        await editor.getByText('Cut cost', { exact: true }).click();
        await editor.getByRole('button', { name: 'Save' }).click();
        await row(page, TWICE).getByText('€26,000').waitFor();
        await row(page, TWICE).locator('[data-deepen]:focus').waitFor();
        await pains(page).locator('[data-figure]').first().getByText('€26K').waitFor();

        // Dragged to the top.
        await row(page, TWICE).locator('.handle').dragTo(row(page, OVERTIME).locator('.statement'));
        await pains(page).getByText('is now number 1 of 3').waitFor();
        expect(await statements(page)).toEqual([TWICE, OVERTIME, AUDIT]);
        await expectOrder(org, deal, [TWICE, OVERTIME]);

        // The same pain once more, merged into the first.
        await note(page, AGAIN);
        await row(page, AGAIN).getByRole('button', { name: 'Deepen' }).click();
        await pains(page).getByRole('button', { name: 'Merge with a duplicate' }).click();
        const merge = pains(page).locator('c-pain-merge');
        await merge.getByRole('combobox', { name: 'Which pain says the same?' }).click();
        await merge.getByRole('option', { name: OVERTIME }).click();
        await merge.getByRole('radio', { name: OVERTIME }).check();
        await merge.getByRole('button', { name: 'Merge' }).click();
        await pains(page).getByText(`Merged into “${OVERTIME}”.`).waitFor();
        await row(page, OVERTIME).locator('[data-deepen]:focus').waitFor();

        // Withdrawn, brought back, withdrawn again and found in the history.
        const withdraw = async () => {
          await row(page, AUDIT).getByRole('button', { name: 'Deepen' }).click();
          await pains(page).getByRole('button', { name: 'Withdraw this pain' }).click();
          await pains(page).locator('[data-undo] button:focus').waitFor();
        };
        await withdraw();
        await page.keyboard.press('Enter');
        await row(page, AUDIT).locator('[data-deepen]:focus').waitFor();
        await withdraw();
        await pains(page).getByRole('button', { name: 'Show withdrawn and merged pains (2)' }).click();
        await pains(page).getByText(`Merged into: ${OVERTIME} (`).waitFor();
        await pains(page)
          .getByText(/^Withdrawn by /)
          .waitFor();
        expect(await statements(page)).toEqual([TWICE, OVERTIME]);
        await shot(page, 'list');
        expect(await violations(page)).toEqual([]);
        const merged = await painsOf(org, deal);
        // Brought back, it names no other any more.
        await pains(page)
          .getByRole('button', { name: `Bring back: ${AGAIN}` })
          .click();
        await row(page, AGAIN).locator('[data-deepen]:focus').waitFor();
        expect(faults).toEqual([]);
        return merged;
      });
      expect(saved.map(({ Statement__c, Status__c, Priority__c }) => [Statement__c, Status__c, Priority__c])).toEqual([
        [TWICE, 'Live', 1],
        [OVERTIME, 'Live', 2],
        [AUDIT, 'Withdrawn', null],
        [AGAIN, 'Merged', null],
      ]);
      // The merged one names the one that it went into, and no other does.
      expect(saved.map(({ Merged_Into__c }) => Merged_Into__c)).toEqual([null, null, null, saved[1]?.Id]);
      const back = (await painsOf(org, deal)).find(({ Statement__c }) => Statement__c === AGAIN);
      expect(back).toMatchObject({ Status__c: 'Live', Merged_Into__c: null });
      // The org enforces it for every writer: another pain of the same deal, or none.
      const elsewhere = { Opportunity__c: await newDeal(org), Statement__c: TWICE, Evidence__c: 'Heard' };
      for (const Merged_Into__c of [back?.Id, await create(org, 'DF_Pain_Point__c', elsewhere)]) {
        const fields = { Status__c: 'Merged', Merged_Into__c };
        const refused = await org.rest('PATCH', `/sobjects/DF_Pain_Point__c/${back?.Id}`, fields, 'integration');
        expect(refused).toMatchObject({ status: 400, body: [{ fields: ['Merged_Into__c'] }] });
      }
      expect(saved[0]).toMatchObject({
        Evidence__c: 'Quoted',
        Quote__c: 'We type every order twice, forty a week.',
        Said_By__c: expect.stringMatching(/^003/),
        Impact_Low__c: 19_500,
        Impact_Likely__c: 26_000,
        Impact_Basis__c: '40 (30 to 40) orders × 52 a year × €12.50',
      });
    });
  }, 180_000);

  test('are noted, deepened, ordered and merged with the keyboard alone', async () => {
    await withOrg(async (org) => {
      const deal = await newDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openDeal(org, browser, deal);
        await field(page).focus();
        // The focus never leaves the field: the next pain follows at once.
        await note(page, OVERTIME, TWICE, AGAIN);
        await pains(page).locator('c-pain-capture textarea:focus').waitFor();
        expect(await statements(page)).toEqual([OVERTIME, TWICE, AGAIN]);

        // Deepen the second.
        await tabTo(page, 'c-pain-point [data-deepen]');
        await page.keyboard.press('Tab');
        await tabTo(page, 'c-pain-point [data-deepen]');
        await page.keyboard.press('Enter');
        await pains(page).locator('c-pain-editor [data-field="statement"] textarea:focus').waitFor();
        await tabTo(page, 'c-evidence-fields input[type="radio"]');
        // From Heard to Quoted.
        await page.keyboard.press('ArrowRight');
        await tabTo(page, 'c-evidence-fields c-contact-picker [role="combobox"]');
        await takeMarked(page, pains(page).locator('c-contact-picker [role="combobox"]'));
        await pains(page).locator('c-contact-picker').getByText('Ingrid Halvorsen').first().waitFor();
        await tabTo(page, '[data-cost]');
        await page.keyboard.press('Enter');
        await tabTo(page, '[data-calculate]');
        await page.keyboard.press('Enter');
        await pains(page).locator('[data-field="what"] input:focus').waitFor();
        await page.keyboard.type('orders');
        await tabTo(page, '[data-field="count"] input');
        await page.keyboard.type('40');
        await tabTo(page, '[data-field="cost"] input');
        await page.keyboard.type('12');
        await tabTo(page, '[data-use] button');
        await page.keyboard.press('Enter');
        await pains(page).locator('[data-field="likely"] input:focus').waitFor();
        await tabTo(page, '[data-save] button');
        await page.keyboard.press('Enter');
        await row(page, TWICE).getByText('€24,960').waitFor();
        await row(page, TWICE).locator('[data-deepen]:focus').waitFor();

        // Alt and the arrow move it to the top and further down; the focus goes with it.
        await page.keyboard.press('Alt+ArrowUp');
        await pains(page).getByText('is now number 1 of 3').waitFor();
        await expectOrder(org, deal, [TWICE, OVERTIME]);
        await row(page, TWICE).locator('[data-deepen]:focus').waitFor();
        await tabTo(page, 'c-pain-point [data-part="down"]', 'Shift+Tab');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Enter');
        await pains(page).getByText('is now number 3 of 3').waitFor();
        await row(page, TWICE).locator('[data-part="down"]:focus').waitFor();
        await expectOrder(org, deal, [OVERTIME, AGAIN, TWICE]);
        expect(await statements(page)).toEqual([OVERTIME, AGAIN, TWICE]);

        // Merge the second into the first.
        await tabTo(page, 'c-pain-point [data-deepen]', 'Shift+Tab');
        await page.keyboard.press('Enter');
        await pains(page).locator('c-pain-editor [data-field="statement"] textarea:focus').waitFor();
        await tabTo(page, '[data-merge] button');
        await page.keyboard.press('Enter');
        await pains(page).locator('c-pain-merge [role="combobox"]:focus').waitFor();
        await takeMarked(page, pains(page).locator('c-pain-merge [role="combobox"]'));
        await pains(page).locator('c-pain-merge [data-merge] button:enabled').waitFor();
        await tabTo(page, 'c-pain-merge [data-merge] button');
        await page.keyboard.press('Enter');
        await pains(page).getByText('Merged into', { exact: false }).waitFor();
        await pains(page).locator('c-pain-point [data-deepen]:focus').waitFor();
        expect(faults).toEqual([]);
      });
      const saved = await painsOf(org, deal);
      expect(saved.map(({ Status__c }) => Status__c).sort()).toEqual(['Live', 'Live', 'Merged']);
      const [merged] = saved.filter(({ Status__c }) => Status__c === 'Merged');
      const into = saved.find(({ Id }) => Id === merged?.Merged_Into__c);
      expect(into).toMatchObject({ Status__c: 'Live' });
      const twice = saved.find(({ Statement__c }) => Statement__c === TWICE);
      expect(twice).toMatchObject({ Evidence__c: 'Quoted', Quote__c: TWICE, Impact_Likely__c: 24_960, Priority__c: 3 });
    });
  }, 180_000);

  test('survive a lost connection, a reload and an ended session while typing, and none is there twice', async () => {
    await withOrg(async (org) => {
      const deal = await newDeal(org);
      await withBrowser(async (browser) => {
        const { page } = await openDeal(org, browser, deal);
        // Lost while typing; what is handed over waits, what is typed next stays.
        await field(page).pressSequentially(OVERTIME);
        await browser.setOffline(true);
        await page.keyboard.press('Enter');
        await pains(page).getByText(`Not saved yet: “${OVERTIME}”`).waitFor();
        await field(page).pressSequentially('Half a sen');
        expect(await violations(page)).toEqual([]);
        // Back again: it is saved by itself.
        await browser.setOffline(false);
        await row(page, OVERTIME).waitFor();
        expect(await field(page).inputValue()).toBe('Half a sen');

        // A save that arrived, and whose answer did not.
        await field(page).fill(TWICE);
        const dropAnswer = async (route: { fetch(): Promise<unknown>; abort(): Promise<void> }) => {
          await route.fetch();
          await route.abort();
        };
        await page.route('**/ui-api/records', dropAnswer);
        await page.keyboard.press('Enter');
        await pains(page).getByText(`Not saved yet: “${TWICE}”`).waitFor();
        await page.unroute('**/ui-api/records', dropAnswer);
        expect(await painsOf(org, deal)).toHaveLength(2);
        await pains(page).getByRole('button', { name: 'Try again' }).click();
        await row(page, TWICE).waitFor();

        // What is typed in a form is there after a reload, and the list shows so.
        await field(page).fill('Half a sentence');
        await row(page, TWICE).getByRole('button', { name: 'Deepen' }).click();
        await pains(page).getByRole('button', { name: 'What it costs' }).click();
        await pains(page).getByLabel('How the figure came about').fill('Forty orders a week');
        await page.reload();
        await row(page, TWICE).getByText('Changes not saved yet').waitFor();
        expect(await field(page).inputValue()).toBe('Half a sentence');
        await row(page, TWICE).getByRole('button', { name: 'Deepen' }).click();
        await pains(page).getByText('is still here. It is not saved yet.').waitFor();

        // Meanwhile another user has changed the same field: both are shown, the seller's is kept.
        const [, twice] = await painsOf(org, deal);
        await org.rest('PATCH', `/sobjects/DF_Pain_Point__c/${twice?.Id}`, { Impact_Basis__c: 'A guess' }, 'revops');
        await pains(page).getByRole('button', { name: 'Save' }).click();
        await pains(page).getByText('A guess').waitFor();
        expect(await violations(page)).toEqual([]);
        await pains(page).getByRole('button', { name: 'Keep yours: How the figure came about' }).click();
        await page.keyboard.press('Enter');
        await row(page, TWICE).getByText('Forty orders a week').waitFor();

        // As after a restart of the org: it knows neither the cookie nor the token.
        await browser.clearCookies();
        await page.route('**/services/data/**', async (route) => {
          await route.continue({ headers: { ...route.request().headers(), authorization: 'Bearer expired' } });
        });
        await field(page).fill(AUDIT);
        await page.keyboard.press('Enter');
        await pains(page).getByText('Your session has ended.', { exact: false }).waitFor();
        await pains(page).getByText(`Not saved yet: “${AUDIT}”`).waitFor();
      });
      const saved = await painsOf(org, deal);
      expect(saved.map(({ Statement__c }) => Statement__c)).toEqual([OVERTIME, TWICE]);
      expect(saved[1]?.Impact_Basis__c).toBe('Forty orders a week');
    });
  }, 180_000);

  test('a hundred of them stay fast, and any text is shown as text', async () => {
    const markup = '<img src=x onerror="document.title=\'broken\'"> {0} & "quotes" \'too\' 🚚 שלום עליכם';
    const longest = 'Für jede Lieferung, die zu spät kommt, rufen drei Kunden an; '.repeat(5).slice(0, 255);
    const long = `<b>${'They said a lot. '.repeat(240)}`.slice(0, 4000).padEnd(4000, '!');
    await withOrg(async (org) => {
      const deal = await newDeal(org);
      const records = Array.from({ length: 100 }, (_, index) => ({
        attributes: { type: 'DF_Pain_Point__c' },
        Opportunity__c: deal,
        Statement__c: `Pain number ${index + 1} of many that they named`,
        Evidence__c: 'Heard',
      }));
      await org.rest('POST', '/composite/sobjects', { allOrNone: true, records });
      await withBrowser(async (browser) => {
        const { page, faults } = await openDeal(org, browser, deal);
        await pains(page).getByText('100 pains').waitFor();
        const begun = Date.now();
        await row(page, 'Pain number 2 of').getByRole('button', { name: 'Deepen' }).click();
        await pains(page).locator('c-pain-editor textarea:focus').waitFor();
        expect(Date.now() - begun).toBeLessThan(HANG);
        expect(await pains(page).locator('c-pain-editor').count()).toBe(1);
        await pains(page).getByRole('button', { name: 'Cancel' }).click();

        // Moving the second to the top writes two records, in one request.
        const mutations: string[] = [];
        page.on('request', (request) => {
          const body = request.postData() ?? '';
          if (body.includes('mutation')) mutations.push(body);
        });
        await row(page, 'Pain number 2 of').locator('[data-part="up"]').click();
        await pains(page).getByText('is now number 1 of 100').waitFor();
        await expectOrder(org, deal, [
          'Pain number 2 of many that they named',
          'Pain number 1 of many that they named',
        ]);
        expect((await statements(page)).slice(0, 2)).toEqual([
          'Pain number 2 of many that they named',
          'Pain number 1 of many that they named',
        ]);

        await field(page).fill(markup);
        await page.keyboard.press('Enter');
        await row(page, '<img src=x').waitFor();
        await field(page).fill(longest);
        await page.keyboard.press('Enter');
        await row(page, longest).waitFor();
        await row(page, '<img src=x').getByRole('button', { name: 'Deepen' }).click();
        await quote(pains(page), { quote: long, contact: 'Ingrid Halvorsen' });
        await pains(page).getByRole('button', { name: 'Save' }).click();
        await row(page, '<img src=x').getByText('They said a lot.', { exact: false }).waitFor();
        expect(await row(page, '<img src=x').locator('.statement').textContent()).toBe(markup);
        expect(await pains(page).locator('img').count()).toBe(0);
        expect(await page.title()).not.toBe('broken');

        // Nothing is cut off, from the narrowest window on, in both directions of writing. 680 is a common window at 200 % zoom.
        await row(page, 'Pain number 3 of').getByRole('button', { name: 'Deepen' }).click();
        await pains(page).getByRole('button', { name: 'More: Problem' }).click();
        await pains(page).getByRole('button', { name: 'What it costs' }).click();
        await pains(page).getByRole('button', { name: 'Calculate it' }).click();
        for (const direction of ['ltr', 'rtl']) {
          await page.evaluate(`document.documentElement.dir = '${direction}'`);
          for (const width of [320, 680, 1200]) {
            await page.setViewportSize({ width, height: 800 });
            const [needed = 0, given = 0] = await pains(page).evaluate<
              number[],
              { scrollWidth: number; clientWidth: number }
            >(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
            expect(`${direction} ${width}: ${needed - given} over`).toBe(`${direction} ${width}: 0 over`);
          }
        }
        expect(await violations(page)).toEqual([]);
        expect(faults).toEqual([]);
        expect(mutations).toHaveLength(1);
      });
      const saved = await painsOf(org, deal);
      expect(saved).toHaveLength(102);
      expect(saved.filter(({ Priority__c }) => Priority__c !== null)).toHaveLength(2);
      expect(saved[0]?.Statement__c).toBe('Pain number 2 of many that they named');
      expect(saved.find(({ Statement__c }) => Statement__c === markup)?.Quote__c).toBe(long);
      expect(saved.some(({ Statement__c }) => Statement__c === longest)).toBe(true);
    });
  }, 180_000);
});
