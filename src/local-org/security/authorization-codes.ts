import { digestOf, randomCode } from './sessions.ts';

/** What a user allowed on the consent page, until the client redeems its code. */
interface AuthorizationGrant {
  readonly userId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  /** PKCE: the SHA-256 of the verifier in base64url. */
  readonly challenge?: string;
}

/** Codes of the consent page: each is redeemed once, within 15 minutes as in Salesforce. */
export interface AuthorizationCodes {
  issue(grant: AuthorizationGrant, now: number): string;
  /** The grant of a code, which is used up by that; undefined for an unknown, used or expired one. */
  redeem(code: string, now: number): AuthorizationGrant | undefined;
}

const VALID_MS = 15 * 60_000;
const MAX_CODES = 200;

/** Creates an empty store of codes, in memory and as digests. The oldest is dropped above 200. */
export function createAuthorizationCodes(): AuthorizationCodes {
  const codes = new Map<string, AuthorizationGrant & { readonly until: number }>();
  const keyOf = (code: string): string => digestOf(code).toString('hex');
  return {
    issue(grant, now) {
      const code = `aPrx${randomCode(48)}`;
      codes.set(keyOf(code), { ...grant, until: now + VALID_MS });
      const oldest = codes.keys().next().value;
      if (codes.size > MAX_CODES && oldest !== undefined) codes.delete(oldest);
      return code;
    },
    redeem(code, now) {
      const found = codes.get(keyOf(code));
      codes.delete(keyOf(code));
      return found && now < found.until ? found : undefined;
    },
  };
}

/**
 * Whether this is the verifier of a PKCE challenge (`S256`, the only method of Salesforce). The standard has 128 characters at most; jsforce and
 * the Salesforce CLI send 171, which are 128 bytes in base64url.
 */
export function isVerifierOf(challenge: string, verifier: string): boolean {
  return /^[\w.~-]{43,256}$/.test(verifier) && digestOf(verifier).toString('base64url') === challenge;
}
