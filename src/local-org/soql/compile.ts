import type { ObjectSchema } from '../schema/types.ts';
import { compileAggregate, isAggregate, isCount } from './aggregate.ts';
import type { AggregateResult } from './aggregate.ts';
import { whereSql } from './condition.ts';
import { malformed, SoqlError } from './errors.ts';
import { describeColumns, planSelect } from './plan.ts';
import { compileRecords } from './records.ts';
import type { Reader, RecordQuery } from './records.ts';
import type { Run } from './run.ts';
import { requireObject, Scope } from './scope.ts';
import type { QueryContext } from './scope.ts';
import { sql, windowSql } from './sql.ts';
import type { Column, SoqlQuery } from './types.ts';

/** A query that is ready to run, as often as wanted, with other literals each time. */
export type Compiled = { readonly object: ObjectSchema; readonly columns: () => readonly Column[] } & (
  | { readonly kind: 'count'; readonly count: (run: Run) => number }
  | { readonly kind: 'aggregate'; readonly rows: (run: Run) => AggregateResult }
  | { readonly kind: 'records'; readonly records: RecordQuery }
);

/** Looks every name up and makes the statements. Throws SoqlError for what the user cannot ask. */
export function compileQuery(reader: Reader, query: SoqlQuery): Compiled {
  const { context } = reader;
  const object = requireObject(context, query.object);
  if (query.select.length === 0) throw malformed('unexpected token: FROM');
  if (query.dataCategory) {
    throw new SoqlError(
      'INVALID_FIELD',
      `WITH DATA CATEGORY is not supported on ${object.name}: it has no data categories`,
    );
  }
  if (isCount(query)) {
    const scope = new Scope(context, object, query.alias);
    const where = whereSql(context, scope, query);
    const inner = sql`SELECT 1 FROM ${scope.from()} WHERE ${where} ${windowSql()}`;
    const statement = reader.prepare(sql`SELECT COUNT(*), 1 FROM (${inner})`);
    return { kind: 'count', object, columns: () => [], count: (run) => Number(statement(run)[0]?.[0] ?? 0) };
  }
  if (isAggregate(query)) {
    const rows = compileAggregate(reader, object, query);
    return { kind: 'aggregate', object, rows: rows.run, columns: () => rows.columns };
  }
  const records = compileRecords(reader, object, query);
  return { kind: 'records', object, records, columns: () => columnsOf(context, object, query) };
}

function columnsOf(context: QueryContext, object: ObjectSchema, query: SoqlQuery): readonly Column[] {
  const plan = planSelect(context, new Scope(context, object, query.alias), query);
  return describeColumns(plan.root, (entry) => columnsOf(context, entry.child, entry.query));
}
