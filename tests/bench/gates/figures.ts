import { decide } from '../../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook } from '../../../src/playbook/index.ts';
import { quantile } from '../measure.ts';
import { benchPlaybook, byHand, listByHand, makeAttempts } from './by-hand.ts';
import { isBlockedByCedar, prepareCedar } from './cedar.ts';
import { withAttemptTable, type AttemptTable } from './duckdb.ts';
import { factsOf, rulesEngine } from './rules-engine.ts';
import { isBlockedByZen, zenDecision } from './zen.ts';

/** One of our ways to judge, compared with another that judges the same records in the same rounds. */
export interface GateFigure {
  readonly name: string;
  /** Medians of the rounds, nanoseconds for one record: ours, and the other's. */
  readonly nanos: number;
  readonly otherNanos: number;
  /** How many times as long the other takes; the median of the rounds with its quartiles. */
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly aim?: string;
  readonly met?: boolean;
}

export interface GateReport {
  readonly records: number;
  readonly figures: readonly GateFigure[];
  /** Five gates over all records in one query, best of the rounds. */
  readonly queries: readonly { readonly name: string; readonly seconds: number; readonly met: boolean }[];
}

const COMPARED = 20_000;
/** Fewer records for the three rule engines: all of them in every round would take minutes. */
const FEW = 2000;
const SOME = 100_000;
const SQL_SECONDS = 1;

/** Whether each rule engine blocks an attempt. */
function rulesEngines(): (attempt: Attempt) => Promise<readonly boolean[]> {
  const [engine, zen] = [rulesEngine(), zenDecision()];
  return async (attempt) => {
    const facts = factsOf(attempt);
    return [(await engine.run(facts)).events.length > 0, await isBlockedByZen(zen, facts), isBlockedByCedar(facts)];
  };
}

/** @throws Error where two of them do not judge an attempt alike: then nothing is worth measuring. */
async function mustAgree(playbook: CompiledPlaybook, all: readonly Attempt[]): Promise<void> {
  const blockedByEngines = rulesEngines();
  for (const [index, attempt] of all.slice(0, COMPARED).entries()) {
    const { outcome, unmet } = decide(playbook, attempt);
    const blocked = index < FEW ? await blockedByEngines(attempt) : [];
    if (
      byHand(attempt) !== outcome ||
      listByHand(attempt).length !== unmet.length ||
      blocked.some((isBlocked) => isBlocked !== (outcome === 'blocked'))
    )
      throw new Error(`The contestants do not judge alike: ${JSON.stringify(attempt)}`);
  }
}

/** @throws Error where the queries do not come to what the gates by hand come to. */
async function mustAgreeInSql(table: AttemptTable, all: readonly Attempt[]): Promise<void> {
  const totals = totalsByHand(all);
  const wanted = {
    outcomes: [
      ['allowed', all.length - totals.blocked],
      ['blocked', totals.blocked],
    ],
    missing: totals.missing,
  };
  const found = { outcomes: await table.outcomes(), missing: await table.missing() };
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw new Error(`DuckDB comes to ${JSON.stringify(found)}, the gates by hand to ${JSON.stringify(wanted)}.`);
}

function totalsByHand(all: readonly Attempt[]) {
  let [blocked, missing] = [0, 0];
  for (const one of all) {
    blocked += byHand(one) === 'blocked' ? 1 : 0;
    missing += listByHand(one).length;
  }
  return { blocked, missing };
}

const CONTESTANTS = ['evaluator', 'sql', 'sqlLists', 'byHand', 'engine', 'zen', 'cedar'] as const;
type Contestant = (typeof CONTESTANTS)[number];
type Round = Readonly<Record<Contestant, number>>;
/** How many records one run judges, and the run; its result is used, so that no compiler leaves the work out. */
type Work = readonly [records: number, run: () => unknown];

