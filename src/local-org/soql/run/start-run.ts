import type { RunningUser, StoredRow, StoredValue } from '../../base/values.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { Display } from '../display.ts';
import type { Run } from '../sql/run.ts';
import type { EngineContext } from './context.ts';

/** Rows that formulas of one run keep: enough for the formulas of one record, too few to hold a table. */
const MAX_ROWS = 500;

/** A run that starts now, of a query without LIMIT and OFFSET. */
export function startRun(context: EngineContext, user: RunningUser, literals: Run['literals']): Run {
  return {
    user,
    now: context.source.clock(),
    literals,
    ids: '[]',
    limit: -1,
    offset: 0,
    fiscalStart: context.fiscalStart,
    ...readers(context, user),
  };
}

/** The same run for a later page: records that changed meanwhile are read anew. */
export function continueRun(context: EngineContext, run: Run): Run {
  return { ...run, ...readers(context, run.user) };
}

function readers(context: EngineContext, user: RunningUser): Pick<Run, 'display' | 'formula'> {
  let display: Display | undefined;
  return { display: () => (display ??= context.display(user)), formula: formulaReader(context, user) };
}

/** Neighbouring formulas of one record read its row once. */
function formulaReader({ rows, source }: EngineContext, user: RunningUser): Run['formula'] {
  const kept = new Map<string, StoredRow>();
  const rowOf = (object: ObjectSchema, id: string): StoredRow | undefined => {
    const known = kept.get(id);
    if (known) return known;
    const row = rows.read(object, id);
    if (kept.size > MAX_ROWS) kept.clear();
    if (row) kept.set(id, row);
    return row;
  };
  return (object: ObjectSchema, field: FieldSchema, id: string): StoredValue => {
    const row = rowOf(object, id);
    return row ? source.formulaValue(user, object, field, row) : null;
  };
}
