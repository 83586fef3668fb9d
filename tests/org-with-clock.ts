import { installApp, installTranslations, assignPermissionSets } from '../src/cli/setup/installApp.ts';
import type { LocalOrg } from '../src/local-org/index.ts';
import { startLocalOrg } from '../src/local-org/index.ts';
import { connectOrg } from '../src/salesforce/index.ts';
import type { OrgConnection } from '../src/salesforce/index.ts';
import { remove, restOf, temporaryData } from './with-started-org.ts';
import type { RestCall, UserName } from './with-started-org.ts';

/** A local org of this process with the app in it, whose day the test chooses. No client can move the clock. */
export interface OrgWithClock {
  readonly org: LocalOrg;
  readonly rest: RestCall;
  connect(user: UserName): OrgConnection;
  query<T extends object>(soql: string, user?: UserName): Promise<readonly T[]>;
  /** Noon of that day (`2026-11-21`) in UTC. */
  setDay(day: string): void;
  /** A date-time in UTC. */
  setMoment(moment: string): void;
  now(): Date;
  close(): Promise<void>;
}

/** Starts an org on a day. `install` deploys the app; the default installs it with translations and permission sets. */
export async function startOrgWithClock(
  day: string,
  options: { pageAssets?: string; lockWaitMs?: number; install?: (admin: OrgConnection) => Promise<void> } = {},
): Promise<OrgWithClock> {
  const dataDir = temporaryData();
  let now = noonOf(day);
  const { pageAssets, lockWaitMs, install } = options;
  const org = await startLocalOrg({
    dataDir,
    port: 0,
    clock: () => now,
    ...(pageAssets === undefined ? {} : { pageAssets }),
    ...(lockWaitMs === undefined ? {} : { lockWaitMs }),
  });
  const connect = (user: UserName) =>
    connectOrg({ instanceUrl: org.url, organizationId: org.org.id, accessToken: org.users[user].accessToken });
  const ids = Object.fromEntries(Object.entries(org.users).map(([name, { user }]) => [name, { id: user.id }]));
  const close = async () => {
    await org.close();
    remove(dataDir);
  };
  try {
    await (install ?? installAll)(connect('admin'));
    await assignPermissionSets(connect('admin'), ids as Parameters<typeof assignPermissionSets>[1]);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    org,
    rest: restOf(org.url, org.users),
    connect,
    query: <T extends object>(soql: string, user: UserName = 'seller') => connect(user).query<T>(soql),
    setDay: (next) => {
      now = noonOf(next);
    },
    now: () => now,
    setMoment: (next) => {
      now = new Date(next);
    },
    close,
  };
}

async function installAll(admin: OrgConnection): Promise<void> {
  await installApp(admin);
  const refused = await installTranslations(admin);
  if (refused.length > 0) throw new Error(refused.join('\n'));
}

function noonOf(day: string): Date {
  return new Date(`${day}T12:00:00.000Z`);
}
