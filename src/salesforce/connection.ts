import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { translateError, OrgUnauthorized } from './errors.ts';
import { PATIENT, type RetryPolicy } from './retry.ts';
import { createTransport } from './transport.ts';

/** The API version that everything of ours speaks. */
export const API_VERSION = '66.0';

/** Rows of one query; beyond it Salesforce wants the bulk API. */
const MAX_ROWS = 50_000_000;
/** A session is renewed at most so often without a single accepted request in between. */
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

/** An open door to an org. All failures are of the family in `errors.ts`. */
export interface OrgConnection {
  readonly instanceUrl: string;
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Runs a call on the real client and translates what it throws. */
  call<T>(work: (client: Connection) => Promise<T>): Promise<T>;
  /** All rows of a SOQL query, page after page. */
  query<Row extends object>(soql: string): Promise<Row[]>;
}

/** Opens a connection; nothing is sent before the first call. Environment proxies are not used: a loopback org must not go through one. */
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
  // A private field of a pinned dependency, and the only way to retry as Salesforce asks: tests/salesforce/transport.test.ts guards it.
  Object.assign(client, { _transport: transport });

  async function call<T>(work: (client: Connection) => Promise<T>): Promise<T> {
    try {
      return await work(client);
    } catch (error) {
      throw translateError(error, instanceUrl);
    }
  }

  return {
    instanceUrl,
    policy,
    random,
    sleep,
    call,
    async query<Row extends object>(soql: string): Promise<Row[]> {
      const result = await call(async (opened) => opened.query(soql, { autoFetch: true, maxFetch: MAX_ROWS }));
      return result.records as unknown as Row[];
    },
  };
}

type RefreshFn = (client: unknown, done: (error: Error | null, accessToken?: string) => void) => void;

/**
 * Renews the access token when jsforce asks for it. jsforce repeats a request after each refresh that "succeeds", for ever if need be, so
 * the renewal gives up after `MAX_REFRESHES` without a successful response between them.
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
