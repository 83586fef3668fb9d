import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { RunningUser } from '../base/values.ts';
import { findRoleUsers } from './roles.ts';
import type { Role, RoleUser } from './roles.ts';
import type { UserSource } from './users.ts';

export interface SignedInUser extends RoleUser {
  readonly accessToken: string;
}

/** The access tokens of this start. They are kept in memory; only those of org.json are on disk. */
export interface Sessions {
  /** The five users with the tokens that are in org.json. */
  readonly users: Readonly<Record<Role, SignedInUser>>;
  /** The user behind an access token. */
  userOf(token: string): RunningUser | undefined;
  /** A new access token for a user. */
  issue(userId: string): string;
  /** Ends what was issued to a user; the tokens of org.json stay. */
  expire(userId: string): void;
  roleOf(userId: string): Role | undefined;
  /** Client credentials: `clientId` is a role or a username, `clientSecret` that user's access token from org.json. */
  authenticate(clientId: string, clientSecret: string): RunningUser | undefined;
}

const MOST_ISSUED = 1000;

/**
 * Fresh tokens for the five users.
 * @param sellerToken fixes the seller's access token, for scripts that must know it beforehand
 */
export function createSessions(org: UserSource, sellerToken?: string): Sessions {
  const known = new Map<string, { digest: Buffer; userId: string; fixed: boolean }>();
  const remember = (token: string, userId: string, fixed: boolean): string => {
    const digest = digestOf(token);
    known.set(digest.toString('hex'), { digest, userId, fixed });
    if (known.size > MOST_ISSUED) {
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
      // Looked up by digest and compared in constant time: the time it takes must not reveal anything about a token.
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
      return one && matches ? one.user : undefined;
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

export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
