import { withBrowser } from './chromium.ts';
import { isFocusIn, tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import { question, violations } from './record-page.ts';
import {
  checklist,
  next,
  text,
  announced,
  shot,
  WAIT,
  hasFocus,
  onDeal,
  stored,
  oneDeal,
  withAda,
} from './checklist-page.ts';

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
          await problem.getByText('Blocks Value Proposition', { exact: true }).waitFor();
          await problem.getByText('Ask Ada King').waitFor();
          expect(await violations(page)).toEqual([]);
          await shot(page, 'checklist-next.png');

          // The second line is begun while the first is on its way: it keeps place, words and focus.
          const situation = question(page, 'situation');
          await text(situation).fill('Orders arrive by mail and are typed twice, into two systems');
          await text(problem).click();
          await page.keyboard.type('Closing the month takes', { delay: 20 });
          await announced(page, 'Noted: Could you walk me through');
          await page.keyboard.type(' eleven days', { delay: 20 });
          expect(await text(problem).inputValue()).toBe('Closing the month takes eleven days');

          // Quoted needs their words: the answer is kept, and the form asks kindly.
          // The sentence and the only contact are proposed; without words it is not a quote.
          await problem.getByText('Quoted', { exact: true }).click();
          await problem.getByLabel('Their words').fill('');
          await page.getByRole('heading', { level: 1 }).click();
          await problem.getByText(/“Quoted” still needs: Their words\./).waitFor();
          await problem.getByLabel('Their words').fill('We are late every single month.');
          // One click, although the field takes its message away when it is left, and *Save* moves up.
          await problem.getByRole('button', { name: 'Save', exact: true }).click();
          await announced(page, 'Noted: Where does that let you down');

          // A placeholder, and then not known yet, by another user.
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
          // What the form needs, which comes with the first letter: the seller's company.
          const company = page.waitForResponse((one) => one.url().includes(`/records/${org.users.seller.id}`));
          await page.keyboard.type('Closing the month takes eleven days');
          await company;
          await page.waitForLoadState('networkidle');
          const requests: string[] = [];
          page.on('request', (request) => {
            if (request.url().includes('/services/'))
              requests.push(`${request.method()} ${new URL(request.url()).pathname}`);
          });
          await page.keyboard.press('Enter');
          await announced(page, 'Noted');
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
