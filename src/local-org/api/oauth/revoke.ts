import type { ApiRequest, ApiResponse } from '../http/types.ts';
import { formOf } from './client.ts';
import type { OAuthContext } from './context.ts';
import { OAuthError } from './errors.ts';

/**
 * `GET` and `POST /services/oauth2/revoke`: ends a session, or a refresh token with its sessions. The tokens of org.json are not
 * issued to a client and stay: Salesforce has an error for a token of another kind. Throws OAuthError.
 */
export function revoke(context: OAuthContext, request: ApiRequest): ApiResponse {
  const token = formOf(request).get('token') ?? '';
  const { refreshTokens } = context.org;
  const refresh = refreshTokens.find(token);
  if (refresh) {
    refreshTokens.revoke(refresh.key);
    context.sessions.revokeOf(refresh.key);
  } else if (!context.sessions.revoke(token)) {
    if (context.sessions.detailsOf(token))
      throw new OAuthError('unsupported_token_type', 'this token type is not supported');
    throw new OAuthError('invalid_token', 'invalid token');
  }
  return { status: 200, headers: { 'Cache-Control': 'no-store' } };
}
