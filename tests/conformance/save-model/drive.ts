import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import type { RunningUser, SaveRequest } from '../../../src/local-org/base/values.ts';
import { REFERENCES } from './model.ts';
import type { ObjectName, Rec, Request, State, Step, Value, Verdict } from './model.ts';

export const OBJECT_NAMES: readonly ObjectName[] = ['Shelf__c', 'Box__c', 'Item__c', 'Tag__c', 'Opportunity'];

/** The same steps in a real org. Knows the id of each record by its name. */
export interface Driver {
  save(step: Step): Verdict[];
  /** Changes since the last call, `Box__c r3 UPDATE Items__c,Total__c`, sorted; of one transaction. */
  events(): string[];
  /** The record's state in the org; null when it is not live. */
  read(rec: Rec): Record<string, unknown> | null;
  binned(ref: string): boolean;
}

export function drive(org: OpenedOrg, ids: Map<string, string> = idsOf(org)): Driver {
  const admin: RunningUser = org.user('admin@diagnose-first.example')!;
  const names = new Map([...ids].map(([ref, id]) => [id, ref]));
  const statements = new Map(
    OBJECT_NAMES.map((name) => [name, org.database.prepare(`SELECT * FROM "${name}" WHERE "Id" = ?`)]),
  );
  const history = org.database.prepare('SELECT count(*) AS n FROM "OpportunityHistory" WHERE "OpportunityId" = ?');
  const recycleBin = org.database.prepare('SELECT count(*) AS n FROM "~bin" WHERE id = ?');
  let replayId = org.lastReplayId();
  const toOrg = ({ op, object, ref, fields }: Request): SaveRequest => ({
    operation: op,
    object,
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, toId(ids, object, field, value)]),
    ),
    ...(op === 'insert' ? {} : { id: ids.get(ref) ?? '' }),
    ...(op === 'insert' && object === 'Opportunity' ? { fields: { ...fields, CloseDate: '2026-12-31' } } : {}),
  });
  return {
    save(step) {
      const results = org.save(admin, step.requests.map(toOrg), { allOrNone: step.allOrNone });
      return results.map((result, index) => {
        const request = step.requests[index]!;
        if (request.op === 'insert' && result.success && result.id !== undefined) {
          ids.set(request.ref, result.id);
          names.set(result.id, request.ref);
        }
        return { ok: result.success, codes: result.errors.map(codeOf).sort() };
      });
    },
    events() {
      const changes = org.changes(replayId);
      replayId = changes.at(-1)?.replayId ?? replayId;
      if (new Set(changes.map((change) => change.transactionKey)).size > 1)
        throw new Error('more than one transaction');
      return changes
        .map(({ object, recordId, changeType, changedFields }) => {
          const fields = changedFields.filter(
            (field) => !/^(LastModified|LastStageChange|ExpectedRevenue|Probability|Forecast)/.test(field),
          );
          return `${object} ${names.get(recordId) ?? recordId} ${changeType} ${[...fields].sort().join(',')}`;
        })
        .sort();
    },
    read(rec) {
      const id = ids.get(rec.ref);
      const row = id === undefined ? undefined : statements.get(rec.object)!.get(id);
      if (row === undefined) return null;
      const { Id, ...fields } = Object.fromEntries(
        Object.entries(row).map(([field, value]) => [
          field,
          REFERENCES[rec.object][field] === undefined ? value : (names.get(String(value)) ?? value),
        ]),
      );
      const rows = rec.object === 'Opportunity' ? Number(history.get(String(Id))?.n) : 0;
      return { ...fields, history: rows };
    },
    binned: (ref) => Number(recycleBin.get(ids.get(ref) ?? '')?.n) === 1,
  };
}

function toId(ids: ReadonlyMap<string, string>, object: ObjectName, field: string, value: Value): Value {
  return REFERENCES[object][field] === undefined || typeof value !== 'string' ? value : (ids.get(value) ?? value);
}

function codeOf(error: { statusCode: string; message: string }): string {
  return error.statusCode === 'FIELD_CUSTOM_VALIDATION_EXCEPTION'
    ? `${error.statusCode}:${error.message}`
    : error.statusCode;
}

/** Names and ids of everything that the org holds, deleted records included. */
export function idsOf(org: OpenedOrg): Map<string, string> {
  const ids = new Map<string, string>();
  for (const object of OBJECT_NAMES) {
    const name = object === 'Opportunity' ? 'Name' : 'Ref__c';
    const from = org.withDeleted(org.schema.objects.get(object.toLowerCase())!);
    for (const row of org.database.prepare(`SELECT "Id" AS id, "${name}" AS ref FROM ${from}`).all()) {
      ids.set(String(row.ref), String(row.id));
    }
  }
  return ids;
}

/** Where the org and the model differ; empty when they agree on every record. */
export function differences(state: State, driver: Driver): string[] {
  const found: string[] = [];
  for (const rec of Object.values(state.records)) {
    const row = driver.read(rec);
    if ((row !== null) !== (rec.root === null))
      found.push(`${rec.ref}: live ${row !== null}, expected ${rec.root === null}`);
    if (rec.root !== null && !driver.binned(rec.ref)) found.push(`${rec.ref}: not in the recycle bin`);
    if (row === null || rec.root !== null) continue;
    for (const [field, value] of Object.entries({ ...rec.fields, history: rec.history })) {
      const stored = row[field] ?? null;
      if (stored !== value)
        found.push(`${rec.object} ${rec.ref}.${field}: ${String(stored)}, expected ${String(value)}`);
    }
  }
  return found;
}
