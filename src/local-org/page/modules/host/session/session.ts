/** Who looks at the page, as `GET /page-host/session` answers. */
export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: string;
}
export interface Session {
  readonly user: PageUser;
  readonly users: readonly PageUser[];
  readonly accessToken: string;
  readonly customPermissions: readonly string[];
  readonly timeZone: string;
  readonly locale: string;
  /** As a browser spells it: `de`, `en-US`. */
  readonly language: string;
  readonly currency: string;
  readonly instanceUrl: string;
}

/** The event on `window` when the org no longer knows the session. */
export const SESSION_ENDED = 'diagnose:session-ended';

// A page is one user's: what would be an instance elsewhere is this module here.
let current: Session | undefined;

/** Opens or renews the session by the sign-in cookie; undefined when there is none that the org knows. */
export async function openSession(): Promise<Session | undefined> {
  const response = await fetch('/page-host/session', { headers: { Accept: 'application/json' } });
  if (!response.ok) return undefined;
  current = (await response.json()) as Session;
  return current;
}

/** Goes on as another user. The page is then loaded anew: constants like `@salesforce/user/Id` are the old user's. */
export async function switchUser(userId: string): Promise<boolean> {
  const response = await fetch('/page-host/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ userId }),
  });
  return response.ok;
}

export function currentSession(): Session {
  if (!current) throw new Error('The page was used before its session was open.');
  return current;
}
