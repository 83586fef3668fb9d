import type { Page } from 'playwright-core';
import type { RunningOrg } from '../../browser/org.ts';
import { withoutOurPanels } from './barePage.ts';

/** The first thing of our panels that a person can read and use. */
const QUESTION = 'c-discovery-checklist [data-next] input, c-discovery-checklist [data-next] textarea';
/** The first value of the page's details, which are Salesforce's own part. */
const DETAIL = 'shell-details [data-value]';

export interface FirstQuestionFigures {
  /** Milliseconds from the click on a deal in the list to its first question; median of the rounds. */
  readonly ours: number;
  /** The same click with none of our bundles on the page, to the first value of its details. */
  readonly bare: number;
  /** Median of the rounds' ratios; aim 1.5. */
  readonly ratio: number;
}

/** Opens the deal from the list in turn with and without our bundles. The page is signed in, and its processor slowed by the caller. */
export async function firstQuestion(
  page: Page,
  org: RunningOrg,
  { deal, rounds }: { readonly deal: string; readonly rounds: number },
): Promise<FirstQuestionFigures> {
  const [row] = await org.query<{ Name: string }>(`SELECT Name FROM Opportunity WHERE Id = '${deal}'`);
  const click = (selector: string) => fromListTo(page, org, { id: deal, name: row?.Name ?? '', selector });
  const times: { ours: number; bare: number }[] = [];
  // The first round compiles what the others run.
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await click(QUESTION);
    const putBack = await withoutOurPanels(page);
    const bare = await click(DETAIL);
    await putBack();
    if (round > 0) times.push({ ours, bare });
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  return {
    ours: median(times.map(({ ours }) => ours)),
    bare: median(times.map(({ bare }) => bare)),
    ratio: median(times.map(({ ours, bare }) => ours / bare)),
  };
}

/** Milliseconds from the click on the deal in the list until something of its page is drawn. */
async function fromListTo(
  page: Page,
  org: RunningOrg,
  { id, name, selector }: { readonly id: string; readonly name: string; readonly selector: string },
): Promise<number> {
  await page.goto(`${org.url}/lightning/o/Opportunity/list`);
  const link = page.locator(`tr[data-deal="${id}"] a, a[href*="${id}"]`).first();
  await page.getByRole('searchbox').fill(name);
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  const start = Date.now();
  await link.click();
  await page.locator(selector).first().waitFor();
  return Date.now() - start;
}
