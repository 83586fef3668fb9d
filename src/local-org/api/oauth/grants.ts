import { isVerifierOf } from '../../security/authorization-codes.ts';
import { publicKeyOf } from '../../security/connected-apps.ts';
import { expiryOf, isFor, isSignedBy, readAssertion } from '../../security/jwt.ts';
import { refreshKeyOf } from '../../security/refresh-tokens.ts';
import type { RunningUser } from '../../base/values.ts';
import type { ApiRequest } from '../http/types.ts';
import { credentialsOf, requireAccess, requireApp, requireClient } from './client.ts';
import type { OAuthContext } from './context.ts';
import { invalidClient, invalidGrant, OAuthError } from './errors.ts';
import { allows } from './scopes.ts';

/** What a grant gives: a session of a user, perhaps with a refresh token. */
interface Granted {
  readonly user: RunningUser;
  readonly scope: string;
  /** Absent for the credentials of org.json, which are no app's. */
  readonly clientId?: string;
  readonly refreshKey?: string;
  /** A new refresh token, which the answer names. */
  readonly refreshToken?: string;
}

type Grant = (context: OAuthContext, form: URLSearchParams, request: ApiRequest) => Granted;

/** The grant types of `POST /services/oauth2/token`. */
export const GRANTS: ReadonlyMap<string, Grant> = new Map([
  ['client_credentials', clientCredentials],
  ['urn:ietf:params:oauth:grant-type:jwt-bearer', jwtBearer],
  ['refresh_token', refresh],
  ['authorization_code', authorizationCode],
]);

/** A role or a username, with that user's token of org.json. */
function clientCredentials(context: OAuthContext, form: URLSearchParams, request: ApiRequest): Granted {
  const { id, secret } = credentialsOf(form, request);
  const user = context.sessions.authenticate(id, secret);
  if (!user) throw invalidClient();
  return { user, scope: 'api' };
}

/** How far past its end an assertion in milliseconds is taken: the CLI lets it end 300 ms after it was made. */
const LEEWAY_MS = 180_000;

function jwtBearer(context: OAuthContext, form: URLSearchParams): Granted {
  const invalid = (): OAuthError => invalidGrant('invalid assertion');
  const assertion = readAssertion(form.get('assertion') ?? '');
  if (!assertion) throw invalid();
  const { iss, sub, prn, jti } = assertion.claims;
  const app = requireApp(context, typeof iss === 'string' ? iss : '');
  const key = publicKeyOf(app);
  if (!key || !isSignedBy(assertion, key)) throw invalid();
  if (!isFor(assertion, audiencesOf(context))) throw invalidGrant('audience is invalid');
  const now = context.org.clock().getTime();
  const expiry = expiryOf(assertion);
  if (expiry === undefined) throw invalid();
  const end = expiry + (isInMilliseconds(assertion.claims['exp']) ? LEEWAY_MS : 0);
  if (end <= now) throw invalidGrant('expired authorization code');
  const name = sub ?? prn;
  const user = typeof name === 'string' ? context.org.user(name) : undefined;
  if (!user) throw invalidGrant("user hasn't approved this consumer");
  requireAccess(context, app, user);
  if (app.preAuthorized === undefined && !context.org.refreshTokens.hasApproved(user.id, app.consumerKey))
    throw invalidGrant("user hasn't approved this consumer");
  const isUsed = (id: string): boolean => !context.org.usedAssertions.use(app.consumerKey, id, { now, end });
  if (jti !== undefined && (typeof jti !== 'string' || isUsed(jti))) throw invalid();
  return { user, scope: 'api', clientId: app.consumerKey };
}

/** The org by both of its names, and Salesforce's own login hosts. */
function audiencesOf({ instanceUrl }: OAuthContext): string[] {
  const byNumber = instanceUrl.replace('//localhost:', '//127.0.0.1:');
  return [instanceUrl, byNumber, 'https://login.salesforce.com', 'https://test.salesforce.com'];
}

const isInMilliseconds = (exp: unknown): boolean => Number(exp) > 1e11;

function refresh(context: OAuthContext, form: URLSearchParams, request: ApiRequest): Granted {
  const app = requireClient(context, credentialsOf(form, request));
  const found = context.org.refreshTokens.find(form.get('refresh_token') ?? '');
  if (found?.clientId !== app.consumerKey) throw invalidGrant('expired access/refresh token');
  const user = context.org.user(found.userId);
  if (!user) throw new OAuthError('inactive_user', 'user is inactive');
  requireAccess(context, app, user);
  return { user, scope: found.scope, clientId: app.consumerKey, refreshKey: found.key };
}

function authorizationCode(context: OAuthContext, form: URLSearchParams, request: ApiRequest): Granted {
  const credentials = credentialsOf(form, request);
  const app = requireApp(context, credentials.id);
  const code = context.oauth.codes.redeem(form.get('code') ?? '', context.org.clock().getTime());
  if (code?.clientId !== app.consumerKey) throw invalidGrant('expired authorization code');
  requireClient(context, credentials, code.challenge === undefined);
  if (form.get('redirect_uri') !== code.redirectUri)
    throw new OAuthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  if (code.challenge !== undefined && !isVerifierOf(code.challenge, form.get('code_verifier') ?? ''))
    throw invalidGrant('invalid code verifier');
  const user = context.org.user(code.userId);
  if (!user) throw new OAuthError('inactive_user', 'user is inactive');
  requireAccess(context, app, user);
  const granted = { user, scope: code.scope, clientId: app.consumerKey };
  if (!allows(code.scope, 'refresh_token')) return granted;
  const refreshToken = context.org.refreshTokens.issue({ ...granted, userId: user.id });
  return { ...granted, refreshToken, refreshKey: refreshKeyOf(refreshToken) };
}
