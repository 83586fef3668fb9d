import { createServer } from 'node:http';
import { join } from 'node:path';
import type { ServerContext } from '../api/app.ts';
import { createReportInstances } from '../api/analytics/instances.ts';
import { createEventHub } from '../api/events/hub.ts';
import { openBulk } from '../api/bulk/bulk.ts';
import { openRequestLog } from '../api/http/request-log.ts';
import { signInUrl } from '../api/page/page-host.ts';
import { createAnswerDates } from '../api/rest/reads/answer-dates.ts';
import { createLocators } from '../api/rest/locators.ts';
import { createMetadataJobs } from '../metadata/jobs.ts';
import { openOrg } from '../org/open.ts';
import type { OpenedOrg } from '../org/open.ts';
import type { Org } from '../org/types.ts';
import { createAuthorizationCodes } from '../security/authorization-codes.ts';
import { createPageSignIn } from '../security/page-sign-in.ts';
import type { Role } from '../security/roles.ts';
import { createSessions } from '../security/sessions.ts';
import type { SignedInUser } from '../security/sessions.ts';
import { damaged, isDamage } from '../store/check-file.ts';
import { createSoqlEngine } from '../soql/engine.ts';
import { createToolingEngine } from '../tooling/engine.ts';
import { openConnectedApps } from './connected-app-file.ts';
import { prepareDataDir } from './data-dir.ts';
import { answerStarting, createListener } from './listener.ts';
import { listen, stop } from './listening.ts';
import { lockDataDir } from './lock.ts';
import { checkOptions } from './options.ts';
import type { LocalOrgOptions } from './options.ts';
import { orgFileContent, removeOrgFile, writeOrgFile } from './org-file.ts';

export interface LocalOrg {
  /** `http://localhost:PORT`, the instance URL. */
  readonly url: string;
  readonly port: number;
  /** True when the data folder held no org before this start. */
  readonly fresh: boolean;
  readonly users: Readonly<Record<Role, SignedInUser>>;
  /**
   * A link that signs a browser in once, by default as the seller. Its page can continue as any other user.
   * @param recordId the record that the link opens; without one it opens the page's start
   */
  signInLink(role?: Role, recordId?: string): string;
  /** Saves as a user at a moment of the past; history and audit fields have that moment. No client can do this. */
  readonly saveAt: OpenedOrg['saveAt'];
  readonly org: Org;
  /** Lets running requests end (2 seconds at most), then closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/** A client that computes for longer than Node's five seconds sends its next request on a connection that the server has closed. */
const KEEP_ALIVE_MS = 60_000;

/**
 * Starts the local org on 127.0.0.1 and writes `<dataDir>/org.json`.
 * Throws LocalOrgStartError (a port in use, a folder that another server has, an org file that is not one, a token that no header can carry).
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
  const { dataDir, pageAssets } = options;
  checkOptions(options);
  let listener = answerStarting;
  const server = createServer(
    { maxHeaderSize: 128 * 1024, keepAlive: true, keepAliveTimeout: KEEP_ALIVE_MS },
    (incoming, outgoing) => listener(incoming, outgoing),
  );
  const port = await listen(server, options.port);
  const undo: (() => void)[] = [() => server.close()];
  try {
    prepareDataDir(dataDir);
    const unlock = lockDataDir(dataDir);
    undo.push(unlock);
    const org = openUndamaged(options);
    undo.push(() => org.close());
    const log = openRequestLog(dataDir);
    undo.push(() => log.close());
    const context = openContext(org, port, options);
    listener = createListener({ context, log, port, pageAssets });
    writeOrgFile(dataDir, orgFileContent(context.instanceUrl, org.id, context.sessions));
    undo.push(() => removeOrgFile(dataDir));
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      removeOrgFile(dataDir);
      context.events.close();
      await stop(server);
      await context.bulk.stop();
      org.close();
      log.close();
      unlock();
    };
    return {
      url: context.instanceUrl,
      port,
      fresh: org.fresh,
      users: context.sessions.users,
      org,
      signInLink: (role = 'seller', recordId) =>
        signInUrl(context, context.sessions.users[role].user.id, { maySwitch: true, recordId }),
      saveAt: (moment, user, requests) => org.saveAt(moment, user, requests),
      close: () => (closing ??= close()),
    };
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Opens the org; a broken database file becomes a sentence for the user. */
function openUndamaged(options: LocalOrgOptions): OpenedOrg {
  try {
    return openOrg(options);
  } catch (error) {
    throw isDamage(error) ? damaged(join(options.dataDir, 'org.sqlite'), error) : error;
  }
}

/** The state that all requests of a started server share. */
function openContext(org: OpenedOrg, port: number, options: LocalOrgOptions): ServerContext {
  const { dataDir, token, sessionTimeoutMinutes } = options;
  const soql = createSoqlEngine(org);
  return {
    org,
    soql,
    bulk: openBulk({ org, soql, dataDir }),
    sessions: createSessions(org, { sellerToken: token, timeoutMinutes: sessionTimeoutMinutes }),
    oauth: {
      findApp: openConnectedApps(dataDir),
      codes: createAuthorizationCodes(),
    },
    pages: createPageSignIn(),
    events: createEventHub(org),
    locators: createLocators(),
    describes: createAnswerDates(org.clock),
    tooling: createToolingEngine(org),
    analytics: { libraries: new WeakMap(), instances: createReportInstances(org.clock) },
    jobs: createMetadataJobs(org.deployJobs),
    graphqlSchemas: new WeakMap(),
    instanceUrl: `http://localhost:${port}`,
    usage: { requests: 0 },
    latency: { milliseconds: 0 },
  };
}
