import type { SQLInputValue } from 'node:sqlite';
import type { RunningUser, StoredValue } from '../../base/values.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { Display } from '../display.ts';
import type { Literal } from '../types.ts';

/** One run of a compiled query: everything that may differ between two runs of the same plan. */
export interface Run {
  readonly user: RunningUser;
  readonly now: Date;
  /** By slot: one literal, or the literals of an IN list. */
  readonly literals: readonly (Literal | readonly Literal[])[];
  /** Record ids as a JSON array: the records of a page, or the parents of a child subquery. */
  readonly ids: string;
  /** LIMIT of the outer query; -1: none. */
  readonly limit: number;
  readonly offset: number;
  /** First month of the fiscal year, 1 to 12. A function, since few queries need it and it costs a read. */
  readonly fiscalStart: () => number;
  /** Formats values for the user; looked up once a run. */
  readonly display: () => Display;
  /** A formula field's value for the stored record with this id; null when the record is gone. */
  readonly formula: (object: ObjectSchema, field: FieldSchema, id: string) => StoredValue;
}

/** A `?` whose value is known only when the statement runs. Two bindings with the same `key` always have the same value. */
export interface Binding {
  readonly key: string;
  readonly valueIn: (run: Run) => SQLInputValue;
}

export const IDS: Binding = { key: 'ids', valueIn: (run) => run.ids };
export const LIMIT: Binding = { key: 'limit', valueIn: (run) => run.limit };
export const OFFSET: Binding = { key: 'offset', valueIn: (run) => run.offset };
export const USER_ZONE: Binding = { key: 'zone', valueIn: (run) => run.user.timeZone };
export const USER_ID: Binding = { key: 'user', valueIn: (run) => run.user.id };
export const FISCAL_START: Binding = { key: 'fiscal', valueIn: (run) => run.fiscalStart() };

/** The literal of this run: the one in its slot, or the written one where it has no slot. */
export function literalIn(run: Run, literal: Literal): Literal {
  const inSlot = literal.slot === undefined ? undefined : run.literals[literal.slot];
  return inSlot === undefined || isList(inSlot) ? literal : inSlot;
}

/** The literals of an IN list in this run. */
export function listIn(run: Run, slot: number | undefined, values: readonly Literal[]): readonly Literal[] {
  const inSlot = slot === undefined ? undefined : run.literals[slot];
  return inSlot !== undefined && isList(inSlot) ? inSlot : values;
}

function isList(value: Literal | readonly Literal[]): value is readonly Literal[] {
  return Array.isArray(value);
}

/** A count of LIMIT or OFFSET in this run; `written` where it has no slot. */
export function countIn(run: Run, written: number, slot: number | undefined): number {
  const literal = literalIn(run, { kind: 'number', value: written, ...(slot === undefined ? {} : { slot }) });
  return literal.kind === 'number' ? literal.value : written;
}
