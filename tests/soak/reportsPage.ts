import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seedCommand } from '../bench/seed/command.ts';
import { withBrowser } from '../browser/chromium.ts';
import { openPage, violations } from '../browser/record-page.ts';
import { ROOT } from '../metadata/source.ts';
import { remove, startOrg, temporaryData } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';

/** Where pictures of the pages are kept to be looked at. */
const PICTURES = join(ROOT, 'docs/screenshots');
/** The reports that are opened, with the ends of their pictures' names. */
const REPORTS = {
  'Pipeline by diagnosis and stage': 'pipeline',
  'Deals at risk': 'at-risk',
  'Lost by reason, no-fit as a success': 'lost',
};
const DASHBOARDS = { 'Discovery: Manager': 'manager', 'Discovery: RevOps': 'revops' };

/**
 * Both dashboards and three reports as the manager, over the real deals of `org seed salvirt` and over generated ones: each component and each
 * table is there, axe finds nothing in the light and in the dark, and nothing can be scrolled sideways. Writes a picture of each page.
 * @param deals how many are generated; @returns what was wrong, one line each
 */
export async function checkReportsPage(deals: number, say: (line: string) => void): Promise<readonly string[]> {
  const real = await withData('salvirt', say, async () => {
    const org = await startOrg([]);
    const { code } = await org.diagnose('org', 'seed', 'salvirt');
    return code === 0 ? org : Promise.reject(new Error(`salvirt was not loaded: ${code}`));
  });
  const data = temporaryData();
  const generated = await withData('generated', say, async () => {
    const today = new Date().toISOString().slice(0, 10);
    const args = ['--data', data, '--deals', String(deals), '--today', today, '--every-deal'];
    const code = await seedCommand(args, { out: () => {}, err: () => {}, terminal: false });
    return code === 0 ? startOrg([], { data }) : Promise.reject(new Error(`The org was not seeded: ${code}`));
  });
  return [...real, ...generated];
}

async function withData(
  name: string,
  say: (line: string) => void,
  start: () => Promise<StartedOrg>,
): Promise<readonly string[]> {
  const org = await start();
  try {
    return await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      return [...(await lookAt(page, org, name, say)), ...faults].map((fault) => `${name}: ${fault}`);
    });
  } finally {
    await org.stop();
    remove(org.data);
  }
}

async function lookAt(page: Page, org: StartedOrg, name: string, say: (line: string) => void): Promise<string[]> {
  const url = org.file.instanceUrl;
  const link = '/services/oauth2/singleaccess';
  const { body } = await org.rest<{ frontdoor_uri: string }>('GET', link, undefined, 'manager');
  await page.goto(body.frontdoor_uri);
  await page.locator('[data-user]').waitFor();
  const found: string[] = [];
  for (const [title, end] of Object.entries({ ...DASHBOARDS, ...REPORTS })) {
    await page.goto(`${url}/lightning/o/Report/home`);
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.locator('[data-part], shell-report-table, [data-empty]').first().waitFor();
    // Charts are drawn when their width is known.
    await page.waitForTimeout(500);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await violations(page)).map((fault) => `${title}, ${colorScheme}: ${fault}`));
    }
    await page.emulateMedia({ colorScheme: 'light' });
    const wide = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (wide > 0) found.push(`${title}: ${wide} pixels too wide`);
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    const path = join(PICTURES, `reports-${end}-${name}.png`);
    await page.screenshot({ path, animations: 'disabled', fullPage: height < 3000 });
    const charts = await page.getByRole('img').count();
    say(`reports page: ${name}: ${title}: ${charts} charts, ${height} pixels high`);
  }
  return found;
}
