import type { Page } from 'playwright-core';
import { CONCEPTS } from '../../force-app/main/base/lwc/gateRules/concepts.ts';
import { withBrowser } from '../browser/chromium.ts';
import { openDeals } from '../browser/gate-deal.ts';
import { withOrg } from '../browser/org.ts';
import type { RunningOrg } from '../browser/org.ts';
import { gate, openHome, openPage, pains, question, violations } from '../browser/record-page.ts';

/** How much is asked and noted on one deal. Not fewer questions than the shipped playbook has. */
interface Size {
  readonly questions: number;
  readonly pains: number;
}

/** Most records of one request to `composite/sobjects`. */
const CHUNK = 200;
/** Most that the first question may take, as a multiple of the same deal with the shipped playbook and no pain. */
const MOST = 2;
const SENTENCE = 'They type every order twice, and once a week one is lost.';

/**
 * One deal with many questions and many pains on the same page: the first question comes within twice the time of the bare deal, all questions
 * and pains are listed, an answer and a pain are saved among them, and no state has a fault of axe or can be scrolled sideways.
 * @returns what was wrong, one line each
 */
export async function checkFullPage(size: Size, say: (line: string) => void): Promise<readonly string[]> {
  return withOrg((org) =>
    withBrowser(async (browser) => {
      const [deal] = await openDeals(org, 1);
      const address = `${org.url}/lightning/r/Opportunity/${deal!.id}/view`;
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      const bare = await timeTo(page, address);
      await ask(org, size.questions);
      await note(org, deal!.id, size.pains);
      const full = await timeTo(page, address);
      const ratio = full / bare;
      say(
        `full page: ${size.questions} questions and ${size.pains} pains: the first question after ${Math.round(full)} ms, ` +
          `on the bare deal after ${Math.round(bare)} ms (the better of two): ${ratio.toFixed(2)} times.`,
      );
      return [
        ...(ratio > MOST ? [`the first question takes ${ratio.toFixed(2)} times as long as on the bare deal`] : []),
        ...(await walk(page, org, deal!.id, size)),
        ...faults,
      ];
    }),
  );
}

/** Through the page as a seller: every question, an answer, a pain; what is wrong on the way. */
async function walk(page: Page, org: RunningOrg, deal: string, size: Size): Promise<string[]> {
  const checklist = page.locator('c-discovery-checklist');
  const wrong = await stateFaults(page, 'first');
  await pains(page).getByText(`${size.pains} pains`).waitFor();
  await checklist.getByRole('button', { name: `Show all ${size.questions} questions` }).click();
  await checklist.locator('[data-others] [data-ask]').first().waitFor();
  const listed = await checklist.locator('[data-ask], [data-next] h3, [data-noted] h3').count();
  // Further questions about the same concept are shown by the first one's *Why?*.
  if (listed < size.questions / 2) wrong.push(`${listed} of ${size.questions} questions are listed`);
  wrong.push(...(await stateFaults(page, 'all questions')));

  const text = question(page, 'situation').getByRole('textbox').first();
  await text.fill(SENTENCE);
  await text.press('Enter');
  await checklist.locator('[data-announcement]').getByText('Noted').waitFor();
  const pain = pains(page).getByRole('textbox').first();
  await pain.fill(SENTENCE);
  await pain.press('Enter');
  await pains(page)
    .getByText(`${size.pains + 1} pains`)
    .waitFor();
  await gate(page).locator('[data-advance]').click();
  await gate(page).locator('.line_refused').first().waitFor();
  wrong.push(...(await stateFaults(page, 'refused')));

  const soql = (object: string, where: string) =>
    `SELECT COUNT(Id) n FROM ${object} WHERE Opportunity__c = '${deal}' ${where}`;
  const [stored] = await org.query<{ n: number }>(soql('DF_Pain_Point__c', ''));
  if (stored?.n !== size.pains + 1) wrong.push(`${stored?.n} pains are stored instead of ${size.pains + 1}`);
  const [answer] = await org.query<{ n: number }>(soql('DF_Answer__c', `AND Answer__c = '${SENTENCE}'`));
  if (answer?.n !== 1) wrong.push(`the answer is stored ${answer?.n} times`);
  return wrong;
}

async function stateFaults(page: Page, state: string): Promise<string[]> {
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [...(await violations(page)), ...(wide > 0 ? [`${wide} pixels too wide`] : [])].map(
    (fault) => `${state}: ${fault}`,
  );
}

/** Gives the live playbook so many questions: its own, then more over all concepts. */
async function ask(org: RunningOrg, count: number): Promise<void> {
  const soql = "SELECT Id, Compiled__c FROM DF_Playbook__c WHERE Code__c = 'diagnose-first'";
  const [playbook] = await org.query<{ Id: string; Compiled__c: string }>(soql);
  const compiled = JSON.parse(playbook!.Compiled__c) as { questions: readonly { ask: string }[] };
  const own = compiled.questions;
  const more = Array.from({ length: count - own.length }, (_, index) => ({
    ...own[index % own.length]!,
    concept: CONCEPTS[index % CONCEPTS.length],
    ask: `What else should we know about that, from the view of person ${index + 1}?`,
    weight: 1,
  }));
  const text = JSON.stringify({ ...compiled, questions: [...own, ...more] });
  const path = `/sobjects/DF_Playbook__c/${playbook!.Id}`;
  const { status } = await org.rest('PATCH', path, { Compiled__c: text }, 'integration');
  if (status !== 204) throw new Error(`The playbook was not saved: ${status}.`);
}

async function note(org: RunningOrg, deal: string, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, index) => ({
    attributes: { type: 'DF_Pain_Point__c' },
    Opportunity__c: deal,
    Statement__c: `Delivery ${index + 1} of the month came late, and the customer had to ask for it`,
    Evidence__c: index % 2 === 0 ? 'Heard' : 'Assumed',
  }));
  for (let from = 0; from < count; from += CHUNK) {
    const body = { allOrNone: true, records: records.slice(from, from + CHUNK) };
    const { status } = await org.rest('POST', '/composite/sobjects', body);
    if (status !== 200) throw new Error(`The pains were not saved: ${status}.`);
  }
}

/** Milliseconds from the address until the first question can be answered: the better of two, since the first compiles. */
async function timeTo(page: Page, address: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const start = performance.now();
    await page.goto(address);
    await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
