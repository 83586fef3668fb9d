import { digestOf, randomCode } from './sessions.ts';

/** Signs browsers in: a one-time link sets a cookie that identifies a user. The page can switch the cookie to another user. */
export interface PageSignIn {
  /** A code for one sign-in as this user. */
  newCode(userId: string): string;
  /** Redeems a code, once: returns a new cookie value, or undefined when the code is unknown or used. */
  redeem(code: string): string | undefined;
  /** The user whom the cookie identifies. */
  userOf(cookie: string): string | undefined;
  /** Assigns the cookie to another user; false when the cookie is unknown. */
  switchTo(cookie: string, userId: string): boolean;
  /** Signs the user out of every browser. */
  forget(userId: string): void;
}

const MAX_ENTRIES = 200;

/**
 * Creates an empty sign-in store, in memory. Only digests of codes and cookies are kept; the oldest entries are dropped above 200 of
 * each.
 */
export function createPageSignIn(): PageSignIn {
  const codes = new Map<string, string>();
  const cookies = new Map<string, string>();
  const key = (secret: string): string => digestOf(secret).toString('hex');
  const put = (map: Map<string, string>, secret: string, userId: string): void => {
    map.set(key(secret), userId);
    const oldest = map.keys().next().value;
    if (map.size > MAX_ENTRIES && oldest !== undefined) map.delete(oldest);
  };
  return {
    newCode(userId) {
      const code = randomCode(24);
      put(codes, code, userId);
      return code;
    },
    redeem(code) {
      const userId = codes.get(key(code));
      if (userId === undefined) return undefined;
      codes.delete(key(code));
      const cookie = randomCode(32);
      put(cookies, cookie, userId);
      return cookie;
    },
    userOf: (cookie) => cookies.get(key(cookie)),
    switchTo(cookie, userId) {
      if (!cookies.has(key(cookie))) return false;
      cookies.set(key(cookie), userId);
      return true;
    },
    forget(userId) {
      for (const [secret, one] of [...cookies]) if (one === userId) cookies.delete(secret);
    },
  };
}
