import { digestOf, randomCode } from './sessions.ts';

/** A browser that is signed in. */
export interface SignedInBrowser {
  readonly userId: string;
  /** Whether its page may continue as another user, without that user's login. */
  readonly maySwitch: boolean;
}

/** Signs browsers in: a one-time link sets a cookie that identifies a user. */
export interface PageSignIn {
  /**
   * A code for one sign-in as this user.
   * @param maySwitch only for links that the server's own terminal shows: the holder of an access token gets links through the API and
   * must not become another user by them
   */
  newCode(userId: string, maySwitch: boolean): string;
  /** Redeems a code, once: returns a new cookie value, or undefined when the code is unknown or used. */
  redeem(code: string): string | undefined;
  /** The browser that the cookie identifies. */
  browserOf(cookie: string): SignedInBrowser | undefined;
  /** Assigns the cookie to another user; false when the cookie is unknown or may not switch. */
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
  const codes = new Map<string, SignedInBrowser>();
  const cookies = new Map<string, SignedInBrowser>();
  const key = (secret: string): string => digestOf(secret).toString('hex');
  const put = (map: Map<string, SignedInBrowser>, secret: string, browser: SignedInBrowser): void => {
    map.set(key(secret), browser);
    const oldest = map.keys().next().value;
    if (map.size > MAX_ENTRIES && oldest !== undefined) map.delete(oldest);
  };
  return {
    newCode(userId, maySwitch) {
      const code = randomCode(24);
      put(codes, code, { userId, maySwitch });
      return code;
    },
    redeem(code) {
      const browser = codes.get(key(code));
      if (browser === undefined) return undefined;
      codes.delete(key(code));
      const cookie = randomCode(32);
      put(cookies, cookie, browser);
      return cookie;
    },
    browserOf: (cookie) => cookies.get(key(cookie)),
    switchTo(cookie, userId) {
      const browser = cookies.get(key(cookie));
      if (!browser?.maySwitch) return false;
      cookies.set(key(cookie), { ...browser, userId });
      return true;
    },
    forget(userId) {
      for (const [secret, browser] of [...cookies]) if (browser.userId === userId) cookies.delete(secret);
    },
  };
}
