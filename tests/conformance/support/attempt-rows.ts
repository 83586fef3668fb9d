import { sqlColumns, type SqlColumn } from '../../../src/playbook/backends/sql/sql.ts';
import type { Attempt, CompiledPlaybook, GateRecord } from '../../../src/playbook/index.ts';
import { childRecords } from './children.ts';
import { zoneDay } from './zone-day.ts';

/** A date-time of an API as the database's own, in UTC; blank stays blank. */
function utc(value: GateRecord[string]): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return new Date(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString().slice(0, 23);
}

/** A field by its path, flat or nested as REST answers it. */
function at(record: GateRecord, path: string): unknown {
  if (path in record) return record[path];
  return path.split('.').reduce<unknown>((parent, name) => (parent as Record<string, unknown> | null)?.[name], record);
}

/** The day of a moment in a zone; null for a blank one. */
function dayIn(zone: string, moment: unknown): string | null {
  const text = utc(moment as GateRecord[string]);
  return text === null ? null : zoneDay(zone, new Date(`${text}Z`));
}

/** One row of a table of attempts, by the names of `sqlColumns`. */
function rowOf(attempt: Attempt, id: string, playbook: CompiledPlaybook, columns: readonly SqlColumn[]) {
  const { record, prior, now, permissions, children } = attempt;
  const { pains } = childRecords(children);
  const special: Record<string, unknown> = {
    Id: id,
    CreatedDate: utc(record.CreatedDate),
    $prior: prior?.StageName ?? null,
    $priorAmount: prior?.Amount ?? null,
    $priorCurrency: prior?.CurrencyIsoCode ?? null,
    $new: prior === null,
    $now: utc(now),
    $today: attempt.today ?? (now === '' ? null : new Date(now).toISOString().slice(0, 10)),
    $bypass: permissions.includes(playbook.bypassPermission),
    $permissions: permissions,
    $pains: pains,
  };
  const value = (name: string): unknown => {
    if (name in special) return special[name];
    const [, kind, field = ''] = /^\$(prior|day) (.*)$/.exec(name) ?? [];
    if (kind === 'prior') return (prior && at(prior, field)) ?? null;
    return kind === 'day' ? dayIn(attempt.zone ?? 'UTC', at(record, field)) : (at(record, name) ?? null);
  };
  return Object.fromEntries(columns.map(([name]) => [name, value(name)]));
}

/** Attempts as rows of the table that the queries read, their places as `Id`. */
export function attemptRows(playbook: CompiledPlaybook, attempts: readonly Attempt[]): readonly object[] {
  const columns = sqlColumns(playbook);
  return attempts.map((attempt, index) => rowOf(attempt, String(index), playbook, columns));
}

/** The decision of one attempt: outcome, and every unmet entry as `stage > id`, `(overridden)` behind it where it is. */
export interface Decided {
  readonly outcome: string;
  readonly unmet: readonly string[];
}

export function unmetText({ id, toEnter, overridden }: { id: string; toEnter: string; overridden?: boolean }): string {
  return `${toEnter} > ${id}${overridden === true ? ' (overridden)' : ''}`;
}

/** A row of the queries' answer. */
export interface DecidedRow {
  readonly Id: string;
  readonly outcome: string;
  readonly unmet: readonly { readonly id: string; readonly toEnter: string; readonly overridden: boolean }[];
}

/** The rows of an answer in the order of the attempts. */
export function inOrder(rows: readonly DecidedRow[]): readonly Decided[] {
  const decided: Decided[] = [];
  for (const { Id, outcome, unmet } of rows) decided[Number(Id)] = { outcome, unmet: unmet.map(unmetText) };
  return decided;
}
