import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installEvents } from '../../src/cli/setup/installApp.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import type { RetryPolicy } from '../../src/salesforce/retry.ts';
import type { JobContext } from '../../src/sync/index.ts';
import { openGatedOrg, type GatedOrg } from '../evasions/gated-org.ts';
import type { FaultName } from './faults.ts';
import { planFaults, type FaultPlan } from './plan.ts';
import { startProxy, type FaultProxy } from './proxy.ts';
import { BEGINNING, type Players, type Round } from './script.ts';
import { startService, type FaultJob } from './service.ts';
import { givenSessions } from './sessions.ts';

/** A job with what the suite must know of it. */
export interface TriedJob<State> extends FaultJob {
  /** The faults that apply to it. */
  readonly faults: readonly FaultName[];
  /** Changes the playbook that ships. */
  readonly changePlaybook?: (yaml: string) => string;
  /** What the admin does before the users begin. */
  prepare?(gated: GatedOrg): Promise<void>;
  /** Rounds of users' work, the same for the same seed. */
  script(seed: number, rounds: number): readonly Round[];
  /** Work of a user on a deal that the script leaves alone, so that the faults that are left meet something. */
  busy(players: Players, deal: string): Promise<void>;
  /**
   * Whether it has done everything that the org has to do for it.
   * @param folder the service's data
   * @param since when the last work of users was done, by `performance.now()`
   */
  isQuiet(gated: GatedOrg, folder: string, since: number): Promise<boolean>;
  /** What it made of the org in the end, without what may differ. @param deal that of `busy` */
  stateOf(gated: GatedOrg, folder: string, deal: string): Promise<State>;
}

export interface RunOptions {
  readonly seed: number;
  readonly rounds: number;
  /** How often each fault is fired at least; 0: a run without faults. */
  readonly times: number;
  /** The faults that are fired. Default: all that apply to the job. */
  readonly faults?: readonly FaultName[];
  /** Ends with the script, whether all faults were fired or not. */
  readonly isShort?: boolean;
  readonly policy?: RetryPolicy;
  /** Whether the service's clock is wrong; as a rule where there are faults. */
  readonly isSkewed?: boolean;
  readonly wrap?: (context: JobContext) => JobContext;
}

export interface FaultRun<State> {
  readonly state: State;
  /** How often each fault was fired. */
  readonly fired: ReadonlyMap<FaultName | 'clock skew', number>;
  /** Why runs of the service ended. */
  readonly ends: readonly string[];
}

/** Waits are short; the times of the real policy are tested in tests/salesforce/retry.test.ts. */
const QUICK: RetryPolicy = { attempts: 6, base: 5, cap: 2_000 };
const HOUR = 3_600_000;
/** Milliseconds between the org's clock and the service's. */
const SKEWS = [-72 * HOUR, 5 * HOUR, 400 * 24 * HOUR, -HOUR / 2, 90_000];
/** The longest that a round may take until it is settled, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Does a script of users' work on an org of its own while a job runs on it through the fault proxy, and waits after each round until the
 * job has settled it. The job's requests are held during a round: what it reads of a round is the same in each run, whatever faults do to
 * its pace.
 */
export async function runWithFaults<State>(job: TriedJob<State>, options: RunOptions): Promise<FaultRun<State>> {
  const { seed, times, policy = QUICK, isSkewed = times > 0, wrap = (context) => context } = options;
  const clock = scriptClock();
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  const gated = await openGatedOrg({ change: job.changePlaybook ?? ((yaml) => yaml), clock: clock.now });
  const sessions = givenSessions(gated.users.integration.accessToken);
  const plan = planFaults({ seed, times, faults: options.faults ?? job.faults, sessions, now: clock.now });
  const proxy = await startProxy(gated.url, plan.between);
  const skews = clockSkews(isSkewed);
  try {
    await installEvents(connectOrg({ instanceUrl: gated.url, accessToken: gated.users.admin.accessToken }));
    await job.prepare?.(gated);
    clock.tick();
    const quietDeal = await gated.newDeal({ StageName: 'Qualification' });
    const service = startService(job, { url: proxy.url, folder, sessions, policy, skew: skews.of, wrap });
    try {
      const problem = () => `faults left: ${plan.left().join(', ')}; runs ended by: ${service.ends.join(' | ')}`;
      await workAndWait({ job, gated, folder, proxy, clock, plan, quietDeal, problem }, options);
    } finally {
      await service.stop();
    }
    const fired = new Map<FaultName | 'clock skew', number>([...plan.fired, ['clock skew', skews.count()]]);
    return { state: await job.stateOf(gated, folder, quietDeal), fired, ends: service.ends };
  } finally {
    await proxy.close();
    await gated.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly job: TriedJob<unknown>;
  readonly gated: GatedOrg;
  readonly folder: string;
  readonly proxy: FaultProxy;
  readonly clock: Omit<Players, 'gated'>;
  readonly plan: FaultPlan;
  /** A deal that the script leaves alone. */
  readonly quietDeal: string;
  readonly problem: () => string;
}

async function workAndWait(
  { job, gated, folder, proxy, clock, plan, quietDeal, problem }: Stage,
  { seed, rounds, isShort = false }: RunOptions,
): Promise<void> {
  const settled = () => {
    const since = performance.now();
    return until(() => job.isQuiet(gated, folder, since), problem);
  };
  await settled();
  for (const round of job.script(seed, rounds)) {
    await proxy.hold();
    await round({ gated, ...clock });
    proxy.release();
    await settled();
  }
  if (isShort) return;
  // The script has too little work for all faults: the others meet changes of a deal that is not compared.
  await until(async () => {
    if (plan.left().length === 0) return true;
    await job.busy({ gated, ...clock }, quietDeal);
    return false;
  }, problem);
  await settled();
}

/** The org's clock: it stands still between two steps of the script, so that the times in the org are the same in each run. */
function scriptClock(): Stage['clock'] {
  let moment = BEGINNING;
  return {
    now: () => new Date(moment),
    tick: () => {
      moment += 250;
    },
    pass: (milliseconds) => {
      moment += milliseconds;
    },
  };
}

/** How far the service's clock is from the real one in each of its lives; without faults it is the org's. */
function clockSkews(isOn: boolean): { readonly of: (life: number) => number; readonly count: () => number } {
  let count = 0;
  return {
    of: (life) => {
      const toTheOrg = BEGINNING - Date.now();
      if (!isOn) return toTheOrg;
      count += 1;
      return toTheOrg + SKEWS[(life - 1) % SKEWS.length]!;
    },
    count: () => count,
  };
}

async function until(is: () => Promise<boolean>, problem: () => string): Promise<void> {
  const began = performance.now();
  while (!(await is())) {
    if (performance.now() - began > PATIENCE) throw new Error(`The service did not get there in time: ${problem()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
