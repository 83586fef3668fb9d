import type { Page } from 'playwright-core';
import { next, onDeal, oneDeal, shot, stored, text, visit, WAIT, withAda } from './checklist-page.ts';
import { withBrowser } from './chromium.ts';
import { create } from './diagnosed-deal.ts';
import { openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { isFocusIn, tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { question, violations } from './record-page.ts';

/** The days that it is while `act` runs where the seller is (two over midnight). */
async function daysOf(org: RunningOrg, act: () => Promise<unknown>): Promise<readonly string[]> {
  const [{ TimeZoneSidKey: timeZone }] = (await org.query<{ TimeZoneSidKey: string }>(
    `SELECT TimeZoneSidKey FROM User WHERE Id = '${org.users.seller.id}'`,
  )) as [{ TimeZoneSidKey: string }];
  const day = (): string => new Date().toLocaleDateString('sv-SE', { timeZone });
  const before = day();
  await act();
  return [before, day()];
}

/** The deal's pains, read by a user who took no part. */
function painsOf(org: RunningOrg, { id }: GateDeal): Promise<readonly { readonly Said_On__c: string | null }[]> {
  const fields = 'Statement__c, Evidence__c, Quote__c, Said_By__r.Name, Said_On__c';
  return readAs(org, 'integration', `SELECT ${fields} FROM DF_Pain_Point__c WHERE Opportunity__c = '${id}'`);
}

/** A second person of the customer on the deal. */
async function withTom(org: RunningOrg, deal: GateDeal): Promise<void> {
  const [{ AccountId }] = (await org.query<{ AccountId: string }>(
    `SELECT AccountId FROM Opportunity WHERE Id = '${deal.id}'`,
  )) as [{ AccountId: string }];
  const ContactId = await create(org, 'Contact', { FirstName: 'Tom', LastName: 'Reyes', AccountId }, 'admin');
  await create(org, 'OpportunityContactRole', { OpportunityId: deal.id, ContactId, Role: 'Decision Maker' }, 'admin');
}

/** Waits until the org has the problem with this evidence; the page shows it a moment later. */
async function untilStored(page: Page, org: RunningOrg, deal: GateDeal, evidence: string) {
  for (let tries = 0; tries < 50; tries += 1) {
    const { problem } = await stored(org, deal);
    if (problem?.Evidence__c === evidence) return problem;
    await page.waitForTimeout(200);
  }
  throw new Error(`The org does not have the problem as ${evidence}.`);
}

describe('one sentence of a customer is entered once', () => {
  test(
    'the saved sentence becomes a quote of the only contact by one click, and the pain with it',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        await withAda(org, deal);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const problem = question(page, 'problem');
          await text(problem).click();
          await page.keyboard.type('Closing the month takes eleven days');
          await problem.getByRole('checkbox', { name: 'Note it as a pain too' }).waitFor();
          await shot(page, 'answer-as-pain.png');
          expect(await violations(page)).toEqual([]);
          await page.keyboard.press('Enter');
          const yes = problem.getByRole('button', { name: 'Yes, Ada King' });
          await yes.waitFor();
          expect(await painsOf(org, deal)).toMatchObject([
            { Statement__c: 'Closing the month takes eleven days', Evidence__c: 'Heard' },
          ]);
          // The focus went on, as after every answer.
          expect(await isFocusIn(problem)).toBe(false);
          await shot(page, 'exact-words.png');
          expect(await violations(page)).toEqual([]);
          const days = await daysOf(org, async () => {
            await yes.click();
            await untilStored(page, org, deal, 'Quoted');
          });
          const quoted = {
            Evidence__c: 'Quoted',
            Quote__c: 'Closing the month takes eleven days',
            Said_By__r: { Name: 'Ada King' },
          };
          expect(await untilStored(page, org, deal, 'Quoted')).toMatchObject(quoted);
          const pains = await painsOf(org, deal);
          expect(pains).toMatchObject([quoted]);
          expect(days).toContain(pains[0]?.['Said_On__c']);
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );

  test(
    'with several contacts one is chosen, which is yes; a key answers no, and the question is not asked again',
    async () => {
      await withOrg(async (org) => {
        const [deal, other] = (await openDeals(org, 2)) as [GateDeal, GateDeal];
        await withAda(org, deal);
        await withTom(org, deal);
        await withAda(org, other);
        await withTom(org, other);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          await text(question(page, 'problem')).fill('Closing the month takes eleven days');
          await page.keyboard.press('Enter');
          await question(page, 'problem').getByRole('button', { name: 'Yes, Ada King' }).waitFor();
          // Nobody was chosen in this call: the key of yes saves nothing.
          await page.keyboard.press('Alt+Y');
          expect(await isFocusIn(question(page, 'problem').locator('[data-yes]').first())).toBe(true);
          expect((await stored(org, deal))['problem']).toMatchObject({ Evidence__c: 'Heard' });
          await question(page, 'problem').getByRole('button', { name: 'Yes, Tom Reyes' }).click();
          expect(await untilStored(page, org, deal, 'Quoted')).toMatchObject({ Said_By__r: { Name: 'Tom Reyes' } });

          // Another deal is another call, although the same two people are on it.
          await visit(page, org, other);
          const problem = question(page, 'problem');
          await text(problem).fill('We lose orders every week');
          await page.keyboard.press('Enter');
          await problem.locator('[data-yes]').nth(1).waitFor();
          await page.keyboard.press('Alt+N');
          await problem.locator('[data-exact-words]').waitFor({ state: 'detached' });
          await problem.getByRole('button', { name: /^Edit/ }).click();
          await text(problem).fill('We lose orders every single week');
          await page.keyboard.press('Enter');
          await problem.getByText('We lose orders every single week').waitFor();
          expect(await problem.locator('[data-exact-words]').count()).toBe(0);
          expect((await stored(org, other))['problem']).toMatchObject({ Evidence__c: 'Heard', Quote__c: null });
          expect(await painsOf(org, other)).toMatchObject([{ Statement__c: 'We lose orders every single week' }]);
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );

  test(
    'Alt and a digit choose the evidence, also where they type a character, and Confirmed asks for its source',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        await withAda(org, deal);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const problem = question(page, 'problem');
          await tabTo(page, text(problem));
          await page.keyboard.type('Closing the month takes eleven days');
          await problem.getByText('Alt+1 to Alt+4: how we know.').waitFor();
          await page.keyboard.press('Alt+4');
          await problem.locator('[data-level-name]').getByText('Confirmed').waitFor({ state: 'attached' });
          await page.keyboard.press('Enter');
          await problem.getByText(/“Confirmed” still needs/).waitFor();
          expect(await stored(org, deal)).toEqual({});
          await tabTo(page, text(problem), 'Shift+Tab');
          await page.keyboard.press('Alt+3');
          expect(await text(problem).inputValue()).toBe('Closing the month takes eleven days');
          await page.keyboard.press('Enter');
          expect(await untilStored(page, org, deal, 'Quoted')).toMatchObject({
            Quote__c: 'Closing the month takes eleven days',
            Said_By__r: { Name: 'Ada King' },
          });
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );

  test(
    'of 20 answers that are entered by Enter alone, none is more than heard',
    async () => {
      await withOrg(async (org) => {
        const deals = await openDeals(org, 2);
        for (const deal of deals) await withAda(org, deal);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deals[0]!);
          let entered = 0;
          for (const deal of deals) {
            await visit(page, org, deal);
            for (let count = 0; count < 10; count += 1) {
              const open = next(page)
                .filter({ has: page.locator('[data-text]') })
                .first();
              await tabTo(page, text(open));
              const concept = (await open.getAttribute('data-concept')) ?? '';
              await page.keyboard.type(`We do step ${'abcdefghij'[count]} of the ${concept} twice in each week`);
              await page.keyboard.press('Enter');
              // Again at once, as a user does whose first Enter seems to have done nothing.
              await page.keyboard.press('Enter');
              await question(page, concept).locator('[data-text]').waitFor({ state: 'detached', timeout: 10_000 });
              entered += 1;
            }
          }
          await page.waitForLoadState('networkidle');
          const answers = await readAs<{ Evidence__c: string }>(
            org,
            'integration',
            `SELECT Evidence__c FROM DF_Answer__c WHERE Opportunity__c IN ('${deals.map(({ id }) => id).join("','")}')`,
          );
          expect(entered).toBe(20);
          expect(answers.map(({ Evidence__c }) => Evidence__c)).toEqual(Array.from({ length: 20 }, () => 'Heard'));
          expect(faults).toEqual([]);
        });
      });
    },
    WAIT,
  );
});
