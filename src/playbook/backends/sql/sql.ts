import { OVERRIDE_EPOCH, OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Asked, CompiledPlaybook, Gate, Scope } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { asksFieldsOnly } from '../../../../force-app/main/base/lwc/gateRules/asks.ts';
import {
  amongTexts,
  blankColumn,
  columnsOfCriterion,
  lackingSql,
  NEW,
  numberColumn,
  orFalse,
  PRIOR,
  TODAY,
} from './met.ts';
import type { Dialect, SqlColumn, SqlType } from './dialect.ts';
import { DUCKDB } from './duckdb.ts';
import { POSTGRES } from './postgres.ts';
import { sqlName, sqlNumber, sqlText } from './text.ts';

export type { SqlColumn, SqlType } from './dialect.ts';

const DIALECTS = { duckdb: DUCKDB, postgres: POSTGRES } as const;
/** The databases that the queries are written for. */
export type SqlDialect = keyof typeof DIALECTS;

/**
 * Columns of a table of attempts in addition to the fields of the record to be saved: the previous stage, whether the record is new, the
 * moment of the save in UTC, whether the user may bypass; `$permissions`: the user's custom permissions, where a gate excepts one; `$priorAmount` and `$priorCurrency` only where the scope has an amount. Fields
 * of an org cannot begin with `$`.
 */
const ATTEMPT: readonly SqlColumn[] = [PRIOR, NEW, ['$now', 'TIMESTAMP'], ['$bypass', 'BOOLEAN']];

const PERMISSIONS: SqlColumn = ['$permissions', 'VARCHAR[]'];

/** The columns that the query's table must have, each once, with their types. */
export function sqlColumns(playbook: CompiledPlaybook): readonly SqlColumn[] {
  const { appliesTo, gates } = playbook;
  const always: readonly SqlColumn[] = [
    ['Id', 'VARCHAR'],
    ['StageName', 'VARCHAR'],
    ['CreatedDate', 'TIMESTAMP'],
    ['DF_Playbook_Pin__c', 'VARCHAR'],
  ];
  const token: readonly SqlColumn[] = gates.some(({ override }) => override) ? [[OVERRIDE_TOKEN, 'DOUBLE'], TODAY] : [];
  const criteria = gates.flatMap((gate) => gate.criteria.flatMap(columnsOfCriterion));
  const asked = [...gates, ...(playbook.onlySteps ? [playbook.onlySteps] : [])].flatMap(askedColumns);
  return [...new Map([...always, ...scopeColumns(appliesTo), ...token, ...asked, ...criteria, ...ATTEMPT])];
}

/** The name of a column's type in a database. */
export function columnType(type: SqlType, database: SqlDialect): string {
  return DIALECTS[database].type(type);
}

function askedColumns({ recordTypes, exceptRecordTypes, exceptPermission }: Asked): readonly SqlColumn[] {
  return [
    ...((recordTypes ?? exceptRecordTypes) ? ([[SCOPE_PATHS.recordTypes, 'VARCHAR']] as const) : []),
    ...(exceptPermission === undefined ? [] : ([PERMISSIONS] as const)),
  ];
}

/** SQL conditions for "the gate asks this deal and this user", never NULL; none where it asks all. */
function isGateFor(
  { recordTypes, exceptRecordTypes, exceptPermission }: Asked,
  { contains }: Dialect,
): readonly string[] {
  return [
    ...(recordTypes ? [amongTexts(SCOPE_PATHS.recordTypes, recordTypes)] : []),
    ...(exceptRecordTypes ? [`NOT ${amongTexts(SCOPE_PATHS.recordTypes, exceptRecordTypes)}`] : []),
    ...(exceptPermission ? [`NOT ${orFalse(contains('"$permissions"', sqlText(exceptPermission)))}`] : []),
  ];
}

function scopeColumns({ amountAtLeast, amountAtLeastIn, ownerFlag, ...lists }: Scope): readonly SqlColumn[] {
  const columns: SqlColumn[] = [];
  const hasAmount = amountAtLeast !== undefined || amountAtLeastIn !== undefined;
  if (hasAmount) columns.push(['Amount', 'DOUBLE'], ['$priorAmount', 'DOUBLE']);
  if (amountAtLeastIn !== undefined) columns.push(['CurrencyIsoCode', 'VARCHAR'], ['$priorCurrency', 'VARCHAR']);
  for (const list of LISTS) if (lists[list] !== undefined) columns.push([SCOPE_PATHS[list], 'VARCHAR']);
  if (ownerFlag !== undefined) columns.push([`Owner.${ownerFlag}`, 'BOOLEAN']);
  return columns;
}

