import { methodNotAllowed } from '../http/errors.ts';
import type { ApiRequest, ApiResponse } from '../http/types.ts';
import { authorize } from './authorize.ts';
import type { OAuthContext } from './context.ts';
import { discovery } from './discovery.ts';
import { withOAuthErrors } from './errors.ts';
import { introspect } from './introspect.ts';
import { revoke } from './revoke.ts';
import { token } from './token.ts';

type Endpoint = (context: OAuthContext, request: ApiRequest) => ApiResponse;

/** The calls that need no access token, by path and method. The page of the local org's docs names each. */
export const OAUTH_ENDPOINTS: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
  '/services/oauth2/authorize': { GET: authorize, POST: authorize },
  '/services/oauth2/token': { POST: token },
  '/services/oauth2/revoke': { GET: revoke, POST: revoke },
  '/services/oauth2/introspect': { POST: introspect },
  '/.well-known/openid-configuration': { GET: discovery },
  '/.well-known/oauth-authorization-server': { GET: discovery },
};

/** Answers OAuth's calls; undefined for other paths. Throws METHOD_NOT_ALLOWED. */
export function answerOAuth(context: OAuthContext, request: ApiRequest): ApiResponse | undefined {
  const path = request.path.replace(/\/$/, '').toLowerCase();
  const methods = Object.hasOwn(OAUTH_ENDPOINTS, path) ? OAUTH_ENDPOINTS[path] : undefined;
  if (!methods) return undefined;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const endpoint = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (endpoint) return withOAuthErrors(() => endpoint(context, request));
  if (methods['GET']) throw methodNotAllowed(request.method, Object.keys(methods));
  return {
    status: 405,
    headers: { Allow: 'POST' },
    body: { error: 'invalid_request', error_description: 'must use HTTP POST' },
  };
}
