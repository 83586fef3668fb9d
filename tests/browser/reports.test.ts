import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { connectOrg, deployZip } from '../../src/salesforce/index.ts';
import { withBrowser } from './chromium.ts';
import { readAs } from './gate-deal.ts';
import { pressOn } from './keyboard.ts';
import { withOrg } from './org.ts';
import type { RunningOrg } from './org.ts';
import { openPage, violations } from './record-page.ts';
import { signIn, speak } from './sign-in.ts';

const screenshots = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const docs = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), 'utf8').replaceAll(/\s+/g, ' ');

const HOME = '/lightning/o/Report/home';
const list = (page: Page): Locator => page.locator('shell-report-list');
const part = (page: Page, heading: string): Locator => page.locator('[data-part]', { hasText: heading });
const total = (page: Page): Locator => page.locator('shell-report-table [data-line="total"]');
const dealLinks = (page: Page): Locator => page.locator('shell-report-table a[href*="/Opportunity/"]');
/** The deal that a group is of, without the number of its rows. */
const dealNamed = (group: string): string => group.trim().replace(/ \(\d+\)$/, '');

/** The deals that the report of risks has for a user, by a query of its own. */
async function atRisk(org: RunningOrg, user: 'manager' | 'seller') {
  const where =
    'IsClosed = false AND CloseDate <= NEXT_N_DAYS:30 AND CloseDate >= LAST_N_DAYS:30 AND DF_Diagnosis_Order__c >= 0 AND DF_Diagnosis_Order__c < 4';
  return readAs<{ Id: string; Name: string }>(org, user, `SELECT Id, Name FROM Opportunity WHERE ${where}`);
}

/** Deals become visible for their owners and those above them only. */
async function makeDealsPrivate(org: RunningOrg): Promise<void> {
  const xml = (root: string, body: string): Uint8Array =>
    strToU8(`<${root} xmlns="http://soap.sforce.com/2006/04/metadata">${body}</${root}>`);
  const members = '<types><members>Opportunity</members><name>CustomObject</name></types><version>66.0</version>';
  const files = {
    'package.xml': xml('Package', members),
    'objects/Opportunity.object': xml('CustomObject', '<sharingModel>Private</sharingModel>'),
  };
  const admin = connectOrg({ instanceUrl: org.url, accessToken: org.users.admin.accessToken });
  const { success, problems } = await deployZip(admin, zipSync(files));
  if (!success) throw new Error(JSON.stringify(problems));
}

/** Nothing that axe finds and nothing wider than the window, with a picture; of some pages in the dark too. */
async function looks(page: Page, picture: string, schemes: readonly ('light' | 'dark')[] = ['light']): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const path = join(screenshots, `${picture}${colorScheme === 'dark' ? '-dark' : ''}.png`);
    // Of a long table its beginning is enough.
    const isLong = (await page.evaluate<number>('document.documentElement.scrollHeight')) > 3000;
    await page.screenshot({ path, animations: 'disabled', fullPage: !isLong });
    expect([picture, colorScheme, await violations(page)]).toEqual([picture, colorScheme, []]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
}

async function openReport(page: Page, org: RunningOrg, name: string): Promise<void> {
  await page.goto(org.url + HOME);
  await pressOn(page, list(page).getByRole('link', { name, exact: true }));
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.locator('[data-moment]').waitFor();
}

/** The list and both dashboards, reached by keys; its code comes when the tab is opened. */
async function showsDashboards(page: Page, org: RunningOrg): Promise<void> {
  const scripts = new Set<string>();
  page.on('request', (request) => request.url().endsWith('.js') && scripts.add(request.url()));
  await page.reload();
  await page.locator('c-deal-list [data-range]').first().waitFor();
  const before = scripts.size;
  await pressOn(page, page.getByRole('navigation').getByRole('link', { name: 'Reports' }));
  await list(page).locator('[data-section="Report"] tr.row').nth(18).waitFor();
  expect(scripts.size).toBeGreaterThan(before);
  expect(await list(page).locator('[data-section="Dashboard"] tr.row').count()).toBe(2);
  await list(page).locator('[data-type]', { hasText: 'Pains and their Review' }).waitFor();
  await looks(page, 'reports-list');

  await pressOn(page, list(page).getByRole('link', { name: 'Discovery: Manager' }));
  await page.locator('[data-part]').nth(12).waitFor();
  expect(await page.locator('[data-moment]').innerText()).toMatch(/^Data as Martin Berger sees it, /);
  const [inQuestion] = await readAs<{ n: number }>(
    org,
    'manager',
    'SELECT COUNT(Id) n FROM Opportunity WHERE IsClosed = false AND DF_In_Question__c > 0',
  );
  expect(await part(page, 'At risk: deals in question').locator('[data-figure]').innerText()).toBe(
    String(inQuestion!.n),
  );
  await looks(page, 'reports-manager', ['light', 'dark']);

  // The same numbers as a table, and the report by a click on the chart.
  const largest = part(page, 'At risk: the largest deals');
  expect(await largest.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Sum of Amount by Name\. .+: €.+; and \d+ more$/,
  );
  await pressOn(page, largest.getByRole('button', { name: 'Table: At risk: the largest deals' }));
  expect(await largest.locator('table tbody tr').count()).toBeGreaterThan(10);
  await pressOn(page, largest.getByRole('button', { name: 'Chart: At risk: the largest deals' }));
  await largest.getByRole('img').click();
  await page.getByRole('heading', { level: 1, name: 'Deals at risk' }).waitFor();
  await page.goBack();
  await page.locator('[data-part]').nth(12).waitFor();
  await page.locator('[data-refresh] button').click();
  await page.getByRole('status').getByText('Running').waitFor({ state: 'detached' });

  await page.goto(org.url + HOME);
  await pressOn(page, list(page).getByRole('link', { name: 'Discovery: RevOps' }));
  await page.locator('[data-part]').nth(9).waitFor();
  await looks(page, 'reports-revops', ['light', 'dark']);
}

