import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../scripts/notes/random.ts';
import { plainEnvironment, remove, root, startOrg, temporaryData, type StartedOrg } from '../with-started-org.ts';
import { changesOf, startChanges, type StageChange } from './changes.ts';
import { isEvents, startProxy, type Between, type Sent } from './proxy.ts';
import { writeOf } from './writes.ts';

/** Where a watch is when it is killed, as its requests show it. */
export const PHASES = [
  /** It asks for the stage history. */
  'reading',
  /** Its decisions are on their way, and the org saves them. */
  'effect',
  /** They are saved, and it does not know: the position is not kept. */
  'before the position',
  /** It goes on to its next request: the position is kept. */
  'after the position',
] as const;
type Phase = (typeof PHASES)[number];

export interface KillsReport {
  readonly kills: Readonly<Record<Phase, number>>;
  /** Stage changes in the org's history since the first watch. */
  readonly changes: number;
  /** Changes without a decision. */
  readonly lost: readonly StageChange[];
  /** Decisions beyond one for each change. */
  readonly doubled: number;
  /** Keys that were written again with other values, by the log of requests. */
  readonly changed: readonly string[];
  /** How many decisions were written again with the same values. */
  readonly repeated: number;
}

const MAIN = join(root, 'dist/src/cli/main.js');
/** Milliseconds that a watch may take to get to a phase. */
const PATIENCE = 60_000;

/**
 * Kills a watch by SIGKILL again and again, in each phase in turn, while stages change, and lets the last one finish. What it recorded is
 * counted by REST and in the log of its requests, without the service's code.
 */
export async function killWatches(count: number, seed: number): Promise<KillsReport> {
  const org = await startOrg([]);
  const folder = temporaryData();
  const line = killingLine();
  const proxy = await startProxy(org.file.instanceUrl, line.between);
  try {
    const deployed = await org.diagnose('deploy');
    if (deployed.code !== 0) throw new Error(deployed.stderr);
    // The watch takes the proxy for the org.
    writeFileSync(join(folder, 'org.json'), JSON.stringify({ ...org.file, instanceUrl: proxy.url }));
    const changing = await startChanges(org);
    const first = startWatch(folder, '--once');
    await once(first, 'exit');
    const before = new Set((await changesOf(org)).map(({ key }) => key));
    changing.begin();
    const kills = await killEach(count, seed, () => startWatch(folder), line);
    await changing.end();
    const last = startWatch(folder);
    const changes = (await changesOf(org)).filter(({ key }) => !before.has(key));
    const report = await counted(org, changes, line.written);
    await end(last, 'SIGTERM');
    return { ...report, kills };
  } finally {
    await proxy.close();
    await org.stop();
    remove(org.data);
    remove(folder);
  }
}

async function killEach(
  count: number,
  seed: number,
  start: () => ChildProcess,
  line: Pick<KillingLine, 'await'>,
): Promise<KillsReport['kills']> {
  const random = randomFrom(seed);
  const kills: Record<Phase, number> = { reading: 0, effect: 0, 'before the position': 0, 'after the position': 0 };
  for (let number = 0; number < count; number += 1) {
    const phase = PHASES[number % PHASES.length]!;
    const watch = start();
    const kill = () => void watch.kill('SIGKILL');
    await line.await(phase, { after: Math.floor(random() * 3), kill });
    await end(watch, 'SIGKILL');
    kills[phase] += 1;
  }
  return kills;
}

interface KillingLine {
  readonly between: Between;
  /** All values with which each key was written. */
  readonly written: ReadonlyMap<string, readonly string[]>;
  /** Kills when the phase has come, after it came `after` times. */
  await(phase: Phase, how: { readonly after: number; readonly kill: () => void }): Promise<void>;
}

/** A line to the org that forwards, notes what is written, and kills the client in the phase that is wanted. */
function killingLine(): KillingLine {
  const written = new Map<string, string[]>();
  let wanted: { phase: Phase; left: number; kill: () => void } | undefined;
  let isAnswered = false;
  /** Whether the client is to be killed now. */
  const isTime = (phase: Phase): boolean => {
    if (wanted?.phase !== phase) return false;
    wanted.left -= 1;
    return wanted.left < 0;
  };
  const kill = (): 'silence' => {
    wanted?.kill();
    wanted = undefined;
    return 'silence';
  };
  const between: Between = async (sent, forward) => {
    if (isEvents(sent)) return forward(sent);
    const isWrite = note(sent, written);
    if (isAnswered && !isWrite) {
      isAnswered = false;
      if (isTime('after the position')) return kill();
    }
    if (!isWrite) return isLedger(sent) && isTime('reading') ? kill() : forward(sent);
    const answer = forward(sent);
    if (isTime('effect')) {
      // As soon as the request is with the org; what it makes of it, it makes without the client.
      await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 5))]);
      return kill();
    }
    const saved = await answer;
    if (isTime('before the position')) return kill();
    isAnswered = true;
    return saved;
  };
  return {
    between,
    written,
    await: async (phase, { after, kill: end }) => {
      isAnswered = false;
      const began = performance.now();
      wanted = { phase, left: after, kill: end };
      while (wanted !== undefined) {
        if (performance.now() - began > PATIENCE) throw new Error(`The watch did not come to \`${phase}\` in time.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

const isLedger = ({ path }: Sent): boolean => /FROM(\+|%20)OpportunityHistory(\+|%20)WHERE/.test(path);

/** Notes the decisions that a request writes; whether it writes any. */
function note(sent: Sent, written: Map<string, string[]>): boolean {
  const collection = writeOf(sent);
  if (collection === undefined) return false;
  for (const record of collection.records) {
    const key = String(record['Key__c'] ?? record['id']);
    written.set(key, [...(written.get(key) ?? []), JSON.stringify(record)]);
  }
  return true;
}

function startWatch(folder: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, 'watch', '--every', '1', '--data', folder, ...args], {
    env: plainEnvironment(),
    stdio: 'ignore',
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Waits until each change has its decision, or no decision came for a while, and counts. */
async function counted(
  org: StartedOrg,
  changes: readonly StageChange[],
  written: KillingLine['written'],
): Promise<Omit<KillsReport, 'kills'>> {
  let decided: readonly { Key__c: string }[] = [];
  for (let still = 0; still < 15;) {
    const now = await org.query<{ Key__c: string }>(
      "SELECT Key__c FROM DF_Gate_Decision__c WHERE Source__c = 'history'",
      'admin',
    );
    still = now.length === decided.length ? still + 1 : 0;
    decided = now;
    if (decided.length >= changes.length) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const keys = new Set(decided.map(({ Key__c }) => Key__c));
  const all = [...written.values()];
  return {
    changes: changes.length,
    lost: changes.filter(({ key }) => !keys.has(key)),
    doubled: decided.length - changes.filter(({ key }) => keys.has(key)).length,
    changed: [...written].filter(([, values]) => new Set(values).size > 1).map(([key]) => key),
    repeated: all.reduce((sum, { length }) => sum + length - 1, 0),
  };
}

/** The report in lines for people. */
export function killLines({ kills, changes, lost, doubled, changed, repeated }: KillsReport): readonly string[] {
  const phases = PHASES.map((phase) => `${phase} ${kills[phase]}`).join(', ');
  return [
    `SIGKILLs by phase: ${phases}`,
    `${changes} stage changes, ${lost.length} lost, ${doubled} doubled, ${changed.length} written again with other values, ${repeated} written again with the same`,
  ];
}
