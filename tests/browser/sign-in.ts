import type { Page } from 'playwright-core';
import type { RunningOrg } from './org.ts';

/** Signs the page's browser in as that user, by a link that the org makes for the user's own session. */
export async function signIn(page: Page, org: RunningOrg, user: keyof RunningOrg['users']): Promise<void> {
  const response = await fetch(`${org.url}/services/oauth2/singleaccess`, {
    headers: { Authorization: `Bearer ${org.users[user].accessToken}` },
  });
  const { frontdoor_uri: link } = (await response.json()) as { frontdoor_uri: string };
  await page.goto(link);
  await page
    .locator('[data-user]')
    .getByText(await nameOf(org, user))
    .first()
    .waitFor();
}

async function nameOf(org: RunningOrg, user: keyof RunningOrg['users']): Promise<string> {
  const [found] = await org.query<{ Name: string }>(`SELECT Name FROM User WHERE Id = '${org.users[user].id}'`);
  return found?.Name ?? '';
}
