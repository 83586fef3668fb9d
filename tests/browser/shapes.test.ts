import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal, fits } from './diagnosed-deal.ts';
import { withOrg } from './org.ts';
import { overflowing } from './overflow.ts';
import { openPage, violations, openHome } from './record-page.ts';
import { completeDeal, wordsOf } from './story.ts';

/** The whole record page with all of its panels loaded. */
async function allPanels(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await completeDeal(page);
  await page.locator('c-playback-view [role="tab"]').first().waitFor();
}

/** A window of 1360 by 900 at 200 % has this many of its own pixels, each of them four of the screen. */
const ZOOMED = { width: 680, height: 450 };

/** Pictures to be looked at: the window in full, and zoomed in. */
async function picture(page: Page, shape: string): Promise<void> {
  const name = { '': 'zoom', '?dir=rtl': 'rtl', '?theme=dark': 'dark' }[shape];
  if (name === undefined) return;
  await page.setViewportSize(name === 'zoom' ? ZOOMED : { width: 1440, height: 900 });
  const path = fileURLToPath(new URL(`../../docs/screenshots/story-seller-${name}.png`, import.meta.url));
  await page.screenshot({ path, animations: 'disabled' });
}

/**
 * English texts of our panels whose first digit or last sign has moved to the other side, as it does in a page from right to left that takes
 * them for texts of its own direction: `?Why`.
 */
const MOVED = `(() => {
  const moved = [];
  const inBase = (node) => {
    for (let at = node; at; at = at.parentNode ?? at.host) {
      if (/^(lightning|shell)-/.test(at.localName ?? '')) return true;
      if (/^c-/.test(at.localName ?? '')) return false;
    }
    return true;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trimEnd();
    const start = node.data.length - node.data.trimStart().length;
    const isSeen = node.parentElement.checkVisibility() && !node.parentElement.closest('.slds-assistive-text');
    if (!isSeen || inBase(node) || !/^[0-9]+ [a-z]|[a-z][.?!]$/i.test(text.trim())) continue;
    const box = (at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const [from, to] = /[.?!]$/.test(text) ? [text.length - 2, text.length - 1] : [start, start + 2];
    const [one, other] = [box(from), box(to)];
    if (one.width > 0 && Math.abs(one.top - other.top) < 2 && other.left < one.left) moved.push(text.trim());
  }
  return [...new Set(moved)];
})()`;

describe('the record page in every shape', () => {
  test('fits a phone, a side panel and a window at 200 %, left to right and right to left, light and dark', async () => {
    await withOrg(async (org) => {
      const deal = await diagnosedDeal(org);
      await withBrowser(async (browser) => {
        const { page, faults } = await openPage(browser);
        await openHome(page, org);
        const address = `${org.url}/lightning/r/Opportunity/${deal.id}/view`;
        await allPanels(page, address);
        const words = await wordsOf(page);
        for (const shape of ['', '?dir=rtl', '?theme=dark', '?dir=rtl&theme=dark']) {
          await page.setViewportSize(ZOOMED);
          await allPanels(page, address + shape);
          expect(await page.locator('html').getAttribute('dir')).toBe(shape.includes('rtl') ? 'rtl' : 'ltr');
          // Every word stays, and none is cut off.
          const left = new Set(await wordsOf(page));
          expect(words.filter((word) => !left.has(word))).toEqual([]);
          expect(await overflowing(page)).toEqual([]);
          expect(await page.evaluate<string[]>(MOVED)).toEqual([]);
          for (const width of [320, 390, 680, 1360]) await fits(page, width);
          await picture(page, shape);
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
