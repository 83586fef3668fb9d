import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { scrollTo } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { overflowing } from './overflow.ts';
import { openPage, violations } from './record-page.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
/** Where printed pages are kept to be looked at; not part of the repository. */
const printed = fileURLToPath(new URL('../../.cache/printed', import.meta.url));

/** One person's way through the org of `npm start`, in one page of one browser. */
export interface Story {
  readonly org: RunningOrg;
  readonly browser: BrowserContext;
  readonly page: Page;
  /**
   * A state that the person passes: nothing is found by axe, nothing is wider than the window.
   * @param picture name under docs/screenshots, without `story-` and `.png`; undefined: no picture
   */
  state(picture?: string): Promise<void>;
}

/** Starts the org as `npm start` does, lends it with a page, and expects that no script and no request failed. */
export async function withStory(
  use: (story: Story) => Promise<void>,
  options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } },
): Promise<void> {
  await withOrg(
    (org) =>
      withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await use({ org, browser, page, state: (picture) => checkState(page, picture) });
        expect(faults).toEqual([]);
      }, options),
    'story',
  );
}

async function checkState(page: Page, picture: string | undefined): Promise<void> {
  // The picture first: axe takes seconds on a large page, and some states last ten.
  if (picture !== undefined)
    await page.screenshot({ path: join(screenshots, `story-${picture}.png`), animations: 'disabled' });
  expect(await violations(page)).toEqual([]);
  expect(await sidewards(page)).toBe(0);
}

/** Pixels by which the page can be scrolled sideways. */
const sidewards = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** The link that `diagnose org link` prints for another user. */
export async function linkOf(org: RunningOrg, user: keyof RunningOrg['users']): Promise<string> {
  const { out } = await org.diagnose('org', 'link', '--user', user, '--json');
  return (JSON.parse(out) as { link: string }).link;
}

/** The record page with every part of it, also those that are loaded when they are scrolled to. */
export async function completeDeal(page: Page): Promise<void> {
  await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
  await page.locator('c-stage-gate li.line').first().waitFor({ state: 'attached' });
  for (const panel of ['c-prescription-map', 'c-playback']) {
    await scrollTo(page.locator(panel));
    await page.locator(`${panel}-view`).waitFor();
  }
  await scrollTo(page.locator('shell-details'));
  await page.locator('[data-detail="Name"]').waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
}

/** A manager's board with the figures of every part. */
export async function completeBoard(page: Page): Promise<void> {
  const board = page.locator('c-discovery-board');
  await board.locator('.slot_total .count').first().waitFor();
  await board.locator('[data-part="risk"] tbody tr').first().waitFor();
  await board.locator('c-board-heat [data-row]').nth(4).waitFor();
  await board.locator('c-review-queue [data-row]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate('window.scrollTo(0, 0)');
}

/** Words in sight in the page's main part, each once, sorted. */
export async function wordsOf(page: Page): Promise<string[]> {
  const text = await page.locator('main').innerText();
  return [...new Set(text.match(/\p{L}[\p{L}\p{N}’'/.-]*/gu) ?? [])].sort();
}

/**
 * The page as it stands, then at 200 % zoom (half as many pixels of CSS), from right to left and in the dark: every word stays, no text is
 * cut off, and axe finds nothing. The page is loaded anew for each.
 * @param ready waits until the page is complete after a load
 * @param picture first part of the pictures' names
 */
export async function checkLooks(
  { page, state }: Story,
  ready: () => Promise<unknown>,
  picture: string,
): Promise<void> {
  const size = page.viewportSize()!;
  const address = page.url();
  // Loaded anew too: what was just noted is still shown, and is gone after a load.
  await page.reload();
  await ready();
  const words = await wordsOf(page);
  const look = async (name: string): Promise<void> => {
    await ready();
    const left = new Set(await wordsOf(page));
    expect(words.filter((word) => !left.has(word))).toEqual([]);
    expect(await overflowing(page)).toEqual([]);
    await state(`${picture}-${name}`);
  };
  await page.setViewportSize({ width: Math.round(size.width / 2), height: Math.round(size.height / 2) });
  await page.reload();
  await look('zoom');
  await page.setViewportSize(size);
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}dir=rtl`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await look('rtl');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(address);
  await look('dark');
  await page.emulateMedia({ colorScheme: null });
}

/** Prints a page of the browser on A4 as `.cache/printed/story-<name>.pdf`. @returns how many sheets */
export async function print(page: Page, name: string): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' });
  await mkdir(printed, { recursive: true });
  await writeFile(join(printed, `story-${name}.pdf`), pdf);
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}
