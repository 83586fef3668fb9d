import type { SQLInputValue } from 'node:sqlite';
import type { RunningUser } from '../base/values.ts';
import type { Literal } from './types.ts';

/** What one run of a prepared query brings along: everything that may differ between two runs of the same shape. */
export interface Run {
  readonly user: RunningUser;
  readonly now: Date;
  /** By slot: one literal, or the literals of an IN list. */
  readonly literals: readonly (Literal | readonly Literal[])[];
  /** Ids as a JSON array: the records of a page, or the parents of a child subquery. */
  readonly ids: string;
  /** LIMIT (-1: none) and OFFSET of the outer query. */
  readonly take: number;
  readonly skip: number;
  /** First month of the fiscal year, 1 to 12; read only by queries that ask for fiscal periods. */
  readonly fiscalStart: () => number;
}

/** A `?` whose value is only known when the statement runs. Two with the same `key` always have the same value. */
export interface Bind {
  readonly key: string;
  readonly bind: (run: Run) => SQLInputValue;
}

export const IDS: Bind = { key: 'ids', bind: (run) => run.ids };
export const TAKE: Bind = { key: 'take', bind: (run) => run.take };
export const SKIP: Bind = { key: 'skip', bind: (run) => run.skip };
export const USER_ZONE: Bind = { key: 'zone', bind: (run) => run.user.timeZone };
export const USER_ID: Bind = { key: 'user', bind: (run) => run.user.id };
export const FISCAL_START: Bind = { key: 'fiscal', bind: (run) => run.fiscalStart() };

/** The literal as it is in this run. */
export function literalIn(run: Run, literal: Literal): Literal {
  const now = literal.slot === undefined ? undefined : run.literals[literal.slot];
  return now === undefined || isList(now) ? literal : now;
}

/** The list as it is in this run. */
export function listIn(run: Run, slot: number | undefined, values: readonly Literal[]): readonly Literal[] {
  const now = slot === undefined ? undefined : run.literals[slot];
  return now !== undefined && isList(now) ? now : values;
}

function isList(value: Literal | readonly Literal[]): value is readonly Literal[] {
  return Array.isArray(value);
}

/** A count of LIMIT or OFFSET as it is in this run. */
export function numberIn(run: Run, literal: Literal): number {
  const now = literalIn(run, literal);
  return now.kind === 'number' ? now.value : -1;
}
