import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment, remove, root, startOrg } from '../../with-started-org.ts';
import type { StartedOrg } from '../../with-started-org.ts';

/** What a watch made of stage changes that came in a steady stream. */
export interface TrafficReport {
  readonly changes: number;
  /** Changes without a decision, and decisions beyond one for each change. */
  readonly lost: number;
  readonly doubled: number;
  /** Milliseconds from the save to the decision's record, by the org's clock. */
  readonly lag: { readonly p50: number; readonly p99: number; readonly most: number };
  /** The most memory that the watch had, in megabytes. */
  readonly memory: number;
  /** Seconds of a core that each process took, load included. */
  readonly cpu: { readonly org: number; readonly load: number; readonly watch: number };
}

export interface TrafficOptions {
  readonly seconds: number;
  /** Stage changes a second, in collections of 20. */
  readonly rate: number;
  /** Kills the watch once in the middle and starts it again. */
  readonly isKilled?: boolean;
}

const AT_ONCE = 20;
const STAGES = ['Prospecting', 'Qualification', 'Needs Analysis'];
const MAIN = join(root, 'dist/src/cli/main.js');

/** Runs a watch next to a stream of stage changes and counts what it recorded. */
export async function runTraffic({ seconds, rate, isKilled = false }: TrafficOptions): Promise<TrafficReport> {
  const org = await startOrg([]);
  try {
    const deploy = await org.diagnose('deploy');
    if (deploy.code !== 0) throw new Error(deploy.stderr);
    const deals = await newDeals(org, rate * 10);
    // From here on everything is followed.
    await org.diagnose('watch', '--once');
    let watch = await startWatch(org);
    const usage = { watch: 0, memory: 0 };
    const began = process.cpuUsage();
    const [orgBefore] = [cpuOf(org.process)];
    let changes = 0;
    const start = performance.now();
    const ticks = (seconds * rate) / AT_ONCE;
    for (let tick = 0; tick < ticks; tick += 1) {
      await until(start + (tick * 1000 * AT_ONCE) / rate);
      changes += await change(org, deals, tick);
      usage.memory = Math.max(usage.memory, memoryOf(watch));
      if (isKilled && tick === Math.floor(ticks / 2)) {
        usage.watch += cpuOf(watch);
        await end(watch, 'SIGKILL');
        watch = await startWatch(org);
      }
    }
    await quiet(org, changes);
    const cpu = {
      org: cpuOf(org.process) - orgBefore!,
      load: (process.cpuUsage(began).user + process.cpuUsage(began).system) / 1e6,
      watch: usage.watch + cpuOf(watch),
    };
    await end(watch, 'SIGTERM');
    return { ...(await recorded(org, changes)), memory: usage.memory, cpu };
  } finally {
    await org.stop();
    remove(org.data);
  }
}

/** The report as one line for people. */
export function trafficLine({ changes, lost, doubled, lag, memory, cpu }: TrafficReport): string {
  const seconds = Object.entries(cpu).map(([name, taken]) => `${name} ${taken.toFixed(1)}`);
  return `${changes} stage changes, ${lost} lost, ${doubled} doubled; lag p50 ${lag.p50} ms, p99 ${lag.p99} ms, most ${lag.most} ms; memory of the watch ${Math.round(memory)} MB; seconds of CPU: ${seconds.join(', ')}`;
}

async function newDeals(org: StartedOrg, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let done = 0; done < count; done += 200) {
    const records = Array.from({ length: Math.min(200, count - done) }, (_none, at) => ({
      attributes: { type: 'Opportunity' },
      Name: `Deal ${done + at}`,
      StageName: STAGES[0],
      CloseDate: '2027-01-31',
    }));
    const { body } = await org.rest<{ id: string }[]>('POST', 'composite/sobjects', { records });
    ids.push(...body.map(({ id }) => id));
  }
  return ids;
}

/** Moves the next deals to their next stage; resolves to how many were moved. */
async function change(org: StartedOrg, deals: readonly string[], tick: number): Promise<number> {
  const first = tick * AT_ONCE;
  const stage = STAGES[(Math.floor(first / deals.length) + 1) % STAGES.length];
  const records = Array.from({ length: AT_ONCE }, (_none, at) => ({
    attributes: { type: 'Opportunity' },
    id: deals[(first + at) % deals.length],
    StageName: stage,
  }));
  const { body } = await org.rest<{ success: boolean }[]>('PATCH', 'composite/sobjects', { records });
  return body.filter(({ success }) => success).length;
}

/** Starts `diagnose watch` on the org and waits until it listens. */
async function startWatch(org: StartedOrg, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'watch', '--data', org.data, ...args], {
    env: plainEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  // Read to its end: a watch whose output nobody reads ends with its next line.
  child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  child.once('exit', (code) => {
    if (code !== null && code !== 0) console.error(`The watch ended with ${code}: ${text}`);
  });
  while (!text.includes('Listening')) {
    if (child.exitCode !== null) throw new Error(`The watch did not listen: ${text}`);
    await until(performance.now() + 20);
  }
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Seconds without a new decision after which a missing one is lost: a watch reads the history at least every 60, whatever events it got. */
const LOST_AFTER = 75;

/** Waits until as many decisions are recorded, or none came for so long that none is to come. */
async function quiet(org: StartedOrg, wanted: number): Promise<void> {
  for (let [last, still] = [-1, 0]; still < LOST_AFTER;) {
    const count = await decisions(org);
    if (count >= wanted) return;
    still = count === last ? still + 1 : 0;
    last = count;
    await until(performance.now() + 1000);
  }
}

async function decisions(org: StartedOrg): Promise<number> {
  const { body } = await org.rest<{ totalSize: number }>(
    'GET',
    `query?q=${encodeURIComponent(COUNT)}`,
    undefined,
    'admin',
  );
  return body.totalSize;
}

const COUNT = "SELECT COUNT() FROM DF_Gate_Decision__c WHERE Source__c = 'history' AND From_Stage__c != null";

async function recorded(
  org: StartedOrg,
  changes: number,
): Promise<Pick<TrafficReport, 'changes' | 'lost' | 'doubled' | 'lag'>> {
  const rows = await org.query<{ Key__c: string; CreatedDate: string; Decided_At__c: string }>(
    "SELECT Key__c, CreatedDate, Decided_At__c FROM DF_Gate_Decision__c WHERE Source__c = 'history' AND From_Stage__c != null",
    'admin',
  );
  const keys = new Set(rows.map(({ Key__c }) => Key__c.toLowerCase()));
  const lags = rows.map(({ CreatedDate, Decided_At__c }) => Date.parse(CreatedDate) - Date.parse(Decided_At__c));
  lags.sort((a, b) => a - b);
  const at = (share: number) => lags[Math.min(lags.length - 1, Math.floor(share * lags.length))] ?? NaN;
  return {
    changes,
    lost: changes - keys.size,
    doubled: rows.length - keys.size,
    lag: { p50: at(0.5), p99: at(0.99), most: at(1) },
  };
}

/** Seconds of a core that a process has taken; 100 ticks are a second on Linux. */
function cpuOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function memoryOf({ pid, exitCode }: ChildProcess): number {
  if (exitCode !== null) throw new Error(`The watch ended with ${exitCode}.`);
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(found?.[1] ?? 0) / 1024;
}

function until(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}
