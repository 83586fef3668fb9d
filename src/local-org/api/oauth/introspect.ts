import { idUrl } from '../rest/identity.ts';
import type { ApiRequest, ApiResponse } from '../http/types.ts';
import { credentialsOf, formOf, requireClient } from './client.ts';
import type { OAuthContext } from './context.ts';
import { invalidClient, oauthAnswer } from './errors.ts';

/**
 * `POST /services/oauth2/introspect`: whether a token is valid, and whose. A client learns about its own tokens only, and needs its secret. Throws
 * OAuthError.
 */
export function introspect(context: OAuthContext, request: ApiRequest): ApiResponse {
  const form = formOf(request);
  const app = requireClient(context, credentialsOf(form, request));
  if (app.secretHash === undefined) throw invalidClient();
  const token = form.get('token') ?? '';
  return oauthAnswer(
    access(context, token, app.consumerKey) ?? refresh(context, token, app.consumerKey) ?? { active: false },
  );
}

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

function access(context: OAuthContext, token: string, clientId: string): Record<string, unknown> | undefined {
  const found = context.sessions.detailsOf(token);
  if (found?.clientId !== clientId) return undefined;
  return {
    active: true,
    scope: found.scope,
    client_id: clientId,
    username: found.user.username,
    sub: idUrl(context, found.user),
    token_type: 'access_token',
    ...(found.endsAt === undefined ? {} : { exp: seconds(found.endsAt) }),
    iat: seconds(found.issuedAt),
    nbf: seconds(found.issuedAt),
  };
}

function refresh(context: OAuthContext, token: string, clientId: string): Record<string, unknown> | undefined {
  const found = context.org.refreshTokens.find(token);
  const user = found && context.org.user(found.userId);
  if (!user || found.clientId !== clientId) return undefined;
  return {
    active: true,
    scope: found.scope,
    client_id: clientId,
    username: user.username,
    sub: idUrl(context, user),
    token_type: 'refresh_token',
  };
}
