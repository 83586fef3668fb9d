import { callOrg } from 'host/http';
import { HOME, tabPath } from 'host/router';
import type { Route } from 'host/router';
import type { FlexiPage } from '../flexiPage/layout.ts';

/** The tab that the page opens with: `dealList`, with its views and gates. Other lists are Salesforce's own. */
export const START = 'DF_Deals';

/** A home page or an app page of the org, with its address. */
export interface TabPage {
  readonly name: string;
  readonly label: string;
  readonly path: string;
  readonly page: FlexiPage;
}

/** The org's pages that have a tab, the home page first. */
export async function readTabPages(): Promise<TabPage[]> {
  const pages = (await callOrg('GET', '/page-host/pages')) as (Omit<TabPage, 'path'> & { isHome: boolean })[];
  return [...pages]
    .sort((one, other) => Number(other.isHome) - Number(one.isHome) || one.label.localeCompare(other.label))
    .map(({ name, label, isHome, page }) => ({ name, label, page, path: isHome ? HOME : tabPath(name) }));
}

/** The page of a route; undefined when there is none, or none has been read yet. */
export function tabPageOf(route: Route, pages: readonly TabPage[]): TabPage | undefined {
  if (route.page === 'home') return pages.find(({ path }) => path === HOME);
  if (route.page !== 'tab') return undefined;
  return pages.find(({ name }) => name.toLowerCase() === route.apiName.toLowerCase());
}
