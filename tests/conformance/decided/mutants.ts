import type { DuckDBConnection } from '@duckdb/node-api';
import { parseFormula } from '../../../src/formula/index.ts';
import {
  decide,
  decisionsSql,
  type Attempt,
  type CompiledPlaybook,
  type Verdict,
} from '../../../src/playbook/index.ts';
import { UnknownReference } from '../../../src/playbook/judge/states/atoms.ts';
import { attemptOf } from '../../../src/playbook/judge/states/deal-state.ts';
import { decidingStates, domainsOf } from '../../../src/playbook/judge/states/rule-states.ts';
import { unmetText } from '../support/attempt-rows.ts';
import { loadAttempts, withDuckDb } from '../support/duckdb.ts';
import { evaluatorMutants, evaluatorOf } from './evaluator-mutants.ts';
import { formulaMutants, type Mutant } from './formula-mutants.ts';
import { queryMutants } from './query-mutants.ts';
import {
  differencesOf,
  randomAttempts,
  randomNumbers,
  refusesFor,
  refusing,
  type Decide,
  type DecidedRule,
  type DecidedSet,
} from './states.ts';

/** What became of the mutants of one backend. */
export interface Tally {
  made: number;
  caught: number;
  /** Mutants that are another text of the same decisions, each as its operator and change. */
  readonly equivalent: string[];
  /** Mutants that decide otherwise somewhere, and no state showed it. */
  readonly missed: string[];
  /** Texts that are no formula, query or program. */
  broken: number;
}

const tally = (): Tally => ({ made: 0, caught: 0, equivalent: [], missed: [], broken: 0 });

/** Which mutants are tried: all, or by chance one of so many. */
export type Chosen = () => boolean;

export function oneOf(many: number, seed: number): Chosen {
  const next = randomNumbers(seed);
  return () => next(many) === 0;
}

/** Random attempts on which a mutant that no state caught is tried once more. */
const RANDOM = 4000;
const SEED = 20_200_101;

/** `comparison: a < b → a <= b` */
export const described = ({ operator, what }: Mutant) => `${operator}: ${what}`;

type Fate = 'caught' | 'equivalent' | 'missed' | 'broken';

/**
 * A formula mutant that no state of the rule catches is decided by its own states: those of what it reads itself. Where it agrees with the
 * evaluator on these as well, it is the same function; else the states of the rule were too few.
 */
function fateOfFormula(set: DecidedSet, { operator, text }: Mutant, saved: readonly DecidedRule[]): Fate {
  try {
    for (const rule of saved) if (differencesOf(rule, set, text, true).length > 0) return 'caught';
  } catch (error) {
    // A text that does not compile is no formula; what a formula raises on a state is seen by everybody.
    return error instanceof Error && error.constructor.name === 'FormulaRuntimeError' ? 'caught' : 'broken';
  }
  // What is said twice in AND or OR is said once: a test of all truths shows it.
  if (operator === 'doubled') return 'equivalent';
  try {
    const trees = [parseFormula(text), ...set.rules.map(({ rule }) => parseFormula(rule.formula))];
    for (const { isNew, rule } of saved) {
      const { states } = decidingStates(trees[0]!, isNew, domainsOf(trees, isNew, set.typeOf), set.typeOf);
      const run = refusing(rule, set.rules, set.typeOf, text);
      const attempts = states.map((state) => attemptOf(state, isNew));
      if (attempts.some((attempt) => run(attempt) !== refusesFor(set.playbooks, rule, attempt))) return 'missed';
    }
    return 'equivalent';
  } catch (error) {
    if (error instanceof UnknownReference) return 'missed';
    throw error;
  }
}

function count(into: Tally, mutant: Mutant, fate: Fate, where: string): void {
  if (fate === 'broken') return void (into.broken += 1);
  into.made += 1;
  if (fate === 'caught') into.caught += 1;
  else into[fate].push(`${where}: ${described(mutant)}`);
}

export function tryFormulaMutants(sets: readonly (readonly [string, DecidedSet])[], chosen: Chosen): Tally {
  const all = tally();
  for (const [name, set] of sets) {
    for (const rule of new Set(set.rules.map((one) => one.rule))) {
      const saved = set.rules.filter((one) => one.rule === rule);
      for (const mutant of formulaMutants(rule.formula))
        if (chosen()) count(all, mutant, fateOfFormula(set, mutant, saved), `${name} ${rule.name}`);
    }
  }
  return all;
}

