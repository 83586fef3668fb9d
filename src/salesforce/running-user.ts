import type { OrgConnection } from './connection.ts';

/**
 * The time zone of the user whose token the connection has, from the user's record: the zone in which the org's rules compute TODAY().
 * @throws OrgRefused where the org does not tell a user's own id or record
 */
export async function runningUserZone(org: OrgConnection): Promise<string> {
  const info = await userInfo(org);
  const id = info.user_id.replace(/[^A-Za-z0-9]/g, '');
  const [user] = await org.query<{ TimeZoneSidKey: string }>(`SELECT TimeZoneSidKey FROM User WHERE Id = '${id}'`);
  return user?.TimeZoneSidKey ?? info.zoneinfo;
}

/** The 18-character id of the user whose token the connection has. @throws OrgRefused where the org does not tell it */
export async function runningUserId(org: OrgConnection): Promise<string> {
  return (await userInfo(org)).user_id;
}

/** The username of the user whose token the connection has. @throws OrgRefused where the org does not tell it */
export async function runningUserName(org: OrgConnection): Promise<string> {
  return (await userInfo(org)).preferred_username;
}

/**
 * The one currency of an org that has one: `EUR`. Undefined where there are several; then the picklist `CurrencyIsoCode` has them. Only SOAP's
 * getUserInfo gives it: neither describe nor SOQL does.
 * @throws OrgRefused where this user may not use that API
 */
export async function singleCurrency(org: OrgConnection): Promise<string | undefined> {
  const info: unknown = await org.call(async (client) => client.soap.getUserInfo());
  const { organizationMultiCurrency: hasSeveral, orgDefaultCurrencyIsoCode: code } = (info ?? {}) as Readonly<
    Record<string, unknown>
  >;
  return hasSeveral === true || typeof code !== 'string' || code === '' ? undefined : code;
}

function userInfo(org: OrgConnection): Promise<UserInfo> {
  // Not jsforce's `identity`, which puts the access token into the address, where logs keep it.
  return org.call(async (client) => client.request<UserInfo>('/services/oauth2/userinfo'));
}

/** The parts of OpenID Connect's user information that are read. */
interface UserInfo {
  readonly user_id: string;
  readonly preferred_username: string;
  readonly zoneinfo: string;
}
