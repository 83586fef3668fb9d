import type { Sent } from './proxy.ts';

/** Sessions that the proxy gives out in place of a real one, so that it can end them. */
export interface Sessions {
  /** A new session, whatever was before. */
  signIn(): string;
  /** A new session in place of an ended one; where that was ended for good, it is refused too. */
  renew(): Promise<string>;
  end(isForGood: boolean): void;
  /** The request with the real token; undefined: it bears none of a session that lives. */
  withRealToken(sent: Sent): Sent | undefined;
}

export function givenSessions(realToken: string): Sessions {
  const alive = new Set<string>();
  let number = 0;
  let isDead = false;
  const next = (): string => {
    number += 1;
    const token = `session${number}!`;
    if (!isDead) alive.add(token);
    return token;
  };
  return {
    signIn() {
      isDead = false;
      return next();
    },
    // The login goes on to work, and its sessions are refused: as where an admin has forbidden the app.
    renew: async () => next(),
    end(isForGood) {
      alive.clear();
      isDead = isForGood;
    },
    withRealToken(sent) {
      const token = [...alive].find((one) => sent.headers['authorization']?.endsWith(` ${one}`) || inBody(sent, one));
      if (token === undefined) return undefined;
      const { authorization } = sent.headers;
      return {
        ...sent,
        headers: {
          ...sent.headers,
          ...(authorization === undefined ? {} : { authorization: authorization.replace(token, realToken) }),
        },
        body: inBody(sent, token) ? Buffer.from(sent.body.toString().replaceAll(token, realToken)) : sent.body,
      };
    },
  };
}

/** SOAP has the session in the body. */
function inBody({ path, body }: Sent, token: string): boolean {
  return path.includes('/Soap/') && body.includes(token);
}
