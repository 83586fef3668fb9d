import { compilePredicate, decide } from '../../../src/playbook/index.ts';
import type { Attempt } from '../../../src/playbook/index.ts';
import { quantile } from '../measure.ts';
import { benchPlaybook, byHand, listByHand, makeAttempts } from './by-hand.ts';
import { inDuckDb } from './duckdb.ts';
import { factsOf, rulesEngine } from './rules-engine.ts';

/** The predicate beside something else that judges the same records, in the same rounds. */
export interface GateFigure {
  readonly name: string;
  /** Medians of the rounds, nanoseconds for one record: the predicate's, and the other's. */
  readonly nanos: number;
  readonly otherNanos: number;
  /** How many times as long the slower takes, as the name says; the median of the rounds with its quartiles. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly aim?: string;
  readonly met?: boolean;
}

export interface GateReport {
  readonly records: number;
  readonly figures: readonly GateFigure[];
  /** Five gates over all records in one query, best of some runs. */
  readonly queries: readonly { readonly name: string; readonly seconds: number; readonly met: boolean }[];
}

const COMPARED = 20_000;
/** json-rules-engine and the evaluator are measured by fewer records: all of them would take minutes. */
const FEW = 2000;
const SQL_SECONDS = 1;

/** @throws Error where two of them do not judge an attempt alike: then nothing is worth measuring. */
async function mustAgree(all: readonly Attempt[], contestants: Contestants): Promise<void> {
  const { playbook, predicate, engine } = contestants;
  for (const [index, attempt] of all.slice(0, COMPARED).entries()) {
    const { outcome, unmet } = decide(playbook, attempt);
    const verdict = predicate.verdict(attempt);
    const blockedByEngine =
      index >= FEW || (await engine.run(factsOf(attempt))).events.length > 0 === (outcome === 'blocked');
    if (
      predicate.outcome(attempt) !== outcome ||
      JSON.stringify(verdict) !== JSON.stringify({ outcome, unmet }) ||
      byHand(attempt) !== outcome ||
      listByHand(attempt).length !== unmet.length ||
      !blockedByEngine
    )
      throw new Error(`The contestants do not judge alike: ${JSON.stringify(attempt)}`);
  }
}

function makeContestants() {
  const playbook = benchPlaybook();
  return { playbook, predicate: compilePredicate(playbook), engine: rulesEngine() };
}
type Contestants = ReturnType<typeof makeContestants>;

const CONTESTANTS = ['outcome', 'list', 'handOutcome', 'handList', 'engine', 'evaluator'] as const;
type Round = Readonly<Record<(typeof CONTESTANTS)[number], number>>;

/** What one contestant takes for a record, in nanoseconds. */
async function nanosEach(records: number, work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return ((performance.now() - start) * 1_000_000) / records;
}

/**
 * Measures all contestants on the same records, round by round, so that what else the machine does meets all alike; two rounds
 * before those that count warm them up.
 * @throws Error where the contestants do not judge alike
 */
export async function gateFigures(count: number, rounds: number): Promise<GateReport> {
  const contestants = makeContestants();
  const { playbook, predicate, engine } = contestants;
  const all = makeAttempts(count);
  await mustAgree(all, contestants);
  const few = all.slice(0, FEW);
  const facts = few.map(factsOf);
  let [blocked, blockedByHand, missing, missingByHand, others] = [0, 0, 0, 0, 0];
  const works: Readonly<Record<(typeof CONTESTANTS)[number], readonly [number, () => unknown]>> = {
    outcome: [count, () => all.forEach((one) => (blocked += predicate.outcome(one) === 'blocked' ? 1 : 0))],
    handOutcome: [count, () => all.forEach((one) => (blockedByHand += byHand(one) === 'blocked' ? 1 : 0))],
    list: [count, () => all.forEach((one) => (missing += predicate.verdict(one).unmet.length))],
    handList: [count, () => all.forEach((one) => (missingByHand += listByHand(one).length))],
    engine: [
      few.length,
      async () => {
        for (const one of facts) others += (await engine.run(one)).events.length;
      },
    ],
    evaluator: [few.length, () => few.forEach((one) => (others += decide(playbook, one).unmet.length))],
  };
  const seen: Round[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const took: Partial<Record<keyof Round, number>> = {};
    for (const name of CONTESTANTS) took[name] = await nanosEach(...works[name]);
    if (round >= 0) seen.push(took as Round);
  }
  const answers = await inDuckDb(playbook, all);
  const runs = rounds + 2;
  const bySql = { outcomes: answers[0]?.rows, missing: answers[1]?.rows };
  const ours = {
    outcomes: [
      ['allowed', count - blocked / runs],
      ['blocked', blocked / runs],
    ],
    missing: [[missing / runs]],
  };
  if (blocked !== blockedByHand || missing !== missingByHand || others === 0)
    throw new Error('By hand it comes to something else than by the predicate.');
  if (JSON.stringify(bySql) !== JSON.stringify(ours))
    throw new Error(`DuckDB comes to ${JSON.stringify(bySql)}, the predicate to ${JSON.stringify(ours)}.`);
  return {
    records: count,
    figures: figuresOf(seen),
    queries: answers.map(({ name, seconds }) => ({ name, seconds, met: seconds < SQL_SECONDS })),
  };
}

function figuresOf(seen: readonly Round[]): readonly GateFigure[] {
  const middle = (of: (round: Round) => number, share = 0.5) => quantile(seen.map(of), share);
  const figure = (name: string, own: keyof Round, other: keyof Round, ratio: (round: Round) => number): GateFigure => ({
    name,
    nanos: middle((round) => round[own]),
    otherNanos: middle((round) => round[other]),
    ratio: middle(ratio),
    low: middle(ratio, 0.25),
    high: middle(ratio, 0.75),
  });
  const slower = (name: string, own: 'outcome' | 'list', hand: 'handOutcome' | 'handList', times: number) => {
    const one = figure(name, own, hand, (round) => round[own] / round[hand]);
    return { ...one, aim: `at most ${times}×`, met: one.ratio <= times };
  };
  const engine = figure(
    'outcome: as many times as json-rules-engine',
    'outcome',
    'engine',
    (round) => round.engine / round.outcome,
  );
  return [
    { ...engine, aim: 'at least 1000×', met: engine.ratio >= 1000 },
    slower('outcome: as long as the gates by hand', 'outcome', 'handOutcome', 4),
    slower('list of what is missing: as long as by hand', 'list', 'handList', 10),
    figure('list: as many times as the evaluator', 'list', 'evaluator', (round) => round.evaluator / round.list),
  ];
}
