import { connectOrg, OrgError, type OrgConnection } from '../../src/salesforce/index.ts';
import type { RetryPolicy } from '../../src/salesforce/retry.ts';
import { listen, runEmbedded, type JobContext } from '../../src/sync/index.ts';
import type { Sessions } from './sessions.ts';

/** A job of the service that the suite runs: `watch`, `sync`. */
export interface FaultJob {
  /** The name of its lock. */
  readonly kind: string;
  /** Whether it is woken by change events; else `woken` never resolves. */
  readonly listens: boolean;
  /** Runs it once; it may end by itself, and is begun again. @param woken resolves when the org reports a change */
  run(context: JobContext, woken: () => Promise<void>): Promise<void>;
}

export interface ServiceOptions {
  readonly url: string;
  readonly folder: string;
  readonly sessions: Sessions;
  readonly policy: RetryPolicy;
  /** The service's own clock in each of its lives: how far it is from the real one, in milliseconds. */
  readonly skew: (life: number) => number;
  /** Puts a planted bug into what a run is given. */
  readonly wrap: (context: JobContext) => JobContext;
}

/** A job that runs, and is begun again when it ends, as a service manager does. */
export interface Service {
  /** Why runs ended before their time. */
  readonly ends: readonly string[];
  /** How many runs began. */
  lives(): number;
  /** Ends it, and reports an error that is none of the org's. */
  stop(): Promise<void>;
}

/** Milliseconds until an unanswered request counts as failed. */
const TIMEOUT = 2_000;

export function startService(job: FaultJob, options: ServiceOptions): Service {
  const ended = new AbortController();
  const ends: string[] = [];
  let lives = 0;
  const loop = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      lives += 1;
      try {
        await live(job, options, { life: lives, signal: ended.signal });
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        ends.push(error.message);
      }
    }
  };
  const running = loop();
  // Reported by `stop`.
  running.catch(() => undefined);
  return {
    ends,
    lives: () => lives,
    async stop() {
      ended.abort();
      await running;
    },
  };
}

const NO_EVENTS = { woken: () => new Promise<void>(() => undefined), close: () => undefined };

/** One life: a login, then the job until it ends. */
async function live(
  job: FaultJob,
  { url, folder, sessions, policy, skew, wrap }: ServiceOptions,
  { life, signal }: { readonly life: number; readonly signal: AbortSignal },
): Promise<void> {
  const by = skew(life);
  const began = performance.now();
  // It is put back all the time: nothing may wait until it shows a later time.
  const now = () => new Date(Date.now() + by - 2 * (performance.now() - began));
  const org: OrgConnection = connectOrg({
    instanceUrl: url,
    accessToken: sessions.signIn(),
    renew: () => sessions.renew(),
    policy,
    timeout: TIMEOUT,
    now,
  });
  const wakes = job.listens ? listen(org, () => undefined) : NO_EVENTS;
  try {
    await runEmbedded(org, job.kind, { folder, signal, now }, (context) => job.run(wrap(context), wakes.woken));
  } finally {
    wakes.close();
  }
}