function worksOf(playbook: CompiledPlaybook, all: readonly Attempt[], table: AttemptTable) {
  const facts = all.slice(0, FEW).map(factsOf);
  const some = all.slice(0, SOME);
  const [engine, zen] = [rulesEngine(), zenDecision()];
  return {
    evaluator: [some.length, () => some.reduce((sum, one) => sum + decide(playbook, one).unmet.length, 0)],
    sql: [all.length, table.outcomes],
    sqlLists: [all.length, table.missing],
    byHand: [all.length, () => all.reduce((sum, one) => sum + listByHand(one).length, 0)],
    engine: [
      facts.length,
      async () => {
        let events = 0;
        for (const one of facts) events += (await engine.run(one)).events.length;
        return events;
      },
    ],
    zen: [
      facts.length,
      async () => {
        let blocked = 0;
        for (const one of facts) blocked += (await isBlockedByZen(zen, one)) ? 1 : 0;
        return blocked;
      },
    ],
    cedar: [facts.length, () => facts.reduce((sum, one) => sum + (isBlockedByCedar(one) ? 1 : 0), 0)],
  } satisfies Record<Contestant, Work>;
}

/** What one contestant takes for a record, in nanoseconds. */
async function nanosEach([records, run]: Work): Promise<number> {
  const start = performance.now();
  await run();
  return ((performance.now() - start) * 1_000_000) / records;
}

/** Round by round, so that what else the machine does meets all alike; two rounds before those that count warm them up. */
async function measure(works: Readonly<Record<Contestant, Work>>, rounds: number): Promise<readonly Round[]> {
  const seen: Round[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const took: Partial<Record<Contestant, number>> = {};
    for (const name of CONTESTANTS) took[name] = await nanosEach(works[name]);
    if (round >= 0) seen.push(took as Round);
  }
  return seen;
}

/**
 * Measures the evaluator, the SQL backend in DuckDB, the same gates by hand and in three rule engines on the same records.
 * @param count attempts; loading them into the database is not timed
 * @throws Error where the contestants do not judge alike
 */
export async function gateFigures(count: number, rounds: number): Promise<GateReport> {
  const playbook = benchPlaybook();
  prepareCedar();
  const all = makeAttempts(count);
  await mustAgree(playbook, all);
  const seen = await withAttemptTable(playbook, all, async (table) => {
    await mustAgreeInSql(table, all);
    return measure(worksOf(playbook, all, table), rounds);
  });
  return { records: count, figures: figuresOf(seen), queries: queriesOf(seen, count) };
}

function queriesOf(seen: readonly Round[], count: number): GateReport['queries'] {
  const best = (name: string, of: Contestant) => {
    const seconds = (Math.min(...seen.map((round) => round[of])) * count) / 1e9;
    return { name, seconds, met: seconds < SQL_SECONDS };
  };
  return [
    best('DuckDB: the outcome of each attempt', 'sql'),
    best('DuckDB: and the list of what is missing', 'sqlLists'),
  ];
}

function figuresOf(seen: readonly Round[]): readonly GateFigure[] {
  const middle = (of: (round: Round) => number, share = 0.5) => quantile(seen.map(of), share);
  const figure = (name: string, own: Contestant, other: Contestant): GateFigure => {
    const ratio = (round: Round) => round[other] / round[own];
    return {
      name,
      nanos: middle((round) => round[own]),
      otherNanos: middle((round) => round[other]),
      ratio: middle(ratio),
      low: middle(ratio, 0.25),
      high: middle(ratio, 0.75),
    };
  };
  const atLeast = (one: GateFigure, times: number): GateFigure => ({
    ...one,
    aim: `at least ${times}×`,
    met: one.ratio >= times,
  });
  return [
    atLeast(figure('SQL: as many times as json-rules-engine', 'sql', 'engine'), 300),
    atLeast(figure('evaluator: as many times as json-rules-engine', 'evaluator', 'engine'), 5),
    figure('evaluator: as many times as zen-engine', 'evaluator', 'zen'),
    figure('evaluator: as many times as cedar-wasm', 'evaluator', 'cedar'),
    figure('SQL: as many times as zen-engine', 'sql', 'zen'),
    figure('SQL: as many times as cedar-wasm', 'sql', 'cedar'),
    figure('SQL: as many times as the evaluator', 'sql', 'evaluator'),
    figure('by hand: as many times as the evaluator', 'byHand', 'evaluator'),
  ];
}
