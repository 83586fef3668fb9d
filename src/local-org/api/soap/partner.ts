import type { RunningUser } from '../../base/values.ts';
import type { ApiContext } from '../http/types.ts';
import type { XmlObject } from './xml.ts';

interface UserRow {
  readonly Name: string | null;
  readonly Email: string | null;
  readonly ProfileId: string | null;
  readonly UserRoleId: string | null;
  readonly LanguageLocaleKey: string | null;
  readonly LocaleSidKey: string | null;
}

/**
 * `getUserInfo`: the running user and the org, open to every user. The only call that gives the currency of an org with one: then
 * `orgDefaultCurrencyIsoCode` has it and `userDefaultCurrencyIsoCode` is nil.
 */
export function getUserInfo(context: ApiContext, user: RunningUser): XmlObject {
  const { database, id } = context.org;
  const row = database
    .prepare(
      'SELECT "Name", "Email", "ProfileId", "UserRoleId", "LanguageLocaleKey", "LocaleSidKey" FROM "User" WHERE "Id" = ?',
    )
    .get(user.id) as unknown as UserRow | undefined;
  const org = database
    .prepare('SELECT "Name" AS name, "DefaultLocaleSidKey" AS locale FROM "Organization" LIMIT 1')
    .get();
  const { currency } = context.soql.display(user);
  return {
    accessibilityMode: false,
    chatterExternal: false,
    currencySymbol: symbolOf(currency),
    orgAttachmentFileSizeLimit: 26_214_400,
    orgDefaultCurrencyIsoCode: currency,
    orgDefaultCurrencyLocale: String(org?.['locale'] ?? 'en_US'),
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: id,
    organizationMultiCurrency: false,
    organizationName: String(org?.['name'] ?? ''),
    profileId: row?.ProfileId ?? null,
    roleId: row?.UserRoleId ?? null,
    sessionSecondsValid: Math.round(context.sessions.timeoutMs / 1000),
    userDefaultCurrencyIsoCode: null,
    userEmail: row?.Email ?? '',
    userFullName: row?.Name ?? '',
    userId: user.id,
    userLanguage: row?.LanguageLocaleKey ?? 'en_US',
    userLocale: row?.LocaleSidKey ?? 'en_US',
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
    userUiSkin: 'Theme3',
  };
}

/** `€` for `EUR`. */
function symbolOf(currency: string): string {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
