import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { withOrg } from './org.ts';
import { openHome, openPage, violations } from './record-page.ts';

/** When the page was painted first and when its first script ran, in milliseconds since the address was opened. */
interface Times {
  readonly painted: number;
  readonly script: number;
}

const TIMES = `(() => {
  const find = (type, name) => performance.getEntriesByType(type).find((entry) => entry.name === name)?.startTime;
  return { painted: find('paint', 'first-paint'), script: find('mark', 'page-script') };
})()`;

async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

const top = async (page: Page, selector: string): Promise<number> =>
  Math.round((await page.locator(selector).first().boundingBox())!.y);

test('the shapes of a record page are painted before any script has run, and nothing jumps when it comes', async () => {
  await withOrg(async (org) => {
    const [deal] = await org.query<{ Id: string }>(
      "SELECT Id FROM Opportunity WHERE StageName = 'Needs Analysis' AND AccountId != null ORDER BY Id LIMIT 1",
    );
    const address = `${org.url}/lightning/r/Opportunity/${deal!.Id}/view`;
    await withBrowser(async (browser) => {
      const { page, faults } = await openPage(browser);
      await openHome(page, org);
      await slowDown(page, 4);
      // Slowed down four times, a busy machine takes long.
      await page.goto(address, { timeout: 120_000 });
      await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
      const { painted, script } = await page.evaluate<Times>(TIMES);
      console.log(
        `Painted after ${Math.round(painted)} ms, first script after ${Math.round(script)} ms, at a quarter of the speed.`,
      );
      expect(painted).toBeLessThan(script);
      await slowDown(page, 1);

      // Without the scripts the shapes stay: they are where the parts of the page will be.
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 844 });
        const parts = { header: await top(page, 'shell-highlights section'), path: await top(page, 'c-gate-path') };
        await page.route('**/assets/main.js', (route) => route.abort());
        const { page: bare } = await openPage(browser);
        await bare.setViewportSize({ width, height: 844 });
        await bare.route('**/assets/main.js', (route) => route.abort());
        await bare.goto(address);
        const shapes = { header: await top(bare, '.sk-header'), path: await top(bare, '.sk-path') };
        for (const part of ['header', 'path'] as const)
          expect([part, width, Math.abs(shapes[part] - parts[part]) <= 12]).toEqual([part, width, true]);
        // One ground for the whole page, in the light and in the dark.
        for (const colorScheme of ['light', 'dark'] as const) {
          await bare.emulateMedia({ colorScheme });
          const grounds = await bare.evaluate<string[]>(
            '[document.documentElement, document.body].map((one) => getComputedStyle(one).backgroundColor)',
          );
          expect(new Set(grounds).size).toBe(1);
        }
        expect(await violations(bare)).toEqual([]);
        await bare.close();
        await page.unrouteAll();
      }
      expect(faults).toEqual([]);
    });
  });
}, 120_000);
