import type { Page } from 'playwright-core';

interface Item {
  readonly componentInstance?: { readonly componentName?: string };
}

/** Answers the org's FlexiPages without our components, until it is called off: the same page as Salesforce's own parts alone make it. */
export async function withoutOurPanels(page: Page): Promise<() => Promise<void>> {
  const address = '**/page-host/flexipages/Opportunity*';
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: withoutOurs(await answer.json()) });
  });
  return () => page.unroute(address);
}

/** Every array of the page's items loses those that are ours; Salesforce's have a namespace before a colon. */
function withoutOurs(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((one) => !isOurs(one as Item)).map(withoutOurs);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withoutOurs(value)]));
}

function isOurs(item: Item): boolean {
  const name = item?.componentInstance?.componentName;
  return name !== undefined && !name.includes(':');
}
