import { OrgUnauthorized } from '../errors.ts';

/** A login that the Salesforce CLI keeps on this machine. */
export interface StoredLogin {
  readonly kind: 'login';
  readonly username: string;
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** The 18-character id of the org, where the CLI keeps it. */
  readonly organizationId: string | undefined;
  /** Signs in anew as the CLI does, and keeps the new token where the CLI finds it; absent for a login by access token. */
  readonly renew?: () => Promise<string>;
}

/** Why there is no login: the library is not installed, or the CLI knows neither the alias nor the username. */
export type NoLogin =
  | { readonly kind: 'no-library' }
  | { readonly kind: 'unknown'; readonly aliases: readonly string[] }
  | { readonly kind: 'unreadable'; readonly username: string; readonly reason: string };

/** The package that reads the CLI's logins; an optional dependency, loaded only here and only when an alias is asked for. */
export const LOGIN_LIBRARY = '@salesforce/core';

/** What is used of the library. Its own types must not be in ours: they bring a second jsforce, which clashes with the first. */
interface Library {
  readonly StateAggregator: { getInstance(): Promise<State> };
  readonly AuthInfo: { create(options: { readonly username: string }): Promise<Auth> };
}
interface State {
  readonly aliases: { resolveUsername(name: string): string; getAll(): object };
  readonly orgs: { hasFile(username: string): Promise<boolean> };
}
interface Auth {
  getFields?(): { readonly orgId?: string };
  getConnectionOptions(): {
    readonly accessToken?: string;
    readonly instanceUrl?: string;
    readonly refreshFn?: RefreshFn;
  };
}
type RefreshFn = (connection: never, done: never) => Promise<void> | void;

/**
 * The login of the Salesforce CLI with this alias or username. Keys and formats are the library's business, so the keychain that the CLI
 * uses (also `SF_USE_GENERIC_UNIX_KEYCHAIN`) works here too.
 * @param load for tests
 */
export async function storedLogin(
  name: string,
  load: () => Promise<Library> = () => import('@salesforce/core') as Promise<unknown> as Promise<Library>,
): Promise<StoredLogin | NoLogin> {
  let library: Library;
  try {
    library = await load();
  } catch (error) {
    if (isMissing(error)) return { kind: 'no-library' };
    throw error;
  }
  const state = await library.StateAggregator.getInstance();
  const username = state.aliases.resolveUsername(name);
  if (!(await state.orgs.hasFile(username))) {
    return { kind: 'unknown', aliases: Object.keys(state.aliases.getAll()).sort() };
  }
  try {
    return toLogin(await library.AuthInfo.create({ username }), username);
  } catch (error) {
    return { kind: 'unreadable', username, reason: (error as Error).message };
  }
}

/**
 * The aliases of the Salesforce CLI's logins on this machine, sorted. Empty where the library is not installed or its file cannot be read. Reads no
 * login, and sends nothing.
 */
export async function storedAliases(): Promise<readonly string[]> {
  try {
    // This part of the library loads in a third of the time.
    const library = (await import('@salesforce/core/stateAggregator')) as unknown as Pick<Library, 'StateAggregator'>;
    const state = await library.StateAggregator.getInstance();
    return Object.keys(state.aliases.getAll()).sort();
  } catch {
    return [];
  }
}

function toLogin(auth: Auth, username: string): StoredLogin {
  const { accessToken, instanceUrl, refreshFn } = auth.getConnectionOptions();
  const { orgId } = auth.getFields?.() ?? {};
  if (accessToken === undefined || instanceUrl === undefined) throw new Error('it has no access token');
  return {
    kind: 'login',
    username,
    instanceUrl: new URL(instanceUrl).origin,
    accessToken,
    organizationId: orgId?.length === 18 ? orgId : undefined,
    ...(refreshFn === undefined ? {} : { renew: () => renewed(refreshFn, username) }),
  };
}

/** The library refreshes by a callback, and uses nothing of the connection that it is given. */
function renewed(refreshFn: RefreshFn, username: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, token?: string): void => {
      if (error === null && token !== undefined) resolve(token);
      else reject(notRenewed(username, error));
    };
    Promise.resolve(refreshFn(undefined as never, done as never)).catch((error: Error) => done(error));
  });
}

function notRenewed(username: string, error: Error | null): OrgUnauthorized {
  const reason = error?.message ?? 'the CLI got no new token';
  return new OrgUnauthorized(
    `The login of \`${username}\` has ended and the Salesforce CLI's way to renew it failed: ${reason.replace(/\.?$/, '.')} Sign in again with \`sf org login\`.`,
  );
}

function isMissing(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') && String(message).includes(`'${LOGIN_LIBRARY}'`)
  );
}
