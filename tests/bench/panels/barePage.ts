import type { Page } from 'playwright-core';

interface Item {
  readonly componentInstance?: { readonly componentName?: string };
}

const ADDRESS = '/page-host/flexipages/Opportunity';

/**
 * Decides for the loaded document whether the record page that it opens next has our components, or only Salesforce's own. The FlexiPages
 * are read from the org and parsed again either way, so that both pages come equally soon; Playwright's routes would answer later than the org and
 * switch the browser's cache off.
 */
export async function showPanels(page: Page, shown: 'all' | 'theirs'): Promise<void> {
  await page.evaluate(`(() => {
    ${isOurs}
    ${withoutOurs}
    const { fetch } = window;
    window.fetch = async (address, options) => {
      const response = await fetch(address, options);
      if (!String(address).startsWith('${ADDRESS}')) return response;
      const pages = await response.json();
      return new Response(JSON.stringify(${shown === 'all'} ? pages : withoutOurs(pages)), response);
    };
  })()`);
}

/** The pages' items without ours; Salesforce's have a namespace before a colon. The only item of a region may be an object instead of a list. */
export function withoutOurs(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((one) => !isOurs(one as Item)).map(withoutOurs);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([, value]) => !isOurs(value as Item | null));
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutOurs(value)]));
}

function isOurs(item: Item | null): boolean {
  const name = item?.componentInstance?.componentName;
  return name !== undefined && !name.includes(':');
}