/** Three reports: groups with rows, a matrix, groups without rows. */
async function showsReports(page: Page, org: RunningOrg): Promise<void> {
  await openReport(page, org, 'Deals at risk');
  const filters = await page.locator('[data-filters] li').allTextContents();
  expect(filters.slice(0, 2)).toEqual(['Closed equals no', 'Close Date at most next 30 days']);
  expect(filters[2]).toContain('Close Date at least');
  const deals = await atRisk(org, 'manager');
  await total(page)
    .getByText(`Total (${deals.length.toLocaleString('en')})`)
    .waitFor();
  expect(await page.locator('shell-report-table tbody tr').count()).toBe(201);
  const cut = page.locator('[data-cut]');
  expect(await cut.innerText()).toBe(
    `The first ${await page.locator('[data-line="row"]').count()} rows are here. Totals count all.`,
  );
  await page
    .locator('shell-report-table')
    .getByRole('button', { name: /^Show all/ })
    .click();
  expect(await page.locator('[data-line="row"]').count()).toBe(deals.length);
  expect(await cut.count()).toBe(0);
  const first = dealLinks(page).first();
  const name = dealNamed(await first.innerText());
  await first.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.goBack();
  await total(page).waitFor();
  await looks(page, 'reports-at-risk');

  await openReport(page, org, 'Pipeline by diagnosis and stage');
  const [all] = await readAs<{ sum: number; n: number }>(
    org,
    'manager',
    'SELECT SUM(Amount) sum, COUNT(Id) n FROM Opportunity WHERE IsClosed = false',
  );
  const sum = all!.sum.toLocaleString('en', { style: 'currency', currency: 'EUR' });
  const last = page.locator('[data-cross] tbody tr').last().locator('td').last();
  expect(await last.locator('.value').allTextContents()).toEqual([sum, all!.n.toLocaleString('en')]);
  expect(await page.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Sum of Amount by Stage \/ Diagnosis group\. /,
  );
  await looks(page, 'reports-pipeline', ['light', 'dark']);

  await openReport(page, org, 'Answers by concept, weakest first');
  const levels = await page.locator('[data-line="leaf"] td:nth-of-type(1)').allTextContents();
  expect(levels.map(Number)).toEqual(levels.map(Number).toSorted((one, other) => one - other));
  expect(levels.length).toBeGreaterThan(5);
  await looks(page, 'reports-concepts');

  await openReport(page, org, 'Products without a confirmed pain');
  await page.getByText('No rows fit the filters.').waitFor();
  expect(await violations(page)).toEqual([]);
}

/** What is shown while an answer is late, when the org fails, and for a report that is not there. */
async function showsTroubles(browser: BrowserContext, org: RunningOrg): Promise<void> {
  const page = await browser.newPage();
  let answers: 'late' | 'broken' | 'refused' | 'right' = 'late';
  await page.route(/analytics\/reports\/\w+\?includeDetails/, async (route) => {
    if (answers === 'late') await page.getByText('This takes longer than usual.').waitFor();
    const bodies = {
      broken: { status: 500, json: [{ errorCode: 'UNKNOWN_EXCEPTION', message: 'An unexpected error occurred.' }] },
      refused: { status: 400, json: [{ errorCode: 'INVALID_TYPE', message: "sObject type 'Deal' is not supported." }] },
    };
    await (answers === 'broken' || answers === 'refused' ? route.fulfill(bodies[answers]) : route.continue());
  });
  await openReport(page, org, 'Deals in question');
  await page.getByText('This takes longer than usual.').waitFor({ state: 'detached' });
  answers = 'broken';
  await page.locator('[data-refresh] button').click();
  await page.getByText('An unexpected error occurred.').waitFor();
  expect(await violations(page)).toEqual([]);
  answers = 'refused';
  await page.locator('[data-again] button').click();
  await page.getByText('You may not run this report: you have no access to what it reads.').waitFor();
  answers = 'right';
  await page.locator('[data-again] button').click();
  await page.locator('[data-again]').waitFor({ state: 'detached' });
  await total(page).waitFor();
  await page.goto(`${org.url}/lightning/r/Report/00O000000000000AAA/view`);
  await page.getByText('There is no such report or dashboard, or its folder is not shared with you.').waitFor();
  await page.route(/analytics\/(reports|dashboards)$/, (route) => route.fulfill({ json: [] }));
  await page.goto(org.url + HOME);
  await page.getByText('No folder with reports or dashboards is shared with you.').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.close();
}

