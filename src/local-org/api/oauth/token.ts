import { idUrl } from '../rest/identity.ts';
import type { ApiRequest, ApiResponse } from '../http/types.ts';
import { formOf } from './client.ts';
import type { OAuthContext } from './context.ts';
import { oauthAnswer, OAuthError } from './errors.ts';
import { GRANTS } from './grants.ts';

/** `POST /services/oauth2/token`: a new session for one of the grant types. Throws OAuthError. */
export function token(context: OAuthContext, request: ApiRequest): ApiResponse {
  const form = formOf(request);
  const type = form.get('grant_type');
  if (type === null) throw new OAuthError('invalid_request', 'a grant_type is expected');
  const grant = GRANTS.get(type);
  if (!grant) throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  const { user, scope, clientId, refreshKey, refreshToken } = grant(context, form, request);
  const session = clientId === undefined ? undefined : { clientId, scope, ...(refreshKey ? { refreshKey } : {}) };
  return oauthAnswer({
    access_token: context.sessions.issue(user.id, session),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope,
    instance_url: context.instanceUrl,
    id: idUrl(context, user),
    token_type: 'Bearer',
    issued_at: String(context.org.clock().getTime()),
  });
}
