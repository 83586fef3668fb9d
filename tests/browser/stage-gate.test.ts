import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { goToDeal, nearlyReady, openDeals, readAs } from './gate-deal.ts';
import type { GateDeal } from './gate-deal.ts';
import { hasFocus, pressOn, tabTo, takeMarked, waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { deployWithOverride } from './override-playbook.ts';
import {
  gate,
  inStage,
  missingSentences,
  openHome,
  openPage,
  question,
  quote,
  refusalSentences,
  violations,
  withoutCode,
} from './record-page.ts';
import { signIn } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const shot = (page: Page, name: string) =>
  gate(page).screenshot({ path: join(screenshots, name), animations: 'disabled' });
const sorted = (sentences: readonly string[]): string[] => [...sentences].sort();
const button = (page: Page, name: string | RegExp) => gate(page).getByRole('button', { name });

/** The org's own words for the same attempt, asked through REST. */
async function messagesByRest(org: RunningOrg, { id }: GateDeal): Promise<string[]> {
  const path = `/sobjects/Opportunity/${id}`;
  const { body } = await org.rest<{ message: string }[]>('PATCH', path, { StageName: 'Value Proposition' });
  return body.map(withoutCode);
}

async function expectRecorded(org: RunningOrg, { id }: GateDeal, unmet: readonly string[]): Promise<void> {
  const decisions = await readAs<Record<string, unknown>>(
    org,
    'manager',
    `SELECT From_Stage__c, To_Stage__c, Outcome__c, Source__c, Playbook__c, Unmet__c, Key__c, Decided_By__c FROM DF_Gate_Decision__c WHERE Opportunity__c = '${id}'`,
  );
  expect(decisions).toHaveLength(1);
  expect(decisions[0]).toMatchObject({
    From_Stage__c: 'Needs Analysis',
    To_Stage__c: 'Value Proposition',
    Outcome__c: 'blocked',
    Source__c: 'panel',
    Playbook__c: 'diagnose-first:1',
    Decided_By__c: org.users.seller.id,
  });
  expect(sorted(String(decisions[0]?.['Unmet__c']).split(/\r?\n/))).toEqual(sorted(unmet));
}

/** The seller's page with the deal's gate on it. */
async function pageOnDeal(browser: BrowserContext, org: RunningOrg, deal: GateDeal) {
  const { page, faults } = await openPage(browser);
  await openHome(page, org);
  await goToDeal(page, org, deal);
  return { page, faults };
}

async function stageOf(org: RunningOrg, { id }: GateDeal): Promise<string | undefined> {
  const soql = `SELECT StageName FROM Opportunity WHERE Id = '${id}'`;
  return (await readAs<{ StageName: string }>(org, 'manager', soql))[0]?.StageName;
}

/** What `diagnose check` finds missing for the stage. */
async function sentencesByService(org: RunningOrg, { id }: GateDeal): Promise<string[] | undefined> {
  const { code, out } = await org.diagnose('check', id, '--json');
  expect(code).toBe(1);
  const { stages } = JSON.parse(out) as { stages: { toEnter: string; unmet: { sentence: string }[] }[] };
  return stages.find(({ toEnter }) => toEnter === 'Value Proposition')?.unmet.map(({ sentence }) => sentence);
}

describe('the gate of a stage', () => {
  test('by mouse: refused and recorded, fixed in place, and through', async () => {
    await withOrg(async (org) => {
      await deployWithOverride(org);
      const [deal] = await openDeals(org, 1);
      await nearlyReady(org, deal!);
      await withBrowser(async (browser) => {
        const { page, faults } = await pageOnDeal(browser, org, deal!);
        const sentences = await missingSentences(page);
        expect(sentences).toHaveLength(2);
        expect(sorted(await messagesByRest(org, deal!))).toEqual(sorted(sentences));
        expect(await sentencesByService(org, deal!)).toEqual(sentences);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'gate-needs.png');

        await button(page, 'Advance to Value Proposition').click();
        expect(sorted(await refusalSentences(page))).toEqual(sorted(sentences));
        await gate(page).getByText('Refused: Needs Analysis to Value Proposition').waitFor();
        await expectRecorded(org, deal!, sentences);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'gate-refused.png');

        // The field in the panel itself, the answer one click away.
        await button(page, /^Fill in/).click();
        await gate(page).locator('c-fill-field').getByRole('textbox').fill('Demo of the month end on Friday');
        await button(page, 'Save').click();
        await gate(page).getByText('3 done').waitFor();
        await button(page, /^Answer it/).click();
        const situation = question(page, 'situation').getByRole('textbox').first();
        await waitForFocusIn(page, question(page, 'situation'));
        await situation.fill('Orders arrive by mail and are typed twice');
        // In their words, by a contact who is made in place.
        await quote(question(page, 'situation'), { quote: 'We type them twice.', newContact: 'Runa Solheim' });
        expect(await violations(page)).toEqual([]);
        await question(page, 'situation').getByRole('button', { name: 'Save', exact: true }).click();
        await gate(page).getByText('All that Value Proposition needs is there.').waitFor();
        await button(page, 'Advance to Value Proposition').click();
        await inStage(page, 'Value Proposition');
        expect(await stageOf(org, deal!)).toBe('Value Proposition');
        const [answer] = await readAs<object>(
          org,
          'manager',
          `SELECT Key__c, Answer__c, Evidence__c, Said_By__r.Name, CreatedById FROM DF_Answer__c WHERE Opportunity__c = '${deal!.id}' AND Concept__c = 'situation'`,
        );
        expect(answer).toMatchObject({
          Key__c: `${deal!.id}:situation`,
          Answer__c: 'Orders arrive by mail and are typed twice',
          Evidence__c: 'Quoted',
          Said_By__r: { Name: 'Runa Solheim' },
          CreatedById: org.users.seller.id,
        });
        expect(faults).toEqual([]);
      });
    });
  }, 300_000);

  test('with the keyboard alone: refused, fixed and through; an override asked for, withdrawn and asked for again', async () => {
    await withOrg(async (org) => {
      await deployWithOverride(org);
      const [deal, other] = await openDeals(org, 2);
      await nearlyReady(org, deal!);
      await withBrowser(async (browser) => {
        const { page, faults } = await pageOnDeal(browser, org, deal!);
        const sentences = await missingSentences(page);
        await pressOn(page, button(page, 'Advance to Value Proposition'));
        expect(sorted(await refusalSentences(page))).toEqual(sorted(sentences));
        expect(await hasFocus(page)).toBe(true);
        await expectRecordedSoon(org, deal!, sentences);

        await pressOn(page, button(page, /^Fill in/));
        // What the field takes is asked of the org first.
        await waitForFocusIn(page, gate(page).locator('[data-fill-text]:not([data-fill-wait])'));
        await page.keyboard.type('Demo of the month end on Friday');
        await pressOn(page, button(page, 'Save'));
        await gate(page).getByText('3 done').waitFor();
        expect(await hasFocus(page)).toBe(true);
        await pressOn(page, button(page, /^Answer it/));
        await waitForFocusIn(page, question(page, 'situation'));
        await tabTo(page, question(page, 'situation').getByRole('textbox').first());
        await page.keyboard.type('Orders arrive by mail and are typed twice');
        await page.keyboard.press('Enter');
        await gate(page).getByText('All that Value Proposition needs is there.').waitFor();
        await pressOn(page, button(page, 'Advance to Value Proposition'));
        await inStage(page, 'Value Proposition');
        expect(await hasFocus(page)).toBe(true);
        expect(await stageOf(org, deal!)).toBe('Value Proposition');

        // Another deal, for which there is no time to ask first.
        await goToDeal(page, org, other!);
        await askByKeyboard(page, 'They sign on Friday');
        await pressOn(page, button(page, /^Withdraw my request/));
        await gate(page).getByText('Withdrawn.').waitFor();
        expect(await hasFocus(page)).toBe(true);
        await askByKeyboard(page, 'They sign on Friday, and the board knows the pain');
        const asked = await readAs<object>(
          org,
          'manager',
          `SELECT Stage__c, Stage_Order__c, Reason_Code__c, Reason__c, Status__c, CreatedById FROM DF_Gate_Override__c WHERE Opportunity__c = '${other!.id}' ORDER BY CreatedDate, Id`,
        );
        const request = {
          Stage__c: 'Value Proposition',
          Stage_Order__c: 4,
          Reason_Code__c: 'Renewal timing',
          CreatedById: org.users.seller.id,
        };
        expect(asked).toMatchObject([
          { ...request, Reason__c: 'They sign on Friday', Status__c: 'Withdrawn' },
          { ...request, Reason__c: 'They sign on Friday, and the board knows the pain', Status__c: 'Requested' },
        ]);
        expect(faults).toEqual([]);
      });
    });
  }, 300_000);

  test('an override that is asked for by the seller and approved by a manager in the panel lets the deal pass', async () => {
    await withOrg(async (org) => {
      await deployWithOverride(org);
      const [deal] = await openDeals(org, 1);
      await withBrowser(async (browser) => {
        const { page, faults } = await pageOnDeal(browser, org, deal!);
        await button(page, 'Ask to enter Value Proposition without it').click();
        await gate(page).getByRole('combobox', { name: 'Reason' }).click();
        await gate(page).getByRole('option', { name: 'Renewal timing' }).click();
        await gate(page).getByLabel('Why should this deal pass now?').fill('They sign on Friday.');
        expect(await violations(page)).toEqual([]);
        await button(page, 'Ask for the override').click();
        await gate(page).getByText('Waits for somebody who may approve it.', { exact: true }).waitFor();

        await signIn(page, org, 'manager');
        await goToDeal(page, org, deal!);
        await gate(page).getByText('They sign on Friday.').waitFor();
        await button(page, /^Approve/).click();
        const note = gate(page).getByLabel('Note to the seller (if you want)');
        await waitForFocusIn(page, note);
        await note.fill('Once only.');
        expect(await violations(page)).toEqual([]);
        await button(page, /^Approve/).click();
        await gate(page)
          .getByText(/^May pass every gate up to Value Proposition until/)
          .waitFor();
        await gate(page).getByText('Once only.').first().waitFor();
        expect(await hasFocus(page)).toBe(true);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'gate-override.png');

        await signIn(page, org, 'seller');
        await goToDeal(page, org, deal!);
        await gate(page)
          .getByText(/lets this deal pass without them/)
          .first()
          .waitFor();
        await button(page, 'Advance to Value Proposition').click();
        await inStage(page, 'Value Proposition');
        expect(await stageOf(org, deal!)).toBe('Value Proposition');

        // Approved by mistake, and revoked with the keyboard alone.
        await signIn(page, org, 'manager');
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal!.id}/view`);
        await pressOn(page, button(page, /^Revoke/));
        await gate(page).getByText('every gate up to Value Proposition asks for what is missing again').waitFor();
        const why = gate(page).getByLabel('Why? The seller reads this.');
        await waitForFocusIn(page, why);
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        // Without a note the field has the message, and nothing was saved.
        await gate(page).getByText('Complete this field.').waitFor();
        await why.fill('It was meant for the other deal.');
        expect(await violations(page)).toEqual([]);
        await pressOn(page, button(page, /^Revoke/));
        await gate(page).getByText('Revoked.', { exact: true }).waitFor();
        expect(await hasFocus(page)).toBe(true);
        const [override] = await readAs<object>(
          org,
          'admin',
          `SELECT Status__c, Decided_By__c, Revoked_By__c, Decision_Note__c, Owner_At_Request__c FROM DF_Gate_Override__c WHERE Opportunity__c = '${deal!.id}'`,
        );
        const manager = org.users.manager.id;
        expect(override).toMatchObject({
          Status__c: 'Revoked',
          Decided_By__c: manager,
          Revoked_By__c: manager,
          Decision_Note__c: 'It was meant for the other deal.',
          Owner_At_Request__c: deal!.ownerId,
        });
        expect(faults).toEqual([]);
      });
    });
  }, 300_000);
});

async function askByKeyboard(page: Page, reason: string): Promise<void> {
  await pressOn(page, button(page, 'Ask to enter Value Proposition without it'));
  const reasons = gate(page).getByRole('combobox', { name: 'Reason' });
  await reasons.waitFor();
  await tabTo(page, reasons);
  await takeMarked(page, reasons, 'ArrowDown');
  await tabTo(page, gate(page).getByLabel('Why should this deal pass now?'));
  await page.keyboard.type(reason);
  await pressOn(page, button(page, 'Ask for the override'));
  await gate(page)
    .getByText(/^Asked\. /)
    .waitFor();
  expect(await hasFocus(page)).toBe(true);
}

/** The record of a refused attempt is written after the words are shown. */
async function expectRecordedSoon(org: RunningOrg, deal: GateDeal, sentences: readonly string[]): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const soql = `SELECT Id FROM DF_Gate_Decision__c WHERE Opportunity__c = '${deal.id}'`;
    if ((await readAs(org, 'manager', soql)).length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await expectRecorded(org, deal, sentences);
}