const LISTS = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;

/** `CASE "StageName" WHEN 'a' THEN 1 WHEN 'b' THEN 2 ELSE 0 END`: the position of a stage, 0 if it has none. */
function orderOf({ stages }: CompiledPlaybook, column: string): string {
  return `CASE ${column} ${stages.map((stage, index) => `WHEN ${sqlText(stage)} THEN ${index + 1}`).join(' ')} ELSE 0 END`;
}

function orderOfGate({ stages }: CompiledPlaybook, { toEnter }: Gate): number {
  return stages.indexOf(toEnter) + 1;
}

function timestamp(iso: string): string {
  return `TIMESTAMP ${sqlText(`${iso.slice(0, 10)} ${iso.slice(11, 19)}`)}`;
}

/** SQL for "an amount is in scope", never NULL; undefined without a limit. A blank amount and a currency without a limit are in scope. */
function isAmountInScope({ amountAtLeast, amountAtLeastIn }: Scope, column: string, currency: string) {
  const isEnough = (least: number) => `${blankColumn(column)} OR ${numberColumn(column)} >= ${sqlNumber(least)}`;
  if (amountAtLeastIn === undefined) return amountAtLeast === undefined ? undefined : isEnough(amountAtLeast);
  const cases = Object.entries(amountAtLeastIn).map(([code, least]) => `WHEN ${sqlText(code)} THEN ${isEnough(least)}`);
  return `CASE ${sqlName(currency)} ${cases.join(' ')} ELSE true END`;
}

/** SQL conditions for "the deal is in the playbook's scope", never NULL. The amount counts as it is before and after the save. */
function inScope(scope: Scope): readonly string[] {
  const { ownerFlag, ...lists } = scope;
  const after = isAmountInScope(scope, 'Amount', 'CurrencyIsoCode');
  const before = isAmountInScope(scope, '$priorAmount', '$priorCurrency');
  return [
    ...(after === undefined ? [] : [`(${after} OR (NOT "$new" AND (${before})))`]),
    ...LISTS.flatMap((list) => {
      const names = lists[list];
      return names === undefined ? [] : [amongTexts(SCOPE_PATHS[list], names)];
    }),
    ...(ownerFlag === undefined ? [] : [orFalse(sqlName(`Owner.${ownerFlag}`))]),
  ];
}

/** SQL for "this version governs the deal, and the deal is in its scope", never NULL. */
function governed(playbook: CompiledPlaybook, created: string): string {
  const { playbook: code, version, otherVersions = [], from, until, appliesTo } = playbook;
  const pin = `coalesce("DF_Playbook_Pin__c", '')`;
  const byTime = [
    ...otherVersions.map((other) => `${pin} <> ${sqlText(`${code}:${other}`)}`),
    orFalse(`${created} >= ${timestamp(from)}`),
    ...(until === undefined ? [] : [`${created} < ${timestamp(until)}`]),
  ];
  const inForce = `(${pin} = ${sqlText(`${code}:${version}`)} OR (${byTime.join(' AND ')}))`;
  return [inForce, ...inScope(appliesTo)].join(' AND ');
}

/** SQL for computed columns: `$1`, `$2` … are true for unmet criteria, in the order of the gates; `$passes` see `passes`. */
function measuredColumns({ gates }: CompiledPlaybook, dialect: Dialect): string {
  const missed = gates
    .flatMap(({ criteria }) => criteria)
    .map((criterion, index) => `    ${lackingSql(criterion, dialect)} AS "$${index + 1}"`);
  return [passes(gates, dialect), ...missed].map((column) => `,\n${column}`).join('');
}

/** SQL for `$passes`: the number of the last stage whose gate an unexpired override opens; 0 without one. */
function passes(gates: readonly Gate[], { remainder }: Dialect): string {
  if (!gates.some(({ override }) => override)) return `    0 AS "$passes"`;
  const token = numberColumn(OVERRIDE_TOKEN);
  const live = `${token} >= ("$today" - DATE ${sqlText(OVERRIDE_EPOCH)}) * 100`;
  return `    CASE WHEN ${live} THEN ${remainder(token, 100)} ELSE 0 END AS "$passes"`;
}

