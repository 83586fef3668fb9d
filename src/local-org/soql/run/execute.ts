import type { RecordQuery } from '../compile/records.ts';
import { malformed, SoqlError } from '../errors.ts';
import { countIn } from '../sql/run.ts';
import type { Run } from '../sql/run.ts';
import type { QueryResult, RecordNode } from '../types.ts';
import { withRun } from './context.ts';
import type { EngineContext } from './context.ts';
import { withFaults } from './faults.ts';
import type { Plan } from './planner.ts';
import { continueRun } from './start-run.ts';

const MAX_OFFSET = 2000;
/** Results of up to so many records are read at once. */
const PAGE_SIZE = 2000;

export interface ExecuteOptions {
  /** LIMIT and OFFSET of the outer query are not applied. */
  readonly unlimited?: boolean;
  /** The query's text, for messages. */
  readonly text?: string;
}

/** Executes a plan. Throws SoqlError. */
export function execute(context: EngineContext, plan: Plan, base: Run, options: ExecuteOptions = {}): QueryResult {
  const limited = { ...base, ...limitsOf(plan, base) };
  const run = options.unlimited ? base : limited;
  return withFaults(options.text, () =>
    withRun(context, run, (): QueryResult => {
      const { compiled } = plan;
      const { object } = compiled;
      if (compiled.kind === 'count') return { kind: 'count', object, count: compiled.count(run) };
      if (compiled.kind === 'aggregate') return { kind: 'aggregate', object, ...compiled.rows(run) };
      return { kind: 'records', object, ...readPages(context, compiled.records, run, options.text) };
    }),
  );
}

/** LIMIT (-1: none) and OFFSET of the run. Throws SoqlError for those that Salesforce does not allow. */
export function limitsOf({ query, compiled }: Plan, run: Run): Pick<Run, 'limit' | 'offset'> {
  const limit = countIn(run, query.limit ?? -1, query.limitSlot);
  const offset = countIn(run, query.offset ?? 0, query.offsetSlot);
  if (offset > MAX_OFFSET) {
    throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  }
  const isWide = query.select.some((item) => item.kind === 'fields' && item.group !== 'STANDARD');
  if (isWide && compiled.kind === 'records' && (limit < 0 || limit > 200)) {
    throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200');
  }
  return { limit, offset };
}

type Pages = Pick<Extract<QueryResult, { kind: 'records' }>, 'ids' | 'page'>;

/** Small results at once; of larger ones the ids, and the records when a page is asked for. */
function readPages(context: EngineContext, records: RecordQuery, run: Run, text: string | undefined): Pages {
  const limit = run.limit < 0 ? Number.MAX_SAFE_INTEGER : run.limit;
  const first = records.first({ ...run, limit: Math.min(limit, PAGE_SIZE + 1) });
  if (first.length <= PAGE_SIZE) {
    return { ids: first.map((record) => record.id), page: (from, count) => first.slice(from, from + count) };
  }
  const ids = [...records.ids(run)];
  return { ids, page: (from, count) => readRecords(context, records, { run, text }, ids.slice(from, from + count)) };
}

function readRecords(
  context: EngineContext,
  records: RecordQuery,
  { run, text }: { readonly run: Run; readonly text: string | undefined },
  ids: readonly string[],
): RecordNode[] {
  const later = continueRun(context, run);
  return withFaults(text, () => withRun(context, later, () => records.byIds(later, ids)));
}

/** A query for records whose ids are too many to keep in memory. */
export interface Scan {
  /** Calls `take` with each id, in the query's order. Nothing else may use the database meanwhile. */
  ids(take: (id: string) => void): void;
  /** The records with these ids, in this order, without those that no longer exist. */
  records(ids: readonly string[]): RecordNode[];
}

/** Prepares a scan; undefined for a query without records (counts, groups). Throws SoqlError. */
export function scan(context: EngineContext, { query, compiled }: Plan, base: Run, text: string): Scan | undefined {
  if (compiled.kind !== 'records') return undefined;
  const run = { ...base, ...withFaults(text, () => limitsOf({ query, compiled }, base)) };
  const { records } = compiled;
  return {
    ids: (take) =>
      withFaults(text, () =>
        withRun(context, run, () => {
          for (const id of records.ids(run)) take(id);
        }),
      ),
    records: (ids) => readRecords(context, records, { run, text }, ids),
  };
}
