import type { Locator, Page } from 'playwright-core';
import { checklist, next, onDeal, oneDeal, announced, stored, text, visit, WAIT } from './checklist-page.ts';
import { withBrowser } from './chromium.ts';
import { create, diagnosedDeal, scrollTo } from './diagnosed-deal.ts';
import { countOf, deployRules, HELD, markHeld, NO_COMPETITOR } from './foreign-rules.ts';
import { goToDeal, nearlyReady, openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { pressOn, tabTo } from './keyboard.ts';
import { withOrg } from './org.ts';
import { field, newDeal, openDeal, OVERTIME, painsOf, row, TWICE } from './pain-page.ts';
import { gate, inStage, missingSentences, pains, question, refusalSentences, violations } from './record-page.ts';

const NOT_OURS = 'A rule of your org, not of the playbook, refused this:';
const ORG_REFUSED = 'A rule or a setting of your org, not of the playbook, refused this:';
const KEPT = 'Not saved. What you typed is still here.';

/** Headings and sentences of what is refused in a part of the page, in the order of the page; waits for them. */
async function refused(part: Locator): Promise<string[]> {
  const lines = part.locator('c-refusal').locator('.refusal__heading, [data-sentence]');
  await part.locator('c-refusal [data-sentence]').first().waitFor();
  return lines.allTextContents();
}

/** Nothing of a rule's words became an element, and the page has no fault that axe finds. */
async function expectText(page: Page, part: Locator): Promise<void> {
  expect(await part.locator('c-refusal b, c-refusal i, c-refusal script').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
}

describe('a rule of the company', () => {
  test(
    'that stops a typed answer is distinguished from the product’s: by the deal’s roll-up, or at the answer itself; the draft stays and is saved once',
    async () => {
      await withOrg(async (org) => {
        const deal = await oneDeal(org);
        const rules = [HELD, NO_COMPETITOR.answer];
        await markHeld(org, deal.id);
        await deployRules(org, rules, true);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const situation = question(page, 'situation');
          await tabTo(page, text(situation));
          await page.keyboard.type('Orders arrive by mail');
          // Left for good: the next question has the focus.
          await tabTo(page, text(next(page).nth(1)));
          expect(await refused(situation)).toEqual([KEPT, NOT_OURS, HELD.message]);
          await expectText(page, situation);
          expect(await countOf(org, 'DF_Answer__c', deal.id)).toBe(0);

          await visit(page, org, deal);
          await situation.getByText('Not saved yet').waitFor();
          expect(await text(situation).inputValue()).toBe('Orders arrive by mail');
          // Both rules have something to say of the next attempt.
          await tabTo(page, text(situation));
          await page.keyboard.press('End');
          await page.keyboard.type(', as with Contoso');
          await page.keyboard.press('Enter');
          expect((await refused(situation)).slice(0, 2)).toEqual([KEPT, NOT_OURS]);
          await situation.getByText(NO_COMPETITOR.answer.message).waitFor();
          await expectText(page, situation);
          expect(await countOf(org, 'DF_Answer__c', deal.id)).toBe(0);

          await deployRules(org, rules, false);
          await visit(page, org, deal);
          expect(await text(situation).inputValue()).toBe('Orders arrive by mail, as with Contoso');
          await tabTo(page, text(situation));
          await page.keyboard.press('Enter');
          await announced(page, 'Noted');
          await checklist(page).locator('[data-noted]').getByText('as with Contoso').waitFor();
          expect(await situation.getByText(NOT_OURS).count()).toBe(0);
          expect(faults).toEqual([]);
        });
        const answers = await stored(org, deal);
        expect(Object.keys(answers)).toEqual(['situation']);
        expect(answers['situation']).toMatchObject({
          Answer__c: 'Orders arrive by mail, as with Contoso',
          CreatedBy: { Username: org.users.seller.username },
        });
      });
    },
    WAIT,
  );

  test(
    'that stops a pain leaves its words in the field, over a reload; the product’s rule is not taken for the company’s',
    async () => {
      await withOrg(async (org) => {
        const deal = await newDeal(org);
        const rules = [HELD, NO_COMPETITOR.pain];
        const twice = { Opportunity__c: deal, Statement__c: TWICE, Evidence__c: 'Heard', Root_Cause__c: 'Two systems' };
        await create(org, 'DF_Pain_Point__c', twice);
        await markHeld(org, deal);
        await deployRules(org, rules, true);
        await withBrowser(async (browser) => {
          const { page, faults } = await openDeal(org, browser, deal);
          await field(page).focus();
          await page.keyboard.type('Contoso delivers faster');
          await page.keyboard.press('Enter');
          expect((await refused(pains(page))).slice(0, 2)).toEqual([KEPT, NOT_OURS]);
          await pains(page).getByText(NO_COMPETITOR.pain.message).waitFor();
          await expectText(page, pains(page));
          expect(await field(page).inputValue()).toBe('Contoso delivers faster');
          await page.keyboard.press('Control+A');
          await page.keyboard.type(OVERTIME);
          await page.keyboard.press('Enter');
          expect(await refused(pains(page))).toEqual([KEPT, NOT_OURS, HELD.message]);
          await expectText(page, pains(page));
          await page.reload();
          await field(page).waitFor();
          expect(await field(page).inputValue()).toBe(OVERTIME);
          expect(await countOf(org, 'DF_Pain_Point__c', deal)).toBe(1);

          // Deepening what is there is stopped too, and what was typed stays.
          await row(page, TWICE).getByRole('button', { name: 'Deepen' }).click();
          const editor = pains(page).locator('c-pain-editor');
          await editor.getByRole('textbox').first().fill('Every order is typed twice, Contoso says');
          await editor.getByRole('button', { name: 'Save' }).click();
          expect((await refused(editor)).slice(0, 3)).toEqual([KEPT, NOT_OURS, NO_COMPETITOR.pain.message]);
          await expectText(page, editor);
          await editor.getByRole('button', { name: 'Cancel' }).click();

          await deployRules(org, rules, false);
          await field(page).focus();
          await page.keyboard.press('Enter');
          await row(page, OVERTIME).waitFor();
          expect(await pains(page).getByText(NOT_OURS).count()).toBe(0);

          // Merging saves two records at once, and of those the org does not tell what refused.
          await deployRules(org, rules, true);
          await row(page, OVERTIME).getByRole('button', { name: 'Deepen' }).click();
          await pains(page).getByRole('button', { name: 'Merge with a duplicate' }).click();
          const merge = pains(page).locator('c-pain-merge');
          await merge.getByRole('combobox', { name: 'Which pain says the same?' }).click();
          await merge.getByRole('option', { name: TWICE }).click();
          await pressOn(page, merge.getByRole('button', { name: 'Merge' }));
          expect(await refused(merge)).toEqual([KEPT, ORG_REFUSED, HELD.message]);
          await expectText(page, merge);
          await deployRules(org, rules, false);
          await pressOn(page, merge.getByRole('button', { name: 'Cancel' }));
          await field(page).focus();

          // Kept against advice: the rule that refuses now is ours, and no rule of the company is blamed.
          await page.keyboard.type('tbd');
          await page.keyboard.press('Enter');
          await pressOn(page, pains(page).locator('[data-keep-anyway]'));
          const [heading, sentence, ...others] = await refused(pains(page));
          expect([heading, others]).toEqual([KEPT, []]);
          expect(sentence).toMatch(/^This is a placeholder, not a pain\./);
          expect(faults).toEqual([]);
        });
        const saved = await painsOf(org, deal);
        expect(saved.map(({ Statement__c }) => Statement__c).sort()).toEqual([TWICE, OVERTIME].sort());
      });
    },
    WAIT,
  );

  test(
    'that stops a stage is distinguished from what the gate requires, and only the gate’s reasons are recorded',
    async () => {
      await withOrg(async (org) => {
        const [deal, ready] = (await openDeals(org, 2)) as [GateDeal, GateDeal];
        await nearlyReady(org, ready);
        const situation = { Concept__c: 'situation', Key__c: `${ready.id}:situation`, Evidence__c: 'Heard' };
        const answer = { ...situation, Opportunity__c: ready.id, Answer__c: 'Orders arrive by mail' };
        await create(org, 'DF_Answer__c', answer);
        for (const { id } of [deal, ready]) await markHeld(org, id);
        await deployRules(org, [HELD], true);
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          await goToDeal(page, org, deal);
          const missing = await missingSentences(page);
          await pressOn(page, gate(page).getByRole('button', { name: 'Advance to Value Proposition' }));
          expect((await refusalSentences(page)).sort()).toEqual([...missing].sort());
          const other = gate(page).locator('[data-other-refusal]');
          expect(await other.locator('.refusal__heading, [data-sentence]').allTextContents()).toEqual([
            "Salesforce has other reasons, which are not the gate's:",
            HELD.message,
          ]);
          await expectText(page, gate(page));
          await gate(page).getByText('Refused: Needs Analysis to Value Proposition').waitFor();
          const decisions = await readAs<{ Unmet__c: string }>(
            org,
            'manager',
            `SELECT Unmet__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal.id}'`,
          );
          expect(decisions.map(({ Unmet__c }) => Unmet__c.split(/\r?\n/).sort())).toEqual([[...missing].sort()]);

          // All that the gate asks for is there, and the company's rule alone refuses: that is no refusal by the gate.
          await page.goto(`${org.url}/lightning/r/Opportunity/${ready.id}/view`);
          await gate(page).getByText('All that Value Proposition needs is there.').waitFor();
          const advance = gate(page).getByRole('button', { name: 'Advance to Value Proposition' });
          await pressOn(page, advance);
          await other.getByText(HELD.message).waitFor();
          expect(await gate(page).locator('[data-refusal] [data-sentence]').count()).toBe(0);
          await expectText(page, gate(page));
          expect(await countOf(org, 'DF_Gate_Decision__c', ready.id)).toBe(0);
          await deployRules(org, [HELD], false);
          await pressOn(page, advance);
          await inStage(page, 'Value Proposition');
          expect(faults).toEqual([]);
        });
        const soql = `SELECT StageName FROM Opportunity WHERE Id IN ('${deal.id}', '${ready.id}')`;
        const stages = await readAs<{ StageName: string }>(org, 'manager', soql);
        expect(stages.map(({ StageName }) => StageName).sort()).toEqual(['Needs Analysis', 'Value Proposition']);
      });
    },
    WAIT,
  );

  test(
    'that stops a prescription is distinguished from the product’s, and the same words are saved once it is gone',
    async () => {
      await withOrg(async (org) => {
        const deal = await diagnosedDeal(org);
        const rules = [NO_COMPETITOR.prescription];
        await deployRules(org, rules, true);
        const because = 'It does what Contoso cannot';
        await withBrowser(async (browser) => {
          const { page, faults } = await onDeal(browser, org, deal);
          const map = page.locator('c-prescription-map');
          await scrollTo(map);
          const connect = map.getByRole('button', { name: `Connect to a pain: ${deal.products[0]!.name}` });
          await pressOn(page, connect);
          const form = map.locator('c-prescription-form');
          await tabTo(page, form.getByLabel('Because'));
          await page.keyboard.type(because);
          await pressOn(page, form.getByRole('button', { name: 'Save' }));
          expect(await refused(form)).toEqual([KEPT, NOT_OURS, NO_COMPETITOR.prescription.message]);
          await expectText(page, form);
          await page.reload();
          await scrollTo(map);
          expect(await form.getByLabel('Because').inputValue()).toBe(because);
          await deployRules(org, rules, false);
          await pressOn(page, form.getByRole('button', { name: 'Save' }));
          await map.getByText('Prescription saved, line linked').waitFor();
          expect(faults).toEqual([]);
        });
        const soql = `SELECT Because__c, CreatedById FROM DF_Prescription__c WHERE Pain_Point__r.Opportunity__c = '${deal.id}'`;
        expect(await readAs(org, 'manager', soql)).toMatchObject([
          { Because__c: because, CreatedById: org.users.seller.id },
        ]);
      });
    },
    WAIT,
  );
});
