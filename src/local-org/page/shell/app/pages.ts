import { callOrg } from 'host/http';
import { HOME, tabPath } from 'host/router';
import type { Route } from 'host/router';
import type { FlexiPage } from '../flexiPage/layout.ts';

/** A home page or an app page of the org, and where it is. */
export interface TabPage {
  readonly name: string;
  readonly label: string;
  readonly path: string;
  readonly page: FlexiPage;
}

/** The org's pages that stand behind a tab, the home page first. */
export async function readTabPages(): Promise<TabPage[]> {
  const pages = (await callOrg('GET', '/page-host/pages')) as (Omit<TabPage, 'path'> & { isHome: boolean })[];
  return [...pages]
    .sort((one, other) => Number(other.isHome) - Number(one.isHome) || one.label.localeCompare(other.label))
    .map(({ name, label, isHome, page }) => ({ name, label, page, path: isHome ? HOME : tabPath(name) }));
}

/** The page of a route, or undefined: it may have one once the org's pages are known. */
export function tabPageOf(route: Route, pages: readonly TabPage[]): TabPage | undefined {
  if (route.page === 'home') return pages.find(({ path }) => path === HOME);
  if (route.page !== 'tab') return undefined;
  return pages.find(({ name }) => name.toLowerCase() === route.apiName.toLowerCase());
}
