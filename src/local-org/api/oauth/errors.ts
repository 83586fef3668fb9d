import type { ApiResponse } from '../http/types.ts';

/** A refusal in OAuth's shape, which is not REST's: `{ error, error_description }`, with Salesforce's codes and texts. */
export class OAuthError extends Error {
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.name = 'OAuthError';
    this.error = error;
    this.status = status;
  }
}

export const invalidGrant = (description: string): OAuthError => new OAuthError('invalid_grant', description);
export const invalidClientId = (): OAuthError => new OAuthError('invalid_client_id', 'client identifier invalid');
export const invalidClient = (): OAuthError => new OAuthError('invalid_client', 'invalid client credentials');

/** Tokens are in these answers. */
const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** An answer of the token endpoints. */
export function oauthAnswer(body: unknown): ApiResponse {
  return { status: 200, headers: NO_STORE, body };
}

/** Calls back and answers an OAuthError as Salesforce does. */
export function withOAuthErrors(work: () => ApiResponse): ApiResponse {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    const body = { error: error.error, error_description: error.message };
    return { status: error.status, headers: NO_STORE, body };
  }
}
