import type { Locator, Page } from 'playwright-core';

/** Whether the whole of a control is drawn inside the window, and is what a click in its middle would reach. */
export async function isInSight(page: Page, control: Locator): Promise<boolean> {
  const box = await control.boundingBox();
  const window = page.viewportSize();
  if (!box || !window) return false;
  const whole = box.x >= 0 && box.y >= 0 && box.x + box.width <= window.width && box.y + box.height <= window.height;
  if (!whole) return false;
  return control
    .click({ trial: true, timeout: 1_000 })
    .then(() => true)
    .catch(() => false);
}

/** Scrolls the page to a share of its height: 0 is the top, 1 the foot. */
export async function scrollTo(page: Page, share: number): Promise<void> {
  await page.evaluate(`scrollTo(0, ${share} * (document.documentElement.scrollHeight - innerHeight))`);
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
}
