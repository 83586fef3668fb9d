import type { Page } from 'playwright-core';
import { withBrowser } from './chromium.ts';
import { diagnosedDeal } from './diagnosed-deal.ts';
import { MarkedPage } from './markers.ts';
import { withOrg } from './org.ts';
import { openPage } from './record-page.ts';
import { signIn, speak } from './sign-in.ts';
import { completeBoard, completeDeal } from './story.ts';

/** Buttons in sight that open something, each once; at most so many. */
const MOST = 30;

/** Presses what opens a part of the page, by keyboard order, and calls back after each. */
async function openEverything(page: Page, each: () => Promise<void>): Promise<void> {
  const pressed = new Set<string>();
  for (let count = 0; count < MOST; count += 1) {
    const key = await page.evaluate<string | undefined>(`(() => {
      const pressed = new Set(${JSON.stringify([...pressed])});
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
      const seen = {};
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.localName !== 'button' || node.disabled || !node.checkVisibility({ visibilityProperty: true })) continue;
        if (node.closest('[data-advance], [data-save], [data-send]') || node.getAttribute('aria-haspopup') === 'menu') continue;
        let host = node;
        while (host && !/^(c|shell)-/.test(host.localName ?? '')) host = host.parentNode ?? host.host;
        const name = (host?.localName ?? 'page') + ' ' + [...node.attributes].map((one) => one.name).join() + ' ' + (node.textContent ?? '').trim();
        if (pressed.has(name) || seen[name]) continue;
        seen[name] = true;
        node.click();
        return name;
      }
      return undefined;
    })()`);
    if (key === undefined) return;
    pressed.add(key);
    await page.waitForTimeout(150);
    await each();
  }
}

test('whatever the page shows is a label, a text of the playbook or data of the org, on every page and in every part', async () => {
  await withOrg(async (org) => {
    // The demo's playbook leaves small deals out.
    const deal = await diagnosedDeal(org, 10_000);
    const [{ AccountId = '' } = {}] = await org.query<{ AccountId: string }>(
      `SELECT AccountId FROM Opportunity WHERE Id = '${deal.id}'`,
    );
    for (const user of ['seller', 'manager'] as const) await speak(org, user, ['de', 'de_DE']);
    await withBrowser(async (browser) => {
      const { page } = await openPage(browser);
      const marks = new MarkedPage(page);
      const address = `${org.url}/lightning/r/Opportunity/${deal.id}/view`;
      // Labels that were forgotten are found: one of a panel, one of the page's frame.
      await marks.start(['DF_Discovery_Title', 'shell.localOrg']);
      await page.goto(org.link);
      await page.locator('c-discovery-checklist [data-next] input').first().waitFor();
      const forgotten = await marks.faults();
      for (const text of ['What to ask next', 'Local org'])
        expect(forgotten.some((fault) => fault.endsWith(`: ${text}`))).toBe(true);
      await page.unrouteAll({ behavior: 'ignoreErrors' });

      await marks.start();
      const faults = new Set<string>();
      const check = async (): Promise<void> => {
        for (const fault of await marks.faults()) faults.add(fault);
      };

      // The deal of the story that the link led to, and one with all that can be noted.
      for (const deal of [page.url(), address]) {
        await page.goto(deal);
        await completeDeal(page);
        await check();
      }
      await openEverything(page, check);
      for (const other of [
        '/lightning/o/Opportunity/list',
        '/lightning/n/DF_Deals',
        '/lightning/n/DF_Discovery_Board',
        `/lightning/r/Account/${AccountId}/view`,
        `/lightning/r/Contact/${deal.contactId}/view`,
        '/lightning/nowhere',
      ]) {
        await page.goto(org.url + other);
        await page.locator('main h1, main h2').first().waitFor();
        await page.waitForTimeout(500);
        if (other.endsWith('/DF_Deals')) await page.locator('[data-next]', { hasText: /\d/ }).first().waitFor();
        await check();
      }
      await signIn(page, org, 'manager');
      await page.goto(`${org.url}/lightning/n/DF_Discovery_Board`);
      await completeBoard(page);
      await check();
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect([...faults]).toEqual([]);
    });
  }, 'story');
}, 480_000);
