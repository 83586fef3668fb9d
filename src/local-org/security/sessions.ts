import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RunningUser } from '../base/values.ts';
import { findRoleUsers } from './roles.ts';
import type { Role, RoleUser } from './roles.ts';
import type { UserSource } from './users.ts';

export interface SignedInUser extends RoleUser {
  readonly accessToken: string;
}

/** Access tokens since the server started. They are kept in memory; only the five tokens of org.json are on disk. */
export interface Sessions {
  /** The five role users with their tokens in org.json. */
  readonly users: Readonly<Record<Role, SignedInUser>>;
  /** The user behind an access token. */
  userOf(token: string): RunningUser | undefined;
  /** A new access token for a user. */
  issue(userId: string): string;
  /** Revokes the tokens that `issue` made for the user; the tokens of org.json stay valid. */
  expire(userId: string): void;
  roleOf(userId: string): Role | undefined;
  /**
   * Client credentials: `clientId` is a role or a username, `clientSecret` that user's access token from org.json. Undefined also for a
   * user who is not active.
   */
  authenticate(clientId: string, clientSecret: string): RunningUser | undefined;
}

const MAX_TOKENS = 1000;

/**
 * Creates new tokens for the five role users.
 * @param sellerToken fixes the seller's access token, for scripts that must know it beforehand
 */
export function createSessions(org: UserSource, sellerToken?: string): Sessions {
  const known = new Map<string, { digest: Buffer; userId: string; fixed: boolean }>();
  const remember = (token: string, userId: string, fixed: boolean): string => {
    const digest = digestOf(token);
    known.set(digest.toString('hex'), { digest, userId, fixed });
    if (known.size > MAX_TOKENS) {
      const oldest = [...known].find(([, session]) => !session.fixed);
      if (oldest) known.delete(oldest[0]);
    }
    return token;
  };

  const users = Object.fromEntries(
    findRoleUsers(org).map((found): [Role, SignedInUser] => {
      const token = found.role === 'seller' && sellerToken !== undefined ? sellerToken : newToken(org);
      return [found.role, { ...found, accessToken: remember(token, found.user.id, true) }];
    }),
  ) as Record<Role, SignedInUser>;

  const all = Object.values(users);
  return {
    users,
    userOf(token) {
      // Looked up by digest and compared in constant time, so that response times reveal nothing about valid tokens.
      const digest = digestOf(token);
      const found = known.get(digest.toString('hex'));
      return found && timingSafeEqual(found.digest, digest) ? org.user(found.userId) : undefined;
    },
    issue: (userId) => remember(newToken(org), userId, false),
    expire(userId) {
      for (const [key, one] of [...known]) if (one.userId === userId && !one.fixed) known.delete(key);
    },
    roleOf: (userId) => all.find((one) => one.user.id === userId)?.role,
    authenticate(clientId, clientSecret) {
      const name = clientId.toLowerCase();
      const one = all.find(({ role, user }) => role === name || user.username.toLowerCase() === name);
      const matches = timingSafeEqual(digestOf(one?.accessToken ?? ''), digestOf(clientSecret));
      return one && matches ? org.user(one.user.id) : undefined;
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
