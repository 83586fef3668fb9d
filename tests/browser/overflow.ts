import type { Page } from 'playwright-core';

/** Parts of our panels whose text is wider than they are. */
export function overflowing(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('*')]
    .filter((element) => element.localName.startsWith('c-'))
    .flatMap((panel) => [panel, ...panel.querySelectorAll('h2, h3, p, button, li, label, legend, article, th')])
    .filter((element) => {
      const { display, overflowX, textOverflow } = getComputedStyle(element);
      const clips = textOverflow === 'ellipsis' || element.className.includes?.('slds-assistive-text');
      return display !== 'inline' && !clips && overflowX !== 'auto' && element.clientWidth > 0 &&
        element.scrollWidth > element.clientWidth + 1;
    })
    .map((element) => element.localName + ': ' + element.innerText.slice(0, 60))`);
}
