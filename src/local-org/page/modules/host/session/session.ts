/** The signed-in user, from `GET /page-host/session`. */
export interface PageUser {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly role: string;
}
export interface Session {
  readonly user: PageUser;
  /** The users as whom this browser may continue; only the user, unless it was signed in by the link printed at the org's start. */
  readonly users: readonly PageUser[];
  readonly accessToken: string;
  readonly customPermissions: readonly string[];
  readonly timeZone: string;
  readonly locale: string;
  /** BCP 47 tag: `de`, `en-US`. */
  readonly language: string;
  readonly currency: string;
  readonly instanceUrl: string;
}

/** The event on `window` when the org no longer knows the session. */
export const SESSION_ENDED = 'diagnose:session-ended';

const TIMEOUT_MS = 30_000;

// Module state: a page has one user.
let current: Session | undefined;
let opening: Promise<Session | undefined> | undefined;

/**
 * Opens or renews the session by the sign-in cookie; undefined when the org knows no session. Concurrent calls share one request.
 * An open page keeps its user: when the browser was signed in as another user meanwhile, the session is switched back.
 */
export function openSession(): Promise<Session | undefined> {
  opening ??= open().finally(() => {
    opening = undefined;
  });
  return opening;
}

async function open(): Promise<Session | undefined> {
  const found = await read();
  const mine = current?.user.id;
  const isMine = mine === undefined || found?.user.id === mine;
  const session = !found || isMine ? found : (await switchUser(mine)) ? await read() : undefined;
  if (session) current = session;
  return session;
}

async function read(): Promise<Session | undefined> {
  const response = await fetch('/page-host/session', {
    headers: { Accept: 'application/json' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return response.ok ? ((await response.json()) as Session) : undefined;
}

/** Switches to another user. Reload the page afterwards: constants like `@salesforce/user/Id` are those of the old user. */
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
