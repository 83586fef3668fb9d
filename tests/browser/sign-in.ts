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

/** Sets a user's language (`de`) and locale (`de_DE`), as an administrator does in Setup. */
export async function speak(
  org: RunningOrg,
  user: keyof RunningOrg['users'],
  [language, locale]: readonly [string, string],
): Promise<void> {
  const fields = { LanguageLocaleKey: language, LocaleSidKey: locale };
  const { status } = await org.rest('PATCH', `/sobjects/User/${org.users[user].id}`, fields, 'admin');
  if (status !== 204) throw new Error(`The language was not saved: ${status}.`);
}

async function nameOf(org: RunningOrg, user: keyof RunningOrg['users']): Promise<string> {
  const [found] = await org.query<{ Name: string }>(`SELECT Name FROM User WHERE Id = '${org.users[user].id}'`);
  return found?.Name ?? '';
}
