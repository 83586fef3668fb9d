import { jsonObject } from '../http/body.ts';
import type { SignedInBrowser } from '../../security/page-sign-in.ts';
import { ApiError, badRequest, insufficientAccess, invalidSession, notFound } from '../http/errors.ts';
import type { ApiRequest, ApiResponse, Call, Route } from '../http/types.ts';
import type { PageContext } from './context.ts';

/** Calls of the page that require a token: record pages of an object, the pages of tabs, and a sign-in link. */
export const pageHostRoutes: readonly Route<PageContext>[] = [
  { method: 'GET', path: '/page-host/pages', handle: (call) => ({ status: 200, body: pagesBehindTabs(call) }) },
  {
    method: 'GET',
    path: '/page-host/flexipages/:object',
    handle: (call) => {
      const { metadata } = call.context.org;
      const names = metadata.list('FlexiPage').map((page) => page.fullName);
      const object = (call.params['object'] ?? '').toLowerCase();
      const pages = metadata
        .read('FlexiPage', names)
        .filter((page) => String(page?.['sobjectType'] ?? '').toLowerCase() === object);
      return { status: 200, body: pages };
    },
  },
  {
    method: 'GET',
    path: '/services/oauth2/singleaccess',
    handle: (call) => ({
      status: 200,
      body: { frontdoor_uri: signInUrl(call.context, call.user.id, { maySwitch: false }) },
    }),
  },
];

/** Home pages and app pages with their label and the name of their tab; without a tab, an app page has its own name. */
function pagesBehindTabs({ context }: Call): unknown[] {
  const { metadata } = context.org;
  const all = (type: string): (readonly [string, Record<string, unknown> | null | undefined])[] => {
    const names = metadata.list(type).map(({ fullName }) => fullName);
    const bodies = metadata.read(type, names);
    return names.map((name, i) => [name, bodies[i]]);
  };
  const tabs = all('CustomTab');
  return all('FlexiPage').flatMap(([name, body]) => {
    const type = body?.['type'];
    if (type !== 'AppPage' && type !== 'HomePage') return [];
    const tab = tabs.find(([, one]) => one?.['flexiPage'] === name)?.[0];
    return [{ name: tab ?? name, label: body?.['masterLabel'] ?? name, isHome: type === 'HomePage', page: body }];
  });
}

/**
 * A link that signs a browser in; it works once.
 * @param rights `maySwitch`: the page may continue as another user. False for links that a client of the API asks for.
 */
export function signInUrl(
  context: PageContext,
  userId: string,
  rights: { readonly maySwitch: boolean; readonly recordId?: string | undefined },
): string {
  const code = context.pages.newCode(userId, rights.maySwitch);
  const target =
    rights.recordId === undefined
      ? ''
      : `&retURL=${encodeURIComponent(`/lightning/r/Opportunity/${rights.recordId}/view`)}`;
  return `${context.instanceUrl}/secur/frontdoor.jsp?otp=${code}${target}`;
}

/** Cookies are shared by all ports of a host, so the name contains the port: two local orgs can run on one machine. */
const cookieName = (context: PageContext): string => `df_sid_${new URL(context.instanceUrl).port}`;

/** The value of the page's cookie. */
export function cookieOf(context: PageContext, request: ApiRequest): string | undefined {
  const wanted = `${cookieName(context)}=`;
  const pair = (request.headers['cookie'] ?? '').split(/;\s*/).find((item) => item.startsWith(wanted));
  return pair?.slice(wanted.length);
}

/** Answers the calls that use the page's cookie instead of a token; undefined for other paths. */
export function answerPageCall(context: PageContext, request: ApiRequest): ApiResponse | undefined {
  if (request.path === '/secur/frontdoor.jsp') return frontdoor(context, request);
  if (request.path.startsWith('/resource/')) return staticResource(context, request);
  if (request.path !== '/page-host/session') return undefined;
  const cookie = cookieOf(context, request);
  const browser = cookie === undefined ? undefined : context.pages.browserOf(cookie);
  if (cookie === undefined || browser === undefined) throw invalidSession();
  if (request.method === 'GET') return { status: 200, body: session(context, browser) };
  if (request.method !== 'POST')
    throw new ApiError(405, [{ errorCode: 'METHOD_NOT_ALLOWED', message: 'Allowed are GET,POST' }], {
      Allow: 'GET, POST',
    });
  checkSameOrigin(request);
  const userId = requestedUser(context, request, browser);
  context.pages.switchTo(cookie, userId);
  return { status: 200, body: session(context, { ...browser, userId }) };
}

