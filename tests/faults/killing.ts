import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom } from '../../scripts/notes/random.ts';
import { plainEnvironment, remove, root, startOrg, temporaryData, type StartedOrg } from '../with-started-org.ts';
import { isEvents, startProxy, type Between, type Sent } from './proxy.ts';
import { writeOf } from './writes.ts';

/** Where a job is when it is killed, as its requests show it. */
export const PHASES = [
  /** It asks for what was changed. */
  'reading',
  /** What it writes is on its way, and the org saves it. */
  'effect',
  /** It is saved, and the job does not know: the position is not kept. */
  'before the position',
  /** It goes on to its next read: the position is kept. */
  'after the position',
] as const;
type Phase = (typeof PHASES)[number];
export type Kills = Readonly<Record<Phase, number>>;

/** What is counted of every job that is killed. */
export interface KilledJob {
  readonly kills: Kills;
  /** Keys that were written again with other values, by the log of requests. */
  readonly changed: readonly string[];
  /** How many records were written again with the same values. */
  readonly repeated: number;
}

/** How a write is made. */
const WRITES = ['create', 'conditional update', 'update'] as const;
type WriteKind = (typeof WRITES)[number];

/** When a job is to be killed. */
interface Target {
  readonly phase: Phase;
  /** After the phase came so often. */
  readonly after: number;
  /** Only at such writes; undefined: at all. */
  readonly write?: WriteKind | undefined;
}

/** A line to the org that forwards, notes what is written, and kills the client in the phase that is wanted. */
interface KillingLine {
  readonly between: Between;
  /** All values with which each key was written. */
  readonly written: ReadonlyMap<string, readonly string[]>;
  /** Kills when its time has come. */
  kill(target: Target, kill: () => void): Promise<void>;
}

interface LineOptions {
  /** Whether a request asks for what was changed. */
  readonly isReading: (sent: Sent) => boolean;
  /** What a record that is written is about. */
  readonly keyOf: (record: Readonly<Record<string, unknown>>) => string;
}

/** Milliseconds that a job may take to get to a phase. */
const PATIENCE = 60_000;

function killingLine({ isReading, keyOf }: LineOptions): KillingLine {
  const written = new Map<string, string[]>();
  let wanted: { readonly target: Target; left: number; readonly kill: () => void } | undefined;
  let isAnswered = false;
  /** Whether the client is to be killed now. */
  const isTime = (phase: Phase, write?: WriteKind): boolean => {
    if (wanted?.target.phase !== phase || (write && (wanted.target.write ?? write) !== write)) return false;
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
    const write = writeKind(sent);
    if (write === undefined) {
      const isNext = isAnswered && isTime('after the position');
      isAnswered = false;
      return isNext || (isReading(sent) && isTime('reading')) ? kill() : forward(sent);
    }
    for (const record of writeOf(sent)!.records) {
      const key = keyOf(record);
      written.set(key, [...(written.get(key) ?? []), JSON.stringify(record)]);
    }
    const answer = forward(sent);
    if (isTime('effect', write)) {
      // As soon as the request is with the org; what it makes of it, it makes without the client.
      await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 5))]);
      return kill();
    }
    const saved = await answer;
    if (isTime('before the position', write)) return kill();
    isAnswered ||= (wanted?.target.write ?? write) === write;
    return saved;
  };
  return {
    between,
    written,
    async kill(target, end) {
      isAnswered = false;
      const began = performance.now();
      wanted = { target, left: target.after, kill: end };
      while (wanted !== undefined) {
        if (performance.now() - began > PATIENCE) throw new Error(`It did not come to \`${target.phase}\` in time.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

function writeKind(sent: Sent): WriteKind | undefined {
  if (writeOf(sent) === undefined) return undefined;
  if (!sent.path.includes('/composite/sobjects')) return 'conditional update';
  return sent.method === 'POST' ? 'create' : 'update';
}

interface KillOptions {
  readonly count: number;
  readonly seed: number;
  /** Each kind of write in turn: where a job makes more than one. */
  readonly isByWrite?: boolean;
}

/** Kills a job again and again, in each phase in turn. */
export async function killEach(
  { count, seed, isByWrite = false }: KillOptions,
  start: () => Victim,
  line: Pick<KillingLine, 'kill'>,
): Promise<Kills> {
  const random = randomFrom(seed);
  const kills: Record<Phase, number> = { reading: 0, effect: 0, 'before the position': 0, 'after the position': 0 };
  for (let number = 0; number < count; number += 1) {
    const phase = PHASES[number % PHASES.length]!;
    const write = isByWrite ? WRITES[Math.floor(number / PHASES.length) % WRITES.length] : undefined;
    // A job that makes each kind of write once comes to the next one in its next run only.
    const after = isByWrite && phase !== 'reading' ? 0 : Math.floor(random() * 3);
    const victim = start();
    await line.kill({ phase, after, write }, victim.kill);
    await victim.gone();
    kills[phase] += 1;
  }
  return kills;
}

/** A command that runs until it is killed. */
interface Victim {
  kill(): void;
  /** Resolves when it is killed. @throws where it ended in another way */
  gone(): Promise<void>;
}

const MAIN = join(root, 'dist/src/cli/main.js');

export function startCommand(...args: string[]): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], { env: plainEnvironment(), stdio: 'ignore' });
}

/** Runs a command. @param ends exit codes with which it may end by itself; it is begun again then */
export function startVictim(start: () => ChildProcess, ends: readonly number[] = []): Victim {
  let isKilled = false;
  let child = start();
  const running = (async () => {
    while (!isKilled) {
      const [code] = (await once(child, 'exit')) as [number | null];
      if (isKilled) return;
      if (code === null || !ends.includes(code)) throw new Error(`It ended by itself with ${code}.`);
      child = start();
    }
  })();
  // Reported by `gone`.
  running.catch(() => undefined);
  const kill = (): void => {
    isKilled = true;
    child.kill('SIGKILL');
  };
  return {
    kill,
    async gone() {
      kill();
      await running;
    },
  };
}

/** Something to kill: a local org, a data folder for which a proxy is the org, and the line through it. */
interface Killed {
  readonly org: StartedOrg;
  readonly folder: string;
  readonly line: KillingLine;
}

/** Starts an org in a process of its own with a line to it, and ends both. */
export async function withKilledOrg<T>(options: LineOptions, use: (killed: Killed) => Promise<T>): Promise<T> {
  const org = await startOrg([]);
  const folder = temporaryData();
  const line = killingLine(options);
  const proxy = await startProxy(org.file.instanceUrl, line.between);
  try {
    writeFileSync(join(folder, 'org.json'), JSON.stringify({ ...org.file, instanceUrl: proxy.url }));
    return await use({ org, folder, line });
  } finally {
    await proxy.close();
    await org.stop();
    remove(org.data);
    remove(folder);
  }
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

export const phasesLine = (kills: Kills): string =>
  `SIGKILLs by phase: ${PHASES.map((phase) => `${phase} ${kills[phase]}`).join(', ')}`;

/** Keys that were written again with other values, by the log of requests. */
export const changedKeys = (written: KillingLine['written']): readonly string[] =>
  [...written].filter(([, values]) => new Set(values).size > 1).map(([key]) => key);

/** How many records were written again. */
export const repeats = (written: KillingLine['written']): number =>
  [...written.values()].reduce((sum, { length }) => sum + length - 1, 0);
