import { randomInt } from 'node:crypto';
import { makeId } from '../../schema/ids.ts';
import type { QueryResult } from '../../soql/types.ts';
import type { ToolingEngine } from '../../tooling/engine.ts';
import type { ApiContext } from '../http/types.ts';

export type RecordResult = Extract<QueryResult, { kind: 'records' }>;

/** Query results for `nextRecordsUrl`. Only the user who ran the query can read on; the oldest results are dropped. */
export interface QueryLocators {
  open(userId: string, result: RecordResult): string;
  find(userId: string, id: string): RecordResult | undefined;
}

/** The server's state with the open query results, and the queries over metadata. */
export interface QueryContext extends ApiContext {
  readonly locators: QueryLocators;
  readonly tooling: ToolingEngine;
}

/** Creates an empty store of query results, in memory. */
export function createLocators(most = 50): QueryLocators {
  const kept = new Map<string, { userId: string; result: RecordResult }>();
  let sequence = randomInt(1, 1_000_000);
  return {
    open(userId, result) {
      const id = makeId('0r8', (sequence += 1));
      kept.set(id, { userId, result });
      const oldest = kept.keys().next().value;
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    find(userId, id) {
      const found = kept.get(id);
      return found?.userId === userId ? found.result : undefined;
    },
  };
}
