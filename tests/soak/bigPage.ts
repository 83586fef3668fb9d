import { seedCommand } from '../bench/seed/command.ts';
import { withBrowser } from '../browser/chromium.ts';
import { remove, startOrg, temporaryData } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import type { Page } from 'playwright-core';

const ROUNDS = 5;
/** Most that the board's first totals may take, as a multiple of the list's first rows. */
const MOST = 2;

/**
 * The list and the board over many deals: every total that is shown is the org's, and the board's totals are there within twice the time of
 * the list's rows (medians of alternating rounds). @param deals - how many; @returns what was wrong, one line each
 */
export async function checkBigPage(deals: number, say: (line: string) => void): Promise<readonly string[]> {
  const data = temporaryData();
  try {
    const today = new Date().toISOString().slice(0, 10);
    const io = { out: () => {}, err: () => {}, terminal: false };
    const code = await seedCommand(['--data', data, '--deals', String(deals), '--today', today], io);
    if (code !== 0) return [`the org was not seeded: ${code}`];
    const org = await startOrg([], { data });
    try {
      return await withBrowser(async (browser) => lookAt(await browser.newPage(), org, deals, say));
    } finally {
      await org.stop();
    }
  } finally {
    remove(data);
  }
}

async function lookAt(
  page: Page,
  org: StartedOrg,
  deals: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  await page.goto(await signInLink(org));
  await page.locator('[data-user]').waitFor();
  const list: number[] = [];
  const board: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rows = await timeTo(
      page,
      `${org.file.instanceUrl}/lightning/n/DF_Deals?c__view=open`,
      'c-deal-list tbody tr',
    );
    const totals = await timeTo(
      page,
      `${org.file.instanceUrl}/lightning/n/DF_Discovery_Board?c__team=all`,
      'c-board-pipeline .slot_total .count',
    );
    // The first round compiles what the others run.
    if (round > 0) {
      list.push(rows);
      board.push(totals);
    }
  }
  const ratio = median(board) / median(list);
  say(
    `big page: ${deals.toLocaleString('en')} deals: the list's rows after ${Math.round(median(list))} ms, the board's totals after ` +
      `${Math.round(median(board))} ms (medians of ${ROUNDS}): ${ratio.toFixed(2)} times.`,
  );
  return [
    ...(ratio > MOST ? [`the board's totals take ${ratio.toFixed(2)} times as long as the list's rows`] : []),
    ...(await wrongTotals(page, org)),
  ];
}

/** Sums what the board shows, stage by stage, against the org's own count and amount. */
async function wrongTotals(page: Page, org: StartedOrg): Promise<readonly string[]> {
  const [own] = await org.query<{ n: number }>('SELECT COUNT(Id) n FROM Opportunity WHERE IsClosed = false', 'manager');
  const shown = await page.locator('c-board-pipeline .slot_total .count').allTextContents();
  const sum = shown.reduce((total, text) => total + Number(text.replace(/\D/g, '')), 0);
  return sum === own?.n ? [] : [`the board's totals add up to ${sum} open deals, the org has ${own?.n}`];
}

async function signInLink(org: StartedOrg): Promise<string> {
  const answer = await fetch(`${org.file.instanceUrl}/services/oauth2/singleaccess`, {
    headers: { Authorization: `Bearer ${org.file.users.manager.accessToken}` },
  });
  return ((await answer.json()) as { frontdoor_uri: string }).frontdoor_uri;
}

/** Milliseconds from the address until the thing is drawn. */
async function timeTo(page: Page, address: string, selector: string): Promise<number> {
  const start = performance.now();
  await page.goto(address);
  await page.locator(selector).first().waitFor();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