/**
 * A deployed static resource, `/resource/1764374400000/DF_Note_Model`, for a signed-in browser. The number is in no way checked, as on the
 * platform: it only makes a changed resource another address.
 */
function staticResource(context: PageContext, request: ApiRequest): ApiResponse {
  const cookie = cookieOf(context, request);
  if (cookie === undefined || context.pages.browserOf(cookie) === undefined) throw invalidSession();
  const [, name] = /^\/resource\/\d+\/(\w+)$/.exec(request.path) ?? [];
  const resource = name === undefined ? undefined : context.org.metadata.resource(name);
  if (resource === undefined) throw notFound();
  const headers = { 'Content-Type': resource.contentType, 'Cache-Control': 'private, max-age=31536000' };
  return { status: 200, headers, body: Buffer.from(resource.content) };
}

/** The id of the user as whom the page asks to continue. Throws 403 for a browser that may not switch, 400 for no active user. */
function requestedUser(context: PageContext, request: ApiRequest, { userId, maySwitch }: SignedInBrowser): string {
  const wanted = jsonObject(request)['userId'];
  if (wanted === userId) return userId;
  if (!maySwitch)
    throw insufficientAccess(
      'This session belongs to one user. Open the link that the local org printed at its start to change users.',
    );
  const known = Object.values(context.sessions.users).some((one) => one.user.id === wanted);
  if (typeof wanted !== 'string' || !known || !context.org.user(wanted))
    throw badRequest('INVALID_USER_ID', '`userId` is expected to be the id of one of the `users`');
  return wanted;
}

/** Rejects calls of other pages on this machine, which must not change the user. Browsers send Origin with every POST. */
export function checkSameOrigin(request: ApiRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if ((origin !== undefined && origin !== `http://${host ?? ''}`) || (site !== undefined && site !== 'same-origin')) {
    throw new ApiError(403, [
      { errorCode: 'INVALID_ORIGIN', message: 'This call is for the page of the local org only' },
    ]);
  }
}

function frontdoor(context: PageContext, request: ApiRequest): ApiResponse {
  const old = cookieOf(context, request);
  const cookie = context.pages.redeem(request.query.get('otp') ?? '');
  if (cookie === undefined && (old === undefined || context.pages.browserOf(old) === undefined)) {
    return {
      status: 403,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'This link was used already or is not of this start of the org. Run `diagnose org link` for a new one.',
    };
  }
  const set =
    cookie === undefined ? {} : { 'Set-Cookie': `${cookieName(context)}=${cookie}; Path=/; HttpOnly; SameSite=Strict` };
  return { status: 302, headers: { Location: targetOf(request), ...set } };
}

/** The record page that a link names, else the start. Nothing else, so that no link leads away from the page. */
function targetOf(request: ApiRequest): string {
  const wanted = request.query.get('retURL') ?? '';
  return /^\/lightning\/r\/\w+\/\w{15,18}\/view$/.test(wanted) ? wanted : '/';
}

/** Converts Salesforce's language key to a browser's: `en_US` → `en-US`. */
function browserLanguage(key: string): string {
  return key.replaceAll('_', '-');
}

function session(context: PageContext, { userId, maySwitch }: SignedInBrowser): unknown {
  const user = context.org.user(userId);
  if (!user) throw invalidSession();
  const people = Object.values(context.sessions.users)
    .filter((one) => context.org.user(one.user.id) !== undefined)
    .map((one) => ({ id: one.user.id, name: one.name, username: one.user.username, role: one.role }));
  const me = people.find((one) => one.id === userId) ?? {
    id: user.id,
    name: user.username,
    username: user.username,
    role: null,
  };
  const { locale, currency } = context.soql.display(user);
  return {
    user: me,
    // The users as whom this page may continue.
    users: maySwitch ? people : [me],
    // A separate token, so that it can be revoked without those of org.json.
    accessToken: context.sessions.issue(userId),
    customPermissions: [...context.org.permissions(user).customPermissions],
    timeZone: user.timeZone,
    locale,
    language: browserLanguage(context.org.language(user)),
    currency,
    instanceUrl: context.instanceUrl,
  };
}
