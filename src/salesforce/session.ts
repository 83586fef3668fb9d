import { OrgError, OrgUnauthorized, unauthorized } from './errors.ts';

/** The access token of a connection, shared by all of its clients. It is never part of an error or of what is printed of an object. */
export interface Session {
  readonly token: () => string;
  /**
   * The token to use instead of `dead`, which the org has refused. Callers that found the same token refused get the same new one.
   * @throws OrgUnauthorized if the token cannot be renewed, or was renewed within the last ten minutes; OrgUnreachable, OrgThrottled of the login
   */
  readonly renew: (dead: string) => Promise<string>;
  /** Why the last renewal failed. */
  readonly failure: () => OrgError | undefined;
}

export interface SessionOptions {
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** Gets a new access token; absent: the first refusal is final. */
  readonly renew: (() => Promise<string>) | undefined;
  readonly now: () => Date;
}

/** Salesforce's shortest session lasts 15 minutes without a call. One that ends earlier was ended on purpose, and a new one would be too. */
const SHORTEST_LIFE = 10 * 60_000;

/** Creates the session of a connection. A refused token is renewed once; if the new one is refused within ten minutes, that is final. */
export function createSession({ instanceUrl, accessToken, renew, now }: SessionOptions): Session {
  let token = accessToken;
  let renewedAt: number | undefined;
  let running: Promise<string> | undefined;
  let failure: OrgError | undefined;

  async function renewOnce(): Promise<string> {
    try {
      if (renew === undefined) throw unauthorized(instanceUrl);
      if (renewedAt !== undefined && now().getTime() - renewedAt < SHORTEST_LIFE) throw endedAgain(instanceUrl);
      token = await renew();
      renewedAt = now().getTime();
      return token;
    } catch (error) {
      failure = error instanceof OrgError ? error : notRenewed(instanceUrl, error);
      throw failure;
    }
  }

  return {
    token: () => token,
    failure: () => failure,
    renew: (dead) => {
      if (running !== undefined) return running;
      if (dead !== token) return Promise.resolve(token);
      running = renewOnce().finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}

function endedAgain(instanceUrl: string): OrgUnauthorized {
  return new OrgUnauthorized(
    `The session at \`${instanceUrl}\` ended again right after it was renewed. Check in Setup, under Session Management and in the policies of the app, why the org ends it, then try again.`,
  );
}

function notRenewed(instanceUrl: string, cause: unknown): OrgUnauthorized {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OrgUnauthorized(`The session at \`${instanceUrl}\` has ended and could not be renewed: ${reason}`, {
    cause,
  });
}
