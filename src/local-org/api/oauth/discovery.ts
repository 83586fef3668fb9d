import type { ApiResponse } from '../http/types.ts';
import type { OAuthContext } from './context.ts';
import { SCOPES } from './scopes.ts';

/** `GET /.well-known/openid-configuration` and `/.well-known/oauth-authorization-server`: where the endpoints are and what they take. */
export function discovery({ instanceUrl }: OAuthContext): ApiResponse {
  const at = (name: string): string => `${instanceUrl}/services/oauth2/${name}`;
  return {
    status: 200,
    body: {
      issuer: instanceUrl,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      revocation_endpoint: at('revoke'),
      introspection_endpoint: at('introspect'),
      userinfo_endpoint: at('userinfo'),
      scopes_supported: SCOPES,
      response_types_supported: ['code'],
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'client_credentials',
        'urn:ietf:params:oauth:grant-type:jwt-bearer',
      ],
      code_challenge_methods_supported: ['S256'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      display_values_supported: ['page'],
    },
  };
}
