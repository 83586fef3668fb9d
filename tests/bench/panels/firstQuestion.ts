import type { Page } from 'playwright-core';
import type { RunningOrg } from '../../browser/org.ts';
import { showPanels } from './barePage.ts';
import { paintedAfterClick } from './painted.ts';

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
  const opened = async (shown: 'all' | 'theirs', selector: string): Promise<number> => {
    await page.goto(`${org.url}/lightning/o/Opportunity/list`);
    await page.getByRole('searchbox').fill(row?.Name ?? '');
    const link = page.locator(`tr[data-deal="${deal}"] a, a[href*="${deal}"]`).first();
    await link.waitFor();
    await page.waitForLoadState('networkidle');
    await showPanels(page, shown);
    return paintedAfterClick(page, () => link.click(), selector);
  };
  const times: { ours: number; bare: number }[] = [];
  // The first round compiles what the others run.
  for (let round = 0; round <= rounds; round += 1) {
    const ours = await opened('all', QUESTION);
    const bare = await opened('theirs', DETAIL);
    if (round > 0) times.push({ ours, bare });
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
  return {
    ours: median(times.map(({ ours }) => ours)),
    bare: median(times.map(({ bare }) => bare)),
    ratio: median(times.map(({ ours, bare }) => ours / bare)),
  };
}
