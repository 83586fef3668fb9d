import type { ConnectedApp } from '../../security/connected-apps.ts';
import type { SignedInBrowser } from '../../security/page-sign-in.ts';
import type { RunningUser } from '../../base/values.ts';
import type { ApiRequest, ApiResponse } from '../http/types.ts';
import { checkSameOrigin, cookieOf } from '../page/page-host.ts';
import { mayUse, requireApp } from './client.ts';
import { consentPage, refusalPage, signedOutPage } from './consent-page.ts';
import type { Person } from './consent-page.ts';
import type { OAuthContext } from './context.ts';
import { OAuthError } from './errors.ts';
import { grantedScope } from './scopes.ts';

/** A request for a code that is safe to answer: its client is known, and its address is one of that client's. */
interface AuthorizationRequest {
  readonly app: ConnectedApp;
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge?: string;
}

/**
 * `GET /services/oauth2/authorize` shows the consent page to a browser that opened a sign-in link; `POST`, its form, sends the browser back to the
 * client with a code. Never sends a browser to an address that is not the client's.
 */
export function authorize(context: OAuthContext, request: ApiRequest): ApiResponse {
  const { query } = request;
  let app: ConnectedApp;
  let redirectUri: string;
  try {
    app = requireApp(context, query.get('client_id') ?? '');
    redirectUri = callbackOf(app, query.get('redirect_uri'));
  } catch (error) {
    if (error instanceof OAuthError) return refusalPage(error.error, error.message);
    throw error;
  }
  try {
    const wanted = { app, redirectUri, ...termsOf(app, query) };
    return request.method === 'POST' ? decide(context, request, wanted) : ask(context, request, wanted);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    return backTo(redirectUri, query, { error: error.error, error_description: error.message });
  }
}

/** The callback, exactly as it is registered: neither a part of one nor another spelling. */
function callbackOf(app: ConnectedApp, wanted: string | null): string {
  if (wanted !== null && app.callbackUrls.includes(wanted)) return wanted;
  throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
}

function termsOf(app: ConnectedApp, query: URLSearchParams): Pick<AuthorizationRequest, 'scope' | 'challenge'> {
  if (query.get('response_type') !== 'code')
    throw new OAuthError('unsupported_response_type', 'response type not supported');
  const scope = grantedScope(query.get('scope'));
  const challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method') ?? 'S256';
  if (challenge === null) {
    // Nothing else would prove that the client that redeems the code is the one that asked for it.
    if (app.secretHash === undefined) throw new OAuthError('invalid_request', 'missing required code challenge');
    return { scope };
  }
  if (method !== 'S256' || !/^[\w-]{43}$/.test(challenge))
    throw new OAuthError('invalid_request', 'invalid code challenge');
  return { scope, challenge };
}

function browserOf(context: OAuthContext, request: ApiRequest): SignedInBrowser | undefined {
  const cookie = cookieOf(context, request);
  return cookie === undefined ? undefined : context.pages.browserOf(cookie);
}

/** The people as whom this browser may continue, as in the page's own menu: all five, or the one whose session it is. */
function peopleOf(context: OAuthContext, browser: SignedInBrowser, app: ConnectedApp): Person[] {
  const all = Object.values(context.sessions.users).map(({ user, name }) => ({ user, name }));
  const own = context.org.user(browser.userId);
  const listed = browser.maySwitch
    ? all
    : all
        .filter(({ user }) => user.id === browser.userId)
        .concat(own && !all.some(({ user }) => user.id === own.id) ? [{ user: own, name: own.username }] : []);
  return listed.flatMap(({ user, name }) => {
    const active: RunningUser | undefined = context.org.user(user.id);
    return active && mayUse(context, app, active) ? [{ id: active.id, username: active.username, name }] : [];
  });
}

function ask(context: OAuthContext, request: ApiRequest, { app, redirectUri }: AuthorizationRequest): ApiResponse {
  const browser = browserOf(context, request);
  if (!browser) return signedOutPage();
  const people = peopleOf(context, browser, app);
  if (people.length === 0) throw new OAuthError('invalid_app_access', 'user is not admin approved to access this app');
  const hint = (request.query.get('login_hint') ?? '').toLowerCase();
  const chosen =
    people.find(({ username }) => username.toLowerCase() === hint) ??
    people.find(({ id }) => id === browser.userId) ??
    people[0]!;
  return consentPage({ app, people, chosen, action: `${request.path}?${request.query.toString()}`, redirectUri });
}

function decide(context: OAuthContext, request: ApiRequest, wanted: AuthorizationRequest): ApiResponse {
  const browser = browserOf(context, request);
  if (!browser) return signedOutPage();
  checkSameOrigin(request);
  const form = new URLSearchParams(Buffer.from(request.body).toString('utf8'));
  const { app, redirectUri, scope, challenge } = wanted;
  if (form.get('decision') !== 'allow') throw new OAuthError('access_denied', 'end-user denied authorization');
  const user = peopleOf(context, browser, app).find(({ id }) => id === form.get('user'));
  if (!user) throw new OAuthError('invalid_app_access', 'user is not admin approved to access this app');
  const code = context.oauth.codes.issue(
    {
      ...{ userId: user.id, clientId: app.consumerKey, redirectUri, scope },
      ...(challenge === undefined ? {} : { challenge }),
    },
    context.org.clock().getTime(),
  );
  return backTo(redirectUri, request.query, { code });
}

/** Sends the browser back to the client, with its state. */
function backTo(redirectUri: string, query: URLSearchParams, answer: Readonly<Record<string, string>>): ApiResponse {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) target.searchParams.set(name, value);
  const state = query.get('state');
  if (state !== null) target.searchParams.set('state', state);
  const headers = { Location: target.href, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
  return { status: 302, headers };
}
