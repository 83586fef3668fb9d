import type { Permissions } from '../base/permissions.ts';
import type { Row, RunningUser } from '../base/values.ts';
import type { FormulaWorld, RecordView } from '../schema/formulaTypes.ts';
import { sequenceOf } from '../schema/ids.ts';
import { findObject, objectOfId } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Draft, SaveContext, SaveEngine } from './types.ts';

/** The row cache is emptied above this size, so that a transaction of thousands of records does not keep all of them in memory. */
const MAX_CACHED_ROWS = 2000;

/** Rows as they are within a database transaction, by id. */
export type RowCache = Map<string, Row>;

/**
 * Opens the context of one transaction. With `mayWait`, a locked record throws RowLockedError, and the caller retries; without, it is an
 * error of the record that needs it. `cache`: that of the saves before in the same database transaction.
 */
export function openSaveContext(
  engine: SaveEngine,
  user: RunningUser,
  { mayWait = false, cache = new Map() }: { readonly mayWait?: boolean; readonly cache?: RowCache } = {},
): SaveContext {
  const now = engine.clock();
  const rights = engine.permissions(user);
  const row = (object: ObjectSchema, id: string): Row | undefined => {
    const known = cache.get(id);
    if (known !== undefined) return known;
    if (cache.size > MAX_CACHED_ROWS) cache.clear();
    const found = engine.rows.read(object, id);
    if (found !== undefined) cache.set(id, found);
    return found;
  };
  return {
    ...engine,
    user,
    rights,
    shared: engine.sharing(user, row),
    simulated: engine.simulation.now(),
    done: [],
    mayWait,
    now: now.toISOString(),
    world: formulaWorld(engine, { user, now, row, permissions: () => rights }),
    pending: new Map(),
    row,
    remember: (object, written) => void cache.set(written.Id as string, engine.rows.asRead(object, written)),
    forget: (id) => void cache.delete(id),
    forgetAll: () => cache.clear(),
    isLive: (id) => {
      const object = objectOfId(engine.schema, id);
      return object !== undefined && row(object, id) !== undefined;
    },
    wasCreatedHere: (object, id) => {
      const sequence = sequenceOf(id);
      return sequence > 0 && sequence <= engine.sequences.last(object.name);
    },
  };
}

/** The org data that formulas read. `parts` differ between saves and queries; the Organization row is read from the org. */
export function formulaWorld(
  org: Pick<SaveEngine, 'schema' | 'rows'>,
  parts: { user: RunningUser; now: Date; row: FormulaWorld['row']; permissions: () => Permissions },
): FormulaWorld {
  return {
    ...parts,
    organization() {
      const object = findObject(org.schema, 'Organization');
      return object === undefined ? undefined : [...org.rows.all(object)][0];
    },
  };
}

/** The record in the form that validation rules read. At insert `prior` is absent, so PRIORVALUE returns the current value. */
export function viewOf(context: SaveContext, draft: Draft): RecordView {
  return {
    row: draft.row,
    isNew: draft.old === undefined,
    world: context.world,
    ...(draft.old === undefined ? {} : { prior: draft.old }),
  };
}
