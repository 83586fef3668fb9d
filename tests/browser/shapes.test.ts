import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal, fits, scrollTo } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import { openPage, violations, openHome } from './record-page.ts';

/** The whole record page with all of its panels loaded. */
async function allPanels(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
  for (const panel of ['c-prescription-map', 'c-playback']) {
    await scrollTo(page.locator(panel));
    await page.locator(`${panel}-view`).waitFor();
  }
  await page.locator('c-playback-view [role="tab"]').first().waitFor();
  await page.evaluate('window.scrollTo(0, 0)');
}

/** A window of 1360 by 900 at 200 % has this many of its own pixels, each of them four of the screen. */
const ZOOMED = { width: 680, height: 450 };

describe('the record page in every shape', () => {
  test('fits a phone, a side panel and a window at 200 %, left to right and right to left, light and dark', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        const address = `${org.url}/lightning/r/Opportunity/${deal.id}/view`;
        for (const shape of ['', '?dir=rtl', '?theme=dark', '?dir=rtl&theme=dark']) {
          await page.setViewportSize(ZOOMED);
          await allPanels(page, address + shape);
          expect(await page.locator('html').getAttribute('dir')).toBe(shape.includes('rtl') ? 'rtl' : 'ltr');
          for (const width of [320, 390, 680, 1360]) await fits(page, width);
          await page.setViewportSize(ZOOMED);
          expect({ shape, violations: await violations(page) }).toEqual({ shape, violations: [] });
        }
        // Zoomed in, what the mouse could reach the keyboard still does: the focus is never out of sight.
        await allPanels(page, address);
        for (let tabs = 0; tabs < 60; tabs += 1) {
          await page.keyboard.press('Tab');
          const place = await page.evaluate<{ top: number; bottom: number } | null>(`(() => {
            const focused = [...document.querySelectorAll('*')].filter((element) => element.matches(':focus')).at(-1);
            const box = focused?.getBoundingClientRect();
            return box ? { top: box.top, bottom: box.bottom } : null;
          })()`);
          if (!place) continue;
          expect(place.bottom).toBeGreaterThan(0);
          expect(place.top).toBeLessThan(ZOOMED.height);
        }
        expect(faults).toEqual([]);
      });
      const soql = `SELECT COUNT() FROM DF_Pain_Point__c WHERE Opportunity__c = '${deal.id}'`;
      const path = `/query?q=${encodeURIComponent(soql)}`;
      const { body } = await org.rest<{ totalSize: number }>('GET', path, undefined, 'manager');
      // Looking changes nothing.
      expect(body.totalSize).toBe(2);
    });
  }, 240_000);
});
