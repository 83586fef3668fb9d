import type { Locator, Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { goToDeal, openDeals } from './gate-deal.ts';
import { waitForFocusIn } from './keyboard.ts';
import { withOrg } from './org.ts';
import { gate, inStage, openHome, openPage, path, question, violations } from './record-page.ts';

const step = (page: Page, name: RegExp): Locator => path(page).getByRole('button', { name });

/** Whether the element is wholly within the window, and is what is drawn at its middle. */
async function isInSight(target: Locator): Promise<boolean> {
  const box = await target.boundingBox();
  const page = target.page();
  if (!box || box.y < 0 || box.y + box.height > page.viewportSize()!.height) return false;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // The root is the element's own: the document would answer with the outermost component.
  return target.evaluate(
    (element, [left, top]) =>
      element.contains((element.getRootNode() as typeof element.ownerDocument).elementFromPoint(left, top)),
    [x, y] as const,
  );
}

test('the path shows what a stage needs, is refused and moved by keyboard; Advance stays in sight at every size', async () => {
  await withOrg(async (org) => {
    const [deal] = await openDeals(org, 1);
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await goToDeal(page, org, deal!);
      await gate(page).locator('li.line').first().waitFor();
      const advance = gate(page).locator('[data-advance]');

      for (const [width, height] of [
        [1366, 768],
        [1440, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const stage of ['Value Proposition', 'Negotiation/Review']) {
          await gate(page).locator('[data-other]').getByRole('combobox').click();
          await gate(page).getByRole('option', { name: stage }).click();
          await gate(page)
            .getByRole('heading', { level: 2, name: `To enter ${stage}` })
            .waitFor();
          for (const top of [0, 400, 1200]) {
            await page.evaluate(`window.scrollTo(0, ${top})`);
            expect(await isInSight(advance)).toBe(true);
          }
          await page.evaluate('window.scrollTo(0, 0)');
        }
      }

      // The first press shows, the second is refused and marks.
      await step(page, /^Value Proposition \(3 missing\)/).focus();
      await page.keyboard.press('Enter');
      await path(page).locator('[data-line]').first().waitFor();
      expect(await path(page).locator('[data-line]').count()).toBe(3);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await path(page).locator('.line_refused').first().waitFor();
      expect(await path(page).locator('.line_refused').count()).toBe(3);
      await page.keyboard.press('Escape');

      // A deal may be lost at any time: the closed stages come by keyboard, in place of their step.
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await step(page, /^Closed Won/).waitFor();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await path(page).locator('[data-state]').getByText('All that Closed Lost needs is there.').waitFor();

      // On a phone the bar scrolls to the stage, and Advance is a bar at the lower edge.
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await inStage(page, 'Needs Analysis');
      await advance.waitFor();
      expect(await isInSight(path(page).locator('[aria-current="step"]'))).toBe(true);
      expect(await isInSight(advance)).toBe(true);
      expect(await violations(page)).toEqual([]);

      // What is refused there is brought to where it was pressed, and what gets the focus is not behind the bar.
      await advance.click();
      await gate(page).locator('.line_refused').first().waitFor();
      await waitForFocusIn(page, gate(page).locator('[data-refused]'));
      expect(await isInSight(gate(page).locator('.line_refused').first())).toBe(true);
      expect(await violations(page)).toEqual([]);
      const field = question(page, 'problem').getByRole('textbox').first();
      await field.evaluate((element) => {
        const { bottom } = element.getBoundingClientRect();
        element.ownerDocument.defaultView!.scrollBy(0, bottom - element.ownerDocument.documentElement.clientHeight);
        element.focus({ preventScroll: true });
      });
      await page.waitForTimeout(300);
      expect(await isInSight(field)).toBe(true);
      expect(faults).toEqual([]);
    });
  });
}, 300_000);
