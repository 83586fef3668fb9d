import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { createMeter, type CallMeter } from './allowance.ts';
import { translateError } from './errors.ts';
import { readPages } from './pages.ts';
import type { OnProgress } from './progress.ts';
import { PATIENT, type RetryPolicy } from './retry.ts';
import { createSession, type Session } from './session.ts';
import { createTransport, type TransportOptions, type WireRequest } from './transport.ts';

export type { DescribeSObjectResult } from 'jsforce';
export { StreamingExtension } from 'jsforce/lib/api/streaming.js';

/** The Salesforce API version that all calls use. */
export const API_VERSION = '66.0';

export interface ConnectOptions {
  /** `https://acme.my.salesforce.com` or a local org's address. */
  readonly instanceUrl: string;
  readonly accessToken: string;
  /** Gets a new access token when the old one has expired, once (`session.ts`); absent: the first 401 is final. */
  readonly renew?: () => Promise<string>;
  readonly policy?: RetryPolicy;
  readonly random?: () => number;
  readonly now?: () => Date;
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Milliseconds for one request. Default 120,000. */
  readonly timeout?: number;
  /** The 18-character id of the org, where the login gave it: saves the call that asks for it. */
  readonly organizationId?: string | undefined;
  /** The share of the org's daily API calls that is left to others, 0 to 1: a call that would take of it is an OrgThrottled. Default 0. */
  readonly reserve?: number;
  /** Called as long reads, saves and deployments go on. */
  readonly onProgress?: OnProgress;
}

/** A connection to an org. All failures are subclasses of OrgError (`errors.ts`). */
export interface OrgConnection {
  readonly instanceUrl: string;
  /** The 18-character id of the org, where the login gave it. */
  readonly organizationId: string | undefined;
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly now: () => Date;
  /** The org's time, as its answers had it; before the first one `now`. A clock that is wrong here does not matter to it. */
  readonly orgNow: () => Date;
  readonly session: Session;
  /** How many API calls were made, and what the org has left; clients that send by themselves count theirs. */
  readonly meter: CallMeter;
  /** Takes how far long work is; absent where nobody watches. */
  readonly onProgress?: OnProgress;
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
  const now = options.now ?? (() => new Date());
  const session = createSession({ instanceUrl, accessToken: options.accessToken, renew: options.renew, now });
  const meter = createMeter(instanceUrl, options.reserve ?? 0, now);
  const { onProgress } = options;
  let ahead = 0;
  const client = createClient(session, options, {
    policy,
    random,
    sleep,
    now,
    timeout: options.timeout ?? 120_000,
    meter,
    onTime: (moment) => {
      if (moment !== undefined) ahead = moment.getTime() - now().getTime();
    },
  });

  async function call<T>(work: (client: Connection) => Promise<T>): Promise<T> {
    // Another client of the session may have renewed it.
    Object.assign(client, { accessToken: session.token() });
    try {
      return await work(client);
    } catch (error) {
      // jsforce keeps only the message of a failed renewal.
      const ended = /^Unable to refresh session/.test(String((error as Error).message)) ? session.failure() : undefined;
      throw ended ?? translateError(error, instanceUrl);
    }
  }

  const rows =
    (resource: 'query' | 'queryAll') =>
    async <Row extends object>(soql: string): Promise<Row[]> =>
      (await call((opened) => readPages(opened, soql, { instanceUrl, resource, onProgress }))) as Row[];
  return {
    instanceUrl,
    organizationId: options.organizationId,
    policy,
    random,
    sleep,
    now,
    orgNow: () => new Date(now().getTime() + ahead),
    session,
    meter,
    onProgress,
    call,
    query: rows('query'),
    queryAll: rows('queryAll'),
  };
}

/** jsforce's client on our transport, with the renewal of the session. */
function createClient(
  session: Session,
  { instanceUrl, renew }: ConnectOptions,
  transport: Omit<TransportOptions, 'onAnswer'>,
): Connection {
  // Whether the last refused request had the token of the session, or an older one that was renewed in between.
  let refused = '';
  const refreshFn: RefreshFn = (_client, done) => {
    session.renew(refused).then(
      (token) => done(null, token),
      (error: Error) => done(error),
    );
  };
  const client = new jsforce.Connection({
    instanceUrl: instanceUrl.replace(/\/+$/, ''),
    accessToken: session.token(),
    version: API_VERSION,
    ...(renew === undefined ? {} : { refreshFn }),
  });
  const onAnswer = (status: number, request: WireRequest): void => {
    if (status >= 400) refused = hasToken(request, session.token()) ? session.token() : '';
  };
  // A private field of a pinned dependency: jsforce offers no other way to replace its retry behaviour.
  // tests/salesforce/transport.test.ts fails if the field changes.
  Object.assign(client, { _transport: createTransport({ ...transport, onAnswer }) });
  return client;
}

type RefreshFn = (client: unknown, done: (error: Error | null, accessToken?: string) => void) => void;

/** Whether a request carries the token: in its header, or in the body as SOAP does. */
function hasToken({ headers = {}, body }: WireRequest, token: string): boolean {
  return (
    Object.values(headers).some((value) => value.includes(token)) || (typeof body === 'string' && body.includes(token))
  );
}