interface PlacedGate {
  readonly gate: Gate;
  readonly order: number;
  /** SQL for "an override opens the gate"; false if neither this gate nor a later one allows overrides. */
  readonly overridden: string;
  /** Each criterion's id with the column that is true if it is unmet. */
  readonly criteria: readonly { readonly id: string; readonly missed: string }[];
}

function placed(playbook: CompiledPlaybook): readonly PlacedGate[] {
  let column = 0;
  return playbook.gates.map((gate) => {
    const order = orderOfGate(playbook, gate);
    const allowed = order > 0 && playbook.gates.some((one) => one.override && orderOfGate(playbook, one) >= order);
    return {
      gate,
      order,
      // Overrides carry the number over all live playbooks.
      overridden: allowed ? `"$passes" >= ${playbook.stageNumbers?.[gate.toEnter] ?? order}` : 'false',
      criteria: gate.criteria.map(({ id }) => ({ id, missed: `"$${(column += 1)}"` })),
    };
  });
}

function any(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'false' : conditions.map((condition) => `(${condition})`).join(' OR ');
}

/** One possible entry of an attempt's `unmet` list, with its SQL condition. */
interface Entry {
  readonly when: string;
  readonly id: string;
  /** SQL. */
  readonly toEnter: string;
  /** The stage of `toEnter` where it is that of a gate, whatever the attempt. */
  readonly stage?: string;
  readonly mode: Gate['mode'];
  /** SQL for "an override opens the gate". */
  readonly overridden: string;
}

/** The entry where no override opens the gate. */
const notOverridden = ({ when, overridden }: Entry): string =>
  overridden === 'false' ? when : `${when} AND NOT (${overridden})`;

/** SQL conditions for "the save asks the gate". A new record is judged by enforced gates that ask for fields only. */
function isCrossed(gate: Gate, order: number, moved: string): readonly string[] {
  const { mode, toEnter, asked } = gate;
  const saved = mode === 'enforce' && !asksFieldsOnly(gate) ? ['NOT "$new"'] : [];
  if (order === 0) return [moved, amongTexts('StageName', [toEnter]), ...saved];
  const before = mode === 'enforce' && asked !== 'once' ? '"$to"' : order;
  return [`"$from" < ${before}`, `"$to" >= ${order}`, ...saved];
}

/** The entry of a new record beyond an enforced gate that asks for more than fields, which names the first such gate. */
function newEntry(playbook: CompiledPlaybook, dialect: Dialect): readonly Entry[] {
  const cases = playbook.gates
    .filter((gate) => gate.mode === 'enforce' && !asksFieldsOnly(gate))
    .map((gate) => ({
      when: [...isGateFor(gate, dialect), `"$to" >= ${orderOfGate(playbook, gate)}`].join(' AND '),
      stage: sqlText(gate.toEnter),
    }));
  if (cases.length === 0) return [];
  const toEnter = `CASE ${cases.map(({ when, stage }) => `WHEN ${when} THEN ${stage}`).join(' ')} END`;
  const when = `"$new" AND (${any(cases.map((one) => one.when))})`;
  return [{ mode: 'enforce', when, id: 'new-record', toEnter, overridden: 'false' }];
}

/** The entry of a save that advances the deal by too many stages. */
function stepsEntry({ onlySteps }: CompiledPlaybook, dialect: Dialect): readonly Entry[] {
  if (onlySteps === undefined) return [];
  const when = [...isGateFor(onlySteps, dialect), `"$to" - "$from" > ${onlySteps.most}`].join(' AND ');
  return [{ mode: onlySteps.mode, when, id: 'steps', toEnter: '"StageName"', overridden: 'false' }];
}

/** All possible entries of an attempt's `unmet` list, in the order of a verdict. */
function entriesOf(playbook: CompiledPlaybook, dialect: Dialect): readonly Entry[] {
  const { gates, exemptStages } = playbook;
  const modes = gates.map(({ mode }) => mode);
  const strictest = (['enforce', 'warn'] as const).find((mode) => modes.includes(mode)) ?? 'observe';
  const moved = '("$new" OR "$prior" IS DISTINCT FROM "StageName")';
  const nowhere = `"$to" = 0 AND ${moved} AND NOT ${amongTexts('StageName', exemptStages)}`;
  return [
    {
      ...{ mode: strictest, when: nowhere, id: 'unknown-stage' },
      ...{ toEnter: `coalesce("StageName", '')`, overridden: 'false' },
    },
    ...stepsEntry(playbook, dialect),
    ...newEntry(playbook, dialect),
    ...placed(playbook).flatMap(({ gate, order, overridden, criteria }) => {
      const { mode, toEnter } = gate;
      const isAsked = [...isGateFor(gate, dialect), ...isCrossed(gate, order, moved)].join(' AND ');
      return criteria.map(({ id, missed }) => ({
        ...{ mode, when: `${isAsked} AND ${missed}`, id },
        ...{ toEnter: sqlText(toEnter), stage: toEnter, overridden },
      }));
    }),
  ];
}

