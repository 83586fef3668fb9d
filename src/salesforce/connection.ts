import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { translateError, OrgUnauthorized } from './errors.ts';
import { readPages } from './pages.ts';
import { PATIENT, type RetryPolicy } from './retry.ts';
import { createTransport } from './transport.ts';

export type { DescribeSObjectResult } from 'jsforce';

/** The Salesforce API version that all calls use. */
export const API_VERSION = '66.0';

/** The largest number of token renewals without a successful request between them. */
const MAX_REFRESHES = 2;

export interface ConnectOptions {
  /** `https://acme.my.salesforce.com` or a local org's address. */
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** Gets a new access token when the old one has expired; absent: the first 401 is final. */
  readonly renew?: () => Promise<string>;
  readonly policy?: RetryPolicy;
  readonly random?: () => number;
  readonly now?: () => Date;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Milliseconds for one request. Default 120,000. */
  readonly timeout?: number;
}

/** A connection to an org. All failures are subclasses of OrgError (`errors.ts`). */
export interface OrgConnection {
  readonly instanceUrl: string;
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Runs a call on the jsforce client and translates its errors. */
  call<T>(work: (client: Connection) => Promise<T>): Promise<T>;
  /** All rows of a SOQL query, over all pages. */
  query<Row extends object>(soql: string): Promise<Row[]>;
  /** The same with deleted and archived records. */
  queryAll<Row extends object>(soql: string): Promise<Row[]>;
}

/**
 * Creates a connection; nothing is sent before the first call. Proxies of the environment are not used, because a local org must be
 * called directly.
 */
export function connectOrg(options: ConnectOptions): OrgConnection {
  const instanceUrl = options.instanceUrl.replace(/\/+$/, '');
  const policy = options.policy ?? PATIENT;
  const random = options.random ?? Math.random;
  const sleep = options.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)));
  const renewal = createRenewal(options.renew);

  const client = new jsforce.Connection({
    instanceUrl,
    accessToken: options.accessToken,
    version: API_VERSION,
    ...(renewal.refreshFn === undefined ? {} : { refreshFn: renewal.refreshFn }),
  });
  const transport = createTransport({
    policy,
    random,
    sleep,
    now: options.now ?? (() => new Date()),
    timeout: options.timeout ?? 120_000,
    onAnswer: renewal.noteStatus,
  });
  // A private field of a pinned dependency: jsforce offers no other way to replace its retry behaviour.
  // tests/salesforce/transport.test.ts fails if the field changes.
  Object.assign(client, { _transport: transport });

  async function call<T>(work: (client: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(client);
    } catch (error) {
      throw translateError(error, instanceUrl);
    }
  }

  const rows =
    (resource: 'query' | 'queryAll') =>
    async <Row extends object>(soql: string): Promise<Row[]> =>
      (await call((opened) => readPages(opened, soql, instanceUrl, resource))) as Row[];
  return { instanceUrl, policy, random, sleep, call, query: rows('query'), queryAll: rows('queryAll') };
}

type RefreshFn = (client: unknown, done: (error: Error | null, accessToken?: string) => void) => void;

/**
 * Renews the access token for jsforce. jsforce repeats a request after every successful renewal, without a limit, so the renewal fails
 * after `MAX_REFRESHES` without a successful response between them.
 */
function createRenewal(renew: (() => Promise<string>) | undefined) {
  let refreshesInARow = 0;
  const refreshFn: RefreshFn | undefined =
    renew &&
    ((_client, done) => {
      refreshesInARow += 1;
      if (refreshesInARow > MAX_REFRESHES) {
        done(new OrgUnauthorized('the org refuses renewed access tokens too'));
        return;
      }
      renew().then(
        (token) => done(null, token),
        (error: Error) => done(error),
      );
    });
  return {
    refreshFn,
    /** Takes the HTTP status of each response. */
    noteStatus(status: number): void {
      if (status < 400) refreshesInARow = 0;
    },
  };
}
