import type { DatabaseSync } from 'node:sqlite';
import { digestOf, randomCode } from './sessions.ts';

/** What a user allowed a client to do without asking again. */
interface RefreshGrant {
  readonly userId: string;
  readonly clientId: string;
  readonly scope: string;
  /** Digest of the token, in hex. */
  readonly key: string;
}

/** Refresh tokens, in the org's database: they survive a restart. Only digests are stored. */
export interface RefreshTokens {
  /** A new refresh token. A user has five of one client, as in Salesforce: the oldest one ends with the sixth. */
  issue(grant: Omit<RefreshGrant, 'key'>): string;
  find(token: string): RefreshGrant | undefined;
  revoke(key: string): void;
  /** Whether the user has approved the client and not revoked that since. */
  hasApproved(userId: string, clientId: string): boolean;
}

const TABLE = `CREATE TABLE IF NOT EXISTS "~refreshToken" (
  number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, userId TEXT NOT NULL, clientId TEXT NOT NULL, scope TEXT NOT NULL,
  createdDate TEXT NOT NULL
)`;

const PER_USER_AND_CLIENT = 5;

/** Opens the refresh tokens of an org and creates their table. */
export function openRefreshTokens(database: DatabaseSync, clock: () => Date): RefreshTokens {
  database.exec(TABLE);
  const put = database.prepare(
    'INSERT INTO "~refreshToken" (key, userId, clientId, scope, createdDate) VALUES (?, ?, ?, ?, ?)',
  );
  const trim = database.prepare(
    `DELETE FROM "~refreshToken" WHERE userId = ?1 AND clientId = ?2 AND number NOT IN (
       SELECT number FROM "~refreshToken" WHERE userId = ?1 AND clientId = ?2 ORDER BY number DESC LIMIT ${PER_USER_AND_CLIENT})`,
  );
  const read = database.prepare('SELECT userId, clientId, scope, key FROM "~refreshToken" WHERE key = ?');
  const drop = database.prepare('DELETE FROM "~refreshToken" WHERE key = ?');
  const any = database.prepare('SELECT 1 FROM "~refreshToken" WHERE userId = ? AND clientId = ? LIMIT 1');
  return {
    issue({ userId, clientId, scope }) {
      const token = `5Aep${randomCode(60)}`;
      put.run(refreshKeyOf(token), userId, clientId, scope, clock().toISOString());
      trim.run(userId, clientId);
      return token;
    },
    find: (token) => read.get(refreshKeyOf(token)) as unknown as RefreshGrant | undefined,
    revoke: (key) => void drop.run(key),
    hasApproved: (userId, clientId) => any.get(userId, clientId) !== undefined,
  };
}

/** The digest under which a refresh token is stored. */
export function refreshKeyOf(token: string): string {
  return digestOf(token).toString('hex');
}