/** The query up to `FROM measured` in parts: the columns that are computed of each attempt, and what is decided by them. */
function decided(playbook: CompiledPlaybook, table: string, dialect: Dialect) {
  const entries = entriesOf(playbook, dialect);
  const enforced = entries.filter(({ mode }) => mode === 'enforce');
  const verdict = [
    `WHEN NOT "$judged" THEN 'exempt'`,
    `WHEN ${any(enforced.map(notOverridden))} THEN CASE WHEN "$bypass" THEN 'bypassed' ELSE 'blocked' END`,
    `WHEN ${any(enforced.map(({ when }) => when))} THEN 'overridden'`,
    `WHEN ${any(entries.filter(({ mode }) => mode === 'warn').map(({ when }) => when))} THEN 'warned'`,
  ];
  const measured = `WITH measured AS (
  SELECT *,
    ${orderOf(playbook, '"StageName"')} AS "$to",
    CASE WHEN "$new" THEN 0 ELSE ${orderOf(playbook, '"$prior"')} END AS "$from",
    ${governed(playbook, 'CASE WHEN "$new" THEN "$now" ELSE "CreatedDate" END')} AS "$judged"${measuredColumns(playbook, dialect)}
  FROM ${sqlName(table)}
)`;
  return { entries, measured, outcome: `CASE ${verdict.join('\n    ')}\n    ELSE 'allowed' END AS outcome` };
}

/**
 * A query that decides every attempt of a table. Each row has `Id`, `outcome` and `unmet` (a list of structs `id`, `toEnter`,
 * `overridden`, as in a verdict). `SELECT outcome, count(*) FROM (<query>) GROUP BY 1` counts outcomes without building the lists.
 * @param table has the columns of `sqlColumns(playbook)`; it may have more. The types are those of DuckDB, or by `columnType` those of another database.
 * @param database for PostgreSQL `unmet` is a `jsonb` array of objects
 * @throws Error where the database cannot have a column, naming it
 */
export function decisionsSql(playbook: CompiledPlaybook, table: string, database: SqlDialect = 'duckdb'): string {
  const dialect = DIALECTS[database];
  for (const [name] of sqlColumns(playbook)) dialect.checkName(name);
  const { entries, measured, outcome } = decided(playbook, table, dialect);
  const structOf = ({ id, toEnter, overridden }: Entry): string =>
    dialect.struct({ id: sqlText(id), toEnter, overridden });
  return `${measured}
SELECT "Id",
  ${outcome},
  ${dialect.listOf(entries.map((entry) => `CASE WHEN "$judged" AND ${entry.when} THEN ${structOf(entry)} END`))} AS unmet
FROM measured
`;
}

/** What an attempt can lack. */
export interface PossibleEntry {
  readonly id: string;
  /** The stage of its gate. Null for an entry that belongs to no gate (`steps`, `unknown-stage`, `new-record`): it depends on the attempt. */
  readonly toEnter: string | null;
}

/** All that an attempt can lack, in the order of the marks of `markedSql`. */
export function possibleEntries(playbook: CompiledPlaybook): readonly PossibleEntry[] {
  return entriesOf(playbook, DUCKDB).map(({ id, stage = null }) => ({ id, toEnter: stage }));
}

/**
 * The decisions of `decisionsSql` for DuckDB without a list for each attempt, to be counted by the million. Each row has the kept columns, `outcome`, and
 * `marks`: a text with a character for each of `possibleEntries`, `1` where the attempt lacks it and no override opens its gate, else `0`.
 * @param keep columns of the table
 */
export function markedSql(playbook: CompiledPlaybook, table: string, keep: readonly string[]): string {
  const { entries, measured, outcome } = decided(playbook, table, DUCKDB);
  const marks = entries.map((entry) => `CASE WHEN "$judged" AND ${notOverridden(entry)} THEN '1' ELSE '0' END`);
  return `${measured}
SELECT ${keep.map(sqlName).join(', ')},
  ${outcome},
  concat(${marks.join(',\n    ')}) AS marks
FROM measured
`;
}