/** A seller's numbers are smaller, and no name of a deal is there that sharing hides. */
async function showsSharedOnly(page: Page, org: RunningOrg): Promise<void> {
  await makeDealsPrivate(org);
  await signIn(page, org, 'seller');
  const [mine, theirs] = [await atRisk(org, 'seller'), await atRisk(org, 'manager')];
  expect(mine.length).toBeGreaterThan(0);
  expect(mine.length).toBeLessThan(theirs.length);
  await openReport(page, org, 'Deals at risk');
  await total(page).getByText(`Total (${mine.length})`).waitFor();
  const shown = await dealLinks(page).allTextContents();
  expect(shown.map(dealNamed).toSorted()).toEqual(mine.map(({ Name }) => Name).toSorted());
  const visible = new Set(mine.map(({ Id }) => Id));
  const text = await page.locator('main').innerText();
  expect(theirs.filter(({ Id, Name }) => !visible.has(Id) && text.includes(Name))).toEqual([]);
  await page.goto(org.url + HOME);
  await pressOn(page, list(page).getByRole('link', { name: 'Discovery: Manager' }));
  await page.locator('[data-part]').nth(12).waitFor();
  expect(await page.locator('[data-moment]').innerText()).toMatch(/^Data as Sara Lindner sees it, /);
  await page.screenshot({ path: join(screenshots, 'reports-seller.png'), animations: 'disabled' });
}

/** The overrides of a deal on its page, and why it was lost. */
async function showsRelated(page: Page, org: RunningOrg): Promise<void> {
  const soql =
    "SELECT Opportunity__c id, COUNT(Id) n FROM DF_Gate_Override__c WHERE Status__c = 'Approved' GROUP BY Opportunity__c";
  const [deal] = await readAs<{ id: string; n: number }>(org, 'manager', soql);
  await page.goto(`${org.url}/lightning/r/Opportunity/${deal!.id}/view`);
  const overrides = page.locator('[data-related="DF_Gate_Overrides__r"]');
  await overrides.locator('[data-row]').first().waitFor();
  expect(await overrides.locator('[data-row]').count()).toBe(deal!.n);
  expect(await overrides.getByRole('columnheader').allTextContents()).toContain('Status');
  expect(await overrides.locator('[data-row]').first().innerText()).toContain('Martin Berger');
  await page.locator('[data-related="DF_Gate_Decisions__r"]').getByText('None.').waitFor();
  await overrides.screenshot({ path: join(screenshots, 'reports-related.png'), animations: 'disabled' });
  await page.locator('[data-detail="DF_Lost_Reason__c"] [data-pencil] button').waitFor();
  expect(await violations(page)).toEqual([]);
  const link = overrides.locator('[data-row] a').first();
  const name = await link.innerText();
  await link.click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

test('as the manager both dashboards and three reports are opened by keys; a seller sees what sharing allows', async () => {
  await withOrg(async (org) => {
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await signIn(page, org, 'manager');
      await showsDashboards(page, org);
      await showsReports(page, org);
      await showsRelated(page, org);
      await showsTroubles(browser, org);
      await speak(org, 'manager', ['de', 'de_DE']);
      await page.goto(org.url + HOME);
      await page.getByRole('heading', { level: 1, name: 'Berichte und Dashboards' }).waitFor();
      await list(page).getByRole('link', { name: 'Pipeline by diagnosis and stage' }).click();
      await page.getByRole('img', { name: /^Summe von Betrag nach / }).waitFor();
      expect(await page.locator('[data-cross] tbody tr').last().innerText()).toMatch(/^Gesamt/);
      await speak(org, 'manager', ['en_US', 'en_US']);
      await showsSharedOnly(page, org);
      expect(faults).toEqual([]);
    });
  }, 'story');
}, 300_000);

test('the tab is described as it is', () => {
  const page = docs('local-org.md');
  for (const sentence of [
    'The tab _Reports_ lists the dashboards and reports of the folders that the user may see.',
    'its code is loaded when it is opened',
    'A report with more than 200 lines shows the first 200 and a button for all',
    'A click on a component opens its report, and each chart can be shown as a table.',
    '`lst:dynamicRelatedList` is a table of the related records with the fields that the page names and the user may see',
    'of more than 20 groups (on a dashboard 10, or what the component states) the first are drawn',
    'Columns without room for their labels are drawn as bars.',
  ])
    expect(page).toContain(sentence);
  expect(docs('salesforce-reports.md')).toContain('on the tab _Reports_ of its page');
});