/** Attempts that most mutants are caught by; those that are not are tried on all. */
const FEW = 1500;

/** Every so many of the attempts, so that a few are tried first. */
function spread<T>(all: readonly T[], few: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / few));
  return all.filter((_, index) => index % step === 0);
}

const verdictOf = (from: string) => `SELECT "Id", outcome || unmet::VARCHAR AS verdict FROM (${from})`;

async function isOther(connection: DuckDBConnection, sql: string, table: string): Promise<boolean> {
  const query = `SELECT count(*) AS n FROM (${verdictOf(sql)}) AS mutant JOIN ${table}_expected AS expected USING ("Id") WHERE mutant.verdict IS DISTINCT FROM expected.verdict`;
  const [row] = (await connection.runAndReadAll(query)).getRows();
  return Number(row?.[0]) > 0;
}

const TABLES = ['few', 'every', 'random'] as const;

/** The query decides a table of few attempts first, and if it is right there, the table of all. */
async function fateOfQuery(connection: DuckDBConnection, { text }: Mutant): Promise<Fate> {
  for (const table of TABLES) {
    try {
      if (await isOther(connection, text.replace('FROM "attempts"', `FROM ${table}`), table))
        return table === 'random' ? 'missed' : 'caught';
    } catch (error) {
      // What a query cannot parse or bind is none; what fails on a row is seen by everybody.
      return /Parser Error|Binder Error|Catalog Error/.test(String(error)) ? 'broken' : 'caught';
    }
  }
  return 'equivalent';
}

export async function tryQueryMutants(
  sets: readonly (readonly [string, DecidedSet])[],
  chosen: Chosen,
): Promise<Tally> {
  const all = tally();
  await withDuckDb(async (connection) => {
    for (const [name, set] of sets) {
      const { playbooks, attempts } = set;
      for (const playbook of playbooks) {
        const sql = decisionsSql(playbook, 'attempts');
        const mutants = queryMutants(sql).filter(chosen);
        if (mutants.length === 0) continue;
        const rows = { few: spread(attempts, FEW), every: attempts, random: randomAttempts(set, RANDOM, SEED) };
        for (const table of TABLES) {
          await loadAttempts(connection, table, playbook, rows[table]);
          await connection.run(
            `CREATE OR REPLACE TABLE ${table}_expected AS ${verdictOf(sql.replace('FROM "attempts"', `FROM ${table}`))}`,
          );
        }
        for (const mutant of mutants) count(all, mutant, await fateOfQuery(connection, mutant), name);
      }
    }
  });
  return all;
}

interface Tried {
  readonly playbook: CompiledPlaybook;
  readonly attempt: Attempt;
  readonly verdict: string;
}

/** What a verdict decides, without the words that are shown for it. */
function decisionOf({ outcome, unmet }: Verdict): string {
  return [outcome, ...unmet.map((one) => `${one.mode} ${unmetText(one)}`)].join('\n');
}

function isCaught(judge: Decide, tried: readonly Tried[]): boolean {
  return tried.some(({ playbook, attempt, verdict }) => {
    try {
      return decisionOf(judge(playbook, attempt)) !== verdict;
    } catch {
      return true;
    }
  });
}

/** @param lines more attempts of each set: those of conditions on children, which no rule and so no state of a rule has */
export function tryEvaluatorMutants(
  sets: readonly (readonly [string, DecidedSet])[],
  lines: ReadonlyMap<string, readonly Attempt[]>,
  chosen: Chosen,
): Tally {
  const all = tally();
  const decidedOn = (of: (name: string, set: DecidedSet) => readonly Attempt[]) =>
    sets.flatMap(([name, set]) =>
      set.playbooks.flatMap((playbook) =>
        of(name, set).map((attempt): Tried => ({
          playbook,
          attempt,
          verdict: decisionOf(decide(playbook, attempt)),
        })),
      ),
    );
  const tried = decidedOn((name, { attempts }) => [...(lines.get(name) ?? []), ...attempts]);
  const random = decidedOn((_, set) => randomAttempts(set, RANDOM / 4, SEED));
  const few = spread(tried, 20_000);
  const fate = (judge: Decide): Fate =>
    isCaught(judge, few) || isCaught(judge, tried) ? 'caught' : isCaught(judge, random) ? 'missed' : 'equivalent';
  for (const mutant of evaluatorMutants().filter(chosen)) {
    const judge = evaluatorOf(mutant);
    count(all, mutant, judge ? fate(judge) : 'broken', 'evaluator');
  }
  return all;
}
