import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RunningUser } from '../base/values.ts';
import { findRoleUsers } from './roles.ts';
import type { Role, RoleUser } from './roles.ts';
import type { UserSource } from './users.ts';

export interface SignedInUser extends RoleUser {
  readonly accessToken: string;
}

/** What an access token was issued for, beyond its user. */
interface SessionGrant {
  /** The consumer key of the client. */
  readonly clientId: string;
  readonly scope: string;
  /** Digest of the refresh token that the session belongs to: revoking that one ends it. */
  readonly refreshKey?: string;
}

/** A valid session, as introspection shows it; times in epoch milliseconds. */
interface SessionDetails extends Partial<SessionGrant> {
  readonly user: RunningUser;
  readonly issuedAt: number;
  /** Absent for the tokens of org.json, which do not end while the server runs. */
  readonly endsAt?: number;
}

/** Access tokens since the server started. They are kept in memory; only the five tokens of org.json are on disk. */
export interface Sessions {
  /** The five role users with their tokens in org.json. */
  readonly users: Readonly<Record<Role, SignedInUser>>;
  /** Milliseconds without a call after which an issued token ends. */
  readonly timeoutMs: number;
  /** The user behind an access token; a call that uses it. */
  userOf(token: string): RunningUser | undefined;
  /** A session without using it. */
  detailsOf(token: string): SessionDetails | undefined;
  /** A new access token for a user. It ends after the timeout without a call, by the org's clock. */
  issue(userId: string, grant?: SessionGrant): string;
  /** Revokes the tokens that `issue` made for the user; the tokens of org.json stay valid. */
  expire(userId: string): void;
  /** Ends one session that `issue` made; false for any other token. */
  revoke(token: string): boolean;
  /** Ends the sessions of a refresh token. */
  revokeOf(refreshKey: string): void;
  roleOf(userId: string): Role | undefined;
  /**
   * Client credentials: `clientId` is a role or a username, `clientSecret` that user's access token from org.json. Undefined also for a
   * user who is not active.
   */
  authenticate(clientId: string, clientSecret: string): RunningUser | undefined;
}

const MAX_TOKENS = 1000;

/** Salesforce's default for a new org: two hours. */
const DEFAULT_TIMEOUT_MINUTES = 120;

/** How the sessions of a start behave. */
export interface SessionOptions {
  /** Fixes the seller's access token, for scripts that must know it beforehand. */
  readonly sellerToken?: string | undefined;
  /** Minutes without a call after which an issued token ends; 120 by default, as in Salesforce. */
  readonly timeoutMinutes?: number | undefined;
}

interface Session {
  readonly digest: Buffer;
  readonly userId: string;
  readonly issuedAt: number;
  readonly grant?: SessionGrant | undefined;
  /** Epoch milliseconds; undefined for the tokens of org.json. */
  endsAt: number | undefined;
}

/** Creates new tokens for the five role users. */
export function createSessions(org: UserSource, options: SessionOptions = {}): Sessions {
  const timeoutMs = (options.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES) * 60_000;
  const known = openTokens(org.clock, timeoutMs);
  const users = Object.fromEntries(
    findRoleUsers(org).map((found): [Role, SignedInUser] => {
      const token = found.role === 'seller' && options.sellerToken !== undefined ? options.sellerToken : newToken(org);
      known.add(token, found.user.id, { lasting: true });
      return [found.role, { ...found, accessToken: token }];
    }),
  ) as Record<Role, SignedInUser>;

  const all = Object.values(users);
  return {
    users,
    timeoutMs,
    userOf(token) {
      const found = known.find(token);
      if (!found) return undefined;
      known.use(found);
      return org.user(found.userId);
    },
    detailsOf(token) {
      const found = known.find(token);
      const user = found && org.user(found.userId);
      if (!found || !user) return undefined;
      const { issuedAt, endsAt } = found;
      return { user, issuedAt, ...found.grant, ...(endsAt === undefined ? {} : { endsAt }) };
    },
    issue(userId, grant) {
      const token = newToken(org);
      known.add(token, userId, { lasting: false, grant });
      return token;
    },
    expire: (userId) => known.end((one) => one.userId === userId),
    revoke(token) {
      const found = known.find(token);
      if (!found || found.endsAt === undefined) return false;
      known.end((one) => one === found);
      return true;
    },
    revokeOf: (refreshKey) => known.end((one) => one.grant?.refreshKey === refreshKey),
    roleOf: (userId) => all.find((one) => one.user.id === userId)?.role,
    authenticate(clientId, clientSecret) {
      const name = clientId.toLowerCase();
      const one = all.find(({ role, user }) => role === name || user.username.toLowerCase() === name);
      const matches = timingSafeEqual(digestOf(one?.accessToken ?? ''), digestOf(clientSecret));
      return one && matches ? org.user(one.user.id) : undefined;
    },
  };
}

interface Tokens {
  add(
    token: string,
    userId: string,
    how: { readonly lasting: boolean; readonly grant?: SessionGrant | undefined },
  ): void;
  find(token: string): Session | undefined;
  use(session: Session): void;
  /** Ends the sessions that match; those of org.json stay. */
  end(matches: (session: Session) => boolean): void;
}

/** The known tokens by digest; the oldest issued one is dropped above 1,000. */
function openTokens(clock: () => Date, timeoutMs: number): Tokens {
  const known = new Map<string, Session>();
  const end = (matches: (session: Session) => boolean): void => {
    for (const [key, one] of [...known]) if (one.endsAt !== undefined && matches(one)) known.delete(key);
  };
  return {
    end,
    add(token, userId, { lasting, grant }) {
      const digest = digestOf(token);
      const issuedAt = clock().getTime();
      const endsAt = lasting ? undefined : issuedAt + timeoutMs;
      known.set(digest.toString('hex'), { digest, userId, issuedAt, endsAt, grant });
      if (known.size <= MAX_TOKENS) return;
      const oldest = [...known].find(([, session]) => session.endsAt !== undefined);
      if (oldest) known.delete(oldest[0]);
    },
    find(token) {
      // Looked up by digest and compared in constant time, so that response times reveal nothing about valid tokens.
      const digest = digestOf(token);
      const key = digest.toString('hex');
      const found = known.get(key);
      if (!found || !timingSafeEqual(found.digest, digest)) return undefined;
      if (found.endsAt === undefined || clock().getTime() < found.endsAt) return found;
      known.delete(key);
      return undefined;
    },
    use(session) {
      // As Salesforce does it: only a call in the second half of the time extends it.
      const now = clock().getTime();
      if (session.endsAt !== undefined && session.endsAt - now < timeoutMs / 2) session.endsAt = now + timeoutMs;
    },
  };
}

/** `00D…!` and 64 random characters, in the alphabet that the Salesforce CLI accepts (letters, digits, `_` and `.`). */
function newToken(org: UserSource): string {
  return `${org.id.slice(0, 15)}!${randomCode(48)}`;
}

/** `bytes` random bytes as letters, digits, `_` and `.`. */
export function randomCode(bytes: number): string {
  return randomBytes(bytes).toString('base64url').replaceAll('-', '.');
}

/** The SHA-256 digest of a secret, 32 bytes. */
export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
