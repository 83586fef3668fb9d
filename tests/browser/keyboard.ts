import type { Locator, Page } from 'playwright-core';

const MOST_PRESSES = 250;

/** Presses Tab, or another key, until the focus is on the element, or in it. An element that is not reached so fails the test. */
export async function tabTo(page: Page, element: Locator, key = 'Tab'): Promise<void> {
  await element.first().waitFor();
  for (let presses = 0; presses <= MOST_PRESSES; presses += 1) {
    if (await isFocusIn(element)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus did not reach ${element.toString()} by ${MOST_PRESSES} presses of ${key}.`);
}

/** Waits until the focus has been moved to the element, or into it. */
export async function waitForFocusIn(page: Page, element: Locator): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    if (await isFocusIn(element)) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`The focus was not moved to ${element.toString()}.`);
}

/** By the pseudo-class: with synthetic shadow `document.activeElement` is the outermost component. */
export async function isFocusIn(element: Locator): Promise<boolean> {
  return element.first().evaluate((node) => node.matches(':focus-within'));
}

/** Tab to it, then Enter. */
export async function pressOn(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press('Enter');
}

/**
 * Opens the list of the combobox that has the focus, and takes the entry that is marked then. The list is there a moment before it
 * marks one, and Enter takes nothing until then.
 */
export async function takeMarked(page: Page, combobox: Locator, opener = 'Enter'): Promise<void> {
  await page.keyboard.press(opener);
  await combobox.and(page.locator('[aria-activedescendant]')).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Whether the focus is anywhere at all: when a focused element goes away, nothing has it. */
export async function hasFocus(page: Page): Promise<boolean> {
  return (await page.locator(':focus').count()) > 0;
}
