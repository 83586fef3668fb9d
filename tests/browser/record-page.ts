import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { RunningOrg } from './org.ts';

/** A page that notes everything that must not happen: errors of scripts and requests that failed or were answered 5xx. */
export async function openPage(browser: BrowserContext): Promise<{ page: Page; faults: string[] }> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A page that is left drops what is under way.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500 || response.status() === 404) faults.push(`${response.status()}: ${response.url()}`);
  });
  return { page, faults };
}

/** Signs the page in by the link that the org prints, which works once, and waits for the list of deals. */
export async function openHome(page: Page, org: Pick<RunningOrg, 'link'>): Promise<void> {
  await page.goto(org.link);
  await page
    .locator('c-deal-list [data-range]')
    .filter({ hasText: /./ })
    .or(page.locator('c-deal-list [data-empty]'))
    .first()
    .waitFor();
}

export const gate = (page: Page): Locator => page.locator('c-stage-gate');
/** The path of our record page, which has no Path of Salesforce. */
export const path = (page: Page): Locator => page.locator('c-gate-path');

/** Waits until the path shows the deal in the stage. */
export async function inStage(page: Page, stage: string): Promise<void> {
  await path(page).locator('[aria-current="step"]', { hasText: stage }).waitFor();
}

export const question = (page: Page, concept: string): Locator =>
  page.locator(`c-discovery-question[data-concept="${concept}"]`);
export const pains = (page: Page): Locator => page.locator('c-pain-points');

/** Sentences that the stage panel lists as missing, in its order. */
export async function missingSentences(page: Page): Promise<string[]> {
  // The list comes after the panel's head.
  await gate(page).locator('li.line').first().waitFor({ state: 'attached' });
  return gate(page).locator('li.line:not(.line_met) [data-sentence]').allTextContents();
}

/** A message of the org as the panels show it: without the code that ends it; throws where there is none. */
export function withoutCode({ message }: { readonly message: string }): string {
  const [end] = / \[DF [0-9a-f]{5}\]$/.exec(message) ?? [];
  if (end === undefined) throw new Error(`No code ends the message: ${message}`);
  return message.slice(0, -end.length);
}

/**
 * Sentences with which the org refused, as the stage panel shows them; waits for them. Those of marked criteria first, then those that the
 * refusal prints itself; without a heading it is one line that refers to the marked ones.
 */
export async function refusalSentences(page: Page): Promise<string[]> {
  const box = gate(page).locator('[data-refusal] [data-sentence]');
  await box.first().waitFor();
  const marked = await gate(page).locator('.line_refused [data-sentence]').allTextContents();
  const printed = await box.allTextContents();
  const heading = await gate(page).locator('[data-refusal] .refusal__heading').first().textContent();
  return [...marked, ...(heading === '' ? [] : printed)];
}

/** Gives an answer that is in the customer's words: quote, and a contact who is made in place. */
export async function quote(
  form: Locator,
  words: { quote: string; newContact?: string; contact?: string },
): Promise<void> {
  await form.getByText('Quoted', { exact: true }).click();
  await form.getByLabel('Their words').fill(words.quote);
  const name = form.getByLabel('Name of the new contact');
  if (words.newContact) {
    // With no contact to choose from, the name is asked at once.
    const who = form.getByRole('combobox', { name: 'Who said it', disabled: false });
    await name.or(who).first().waitFor();
    if (await who.isVisible()) {
      await who.click();
      await form.getByRole('option', { name: /Someone new/ }).click();
    }
    await name.fill(words.newContact);
    await form.getByRole('button', { name: 'Add contact' }).click();
    await name.waitFor({ state: 'detached' });
  } else if (words.contact) {
    await form.getByRole('combobox', { name: 'Who said it' }).click();
    await form.getByRole('option', { name: words.contact }).click();
  }
}

/** What axe finds against WCAG 2.1 A and AA, one line a violation. */
export async function violations(page: Page): Promise<string[]> {
  // The page's policy allows no inline script; evaluating in the page is not bound by it.
  const require = createRequire(import.meta.url);
  const axe = require.resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(axe, 'utf8'));
  const options = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] } };
  const found = await page.evaluate<{ violations: readonly { id: string; nodes: readonly { target: string[] }[] }[] }>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
