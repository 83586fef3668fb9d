import type { ObjectSchema } from '../../schema/types.ts';
import { malformed, SoqlError } from '../errors.ts';
import type { Run } from '../sql/run.ts';
import { limitSql, sql } from '../sql/sql.ts';
import type { AggregateResult, Column, SoqlQuery } from '../types.ts';
import { compileAggregate, isAggregate } from './aggregate.ts';
import { describeColumns } from './columns.ts';
import { whereSql } from './condition.ts';
import { requireObject } from './context.ts';
import type { QueryContext } from './context.ts';
import { compileRecords } from './records.ts';
import type { RecordQuery } from './records.ts';
import { resolveNames } from './scope.ts';
import { planSelect } from './select-plan.ts';

/** A query that is ready to run any number of times, with other literals each time. */
export type CompiledQuery = { readonly object: ObjectSchema; readonly columns: () => readonly Column[] } & (
  | { readonly kind: 'count'; readonly count: (run: Run) => number }
  | { readonly kind: 'aggregate'; readonly rows: (run: Run) => AggregateResult }
  | { readonly kind: 'records'; readonly records: RecordQuery }
);

/** Resolves the names of a query and makes its statements. Throws SoqlError for what the user cannot query. */
export function compileQuery(context: QueryContext, query: SoqlQuery): CompiledQuery {
  const object = requireObject(context, query.object);
  if (query.select.length === 0) throw malformed('unexpected token: FROM');
  if (query.dataCategory) {
    throw new SoqlError(
      'INVALID_FIELD',
      `WITH DATA CATEGORY is not supported on ${object.name}: it has no data categories`,
    );
  }
  if (isCount(query)) {
    return { kind: 'count', object, columns: () => [], count: compileCount(context, object, query) };
  }
  if (isAggregate(query)) {
    const { rows, columns } = compileAggregate(context, object, query);
    return { kind: 'aggregate', object, rows, columns: () => columns };
  }
  const records = compileRecords(context, object, query);
  return { kind: 'records', object, records, columns: () => columnsOf(context, object, query) };
}

/** `SELECT COUNT() FROM X`, which is answered with `totalSize` alone. */
function isCount({ select }: SoqlQuery): boolean {
  const [item, ...rest] = select;
  return rest.length === 0 && item?.kind === 'call' && item.call.name === 'COUNT' && item.call.args.length === 0;
}

function compileCount(context: QueryContext, object: ObjectSchema, query: SoqlQuery): (run: Run) => number {
  const { parts: where, from } = resolveNames(context, { object, alias: query.alias }, (scope) =>
    whereSql(scope, query),
  );
  const statement = context.prepare(sql`SELECT COUNT(*), 1 FROM (SELECT 1 FROM ${from} WHERE ${where} ${limitSql()})`);
  return (run) => Number(statement(run)[0]?.[0] ?? 0);
}

function columnsOf(context: QueryContext, object: ObjectSchema, query: SoqlQuery): readonly Column[] {
  const { parts: plan } = resolveNames(context, { object, alias: query.alias }, (scope) => planSelect(scope, query));
  return describeColumns(plan.root, (entry) => columnsOf(context, entry.child, entry.query));
}
