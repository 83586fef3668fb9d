import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../security/roles.ts';
import type { Sessions } from '../security/sessions.ts';

/** The content of `org.json`: all that a client on this machine needs to call the running org. */
export interface OrgFile {
  readonly instanceUrl: string;
  /** The seller's. */
  readonly accessToken: string;
  /** 18 characters. */
  readonly organizationId: string;
  readonly pid: number;
  readonly users: Readonly<
    Record<Role, { readonly id: string; readonly username: string; readonly accessToken: string }>
  >;
}

export function orgFileContent(instanceUrl: string, organizationId: string, sessions: Sessions): OrgFile {
  const users = Object.fromEntries(
    Object.values(sessions.users).map(({ role, user, accessToken }) => [
      role,
      { id: user.id, username: user.username, accessToken },
    ]),
  ) as OrgFile['users'];
  return { instanceUrl, organizationId, accessToken: users.seller.accessToken, pid: process.pid, users };
}

const pathIn = (dataDir: string): string => join(dataDir, 'org.json');

/** Writes `<dataDir>/org.json`, readable by its owner only, in one step: a reader never sees half of it. */
export function writeOrgFile(dataDir: string, content: OrgFile): void {
  mkdirSync(dataDir, { recursive: true });
  const temporary = `${pathIn(dataDir)}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(temporary, 0o600);
  renameSync(temporary, pathIn(dataDir));
}

/** Removes org.json when it is this process's. */
export function removeOrgFile(dataDir: string): void {
  if (readPid(dataDir) === process.pid) rmSync(pathIn(dataDir), { force: true });
}

/** The process that org.json names; undefined when there is none. */
export function readPid(dataDir: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as { pid?: unknown };
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined;
  }
}
