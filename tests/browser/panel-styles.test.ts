import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import { openPage, openHome } from './record-page.ts';

/** The browser's own, for what runs inside of it. */
declare const getComputedStyle: (element: unknown) => { getPropertyValue(name: string): string };

/** What the browser makes of the first such element in a panel. */
async function styleOf(page: Page, selector: string, ...properties: readonly string[]): Promise<readonly string[]> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, names) => names.map((name) => getComputedStyle(element).getPropertyValue(name)), properties);
}

describe('styles that panels share', () => {
  test('reach every panel that imports them, its own rules come last, and nothing outside of it is touched', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        await page.goto(`${org.url}/lightning/r/Opportunity/${deal.id}/view`);
        await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
        await page.locator('c-pain-points .title').waitFor();

        for (const panel of ['c-pain-points', 'c-discovery-checklist']) {
          expect(await styleOf(page, `${panel} .title`, 'font-size', 'font-weight')).toEqual(['16px', '700']);
          expect(await styleOf(page, `${panel} .header`, 'display')).toEqual(['flex']);
        }
        expect(await styleOf(page, 'c-pain-points .panel', 'padding')).toEqual(['16px']);
        expect(await styleOf(page, 'c-discovery-checklist .panel', 'padding')).toEqual(['16px 16px 12px']);
        expect(await styleOf(page, 'c-pain-points .header', 'flex-wrap', 'align-items')).toEqual(['wrap', 'baseline']);
        expect(await styleOf(page, 'c-discovery-checklist .header', 'flex-wrap', 'align-items')).toEqual([
          'nowrap',
          'center',
        ]);
        const outside = await page.evaluate<readonly string[]>(`(() => {
          const own = document.createElement('p');
          own.className = 'panel title';
          document.body.append(own);
          const { padding, fontWeight } = getComputedStyle(own);
          own.remove();
          return [padding, fontWeight];
        })()`);
        expect(outside).toEqual(['0px', '400']);
        expect(faults).toEqual([]);
      });
      expect(await org.query('SELECT Id FROM DF_Answer__c')).toEqual([]);
    });
  }, 120_000);
});
