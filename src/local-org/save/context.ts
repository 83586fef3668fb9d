import type { DatabaseSync } from 'node:sqlite';
import type { FormulaWorld, Formulas, RecordView } from '../schema/formulaTypes.ts';
import { sequenceOf } from '../schema/ids.ts';
import { findObject, objectOfId } from '../schema/lookup.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import type { Sharing } from '../security/sharing.ts';
import type { RecycleBin } from '../store/recycle-bin.ts';
import type { ChangeLog, RecordChange } from '../store/changes.ts';
import type { Sequences } from '../store/database.ts';
import type { Simulation, SimulatedState } from '../store/simulation.ts';
import type { RowStore } from '../store/rows.ts';
import type { Row, RunningUser, SaveError } from '../base/values.ts';
import type { Permissions } from '../base/permissions.ts';
import type { ObjectPlan } from './plan.ts';

/** What a save needs of the org. */
export interface SaveEngine {
  readonly database: DatabaseSync;
  readonly schema: Schema;
  readonly rows: RowStore;
  readonly formulas: Formulas;
  readonly sequences: Sequences;
  readonly recycleBin: RecycleBin;
  /** The list of committed changes. */
  readonly changes: ChangeLog;
  readonly simulation: Simulation;
  /** How long a save waits for records that somebody else holds, in milliseconds. */
  readonly lockWaitMs: number;
  readonly clock: () => Date;
  readonly plan: (object: ObjectSchema) => ObjectPlan;
  permissions(user: RunningUser): Permissions;
  /** Salesforce's key of the user's language. */
  language(user: RunningUser): string;
  /** Which records the user may see and change; `row` reads a record as it stands in the transaction. */
  sharing(user: RunningUser, row: (object: ObjectSchema, id: string) => Row | undefined): Sharing;
  /** Takes over what other connections wrote since; call it right after BEGIN. */
  catchUp(): void;
}

/** One transaction of saves: everything in it happens at the same moment, by the same user. */
export interface SaveContext extends SaveEngine {
  readonly user: RunningUser;
  /** ISO date-time, milliseconds, UTC. */
  readonly now: string;
  readonly world: FormulaWorld;
  readonly rights: Permissions;
  readonly shared: Sharing;
  readonly simulated: SimulatedState;
  /** What the transaction did so far, in order; cut back when a chunk is undone. */
  readonly done: RecordChange[];
  /** Whether the save still has time to wait for a held record. */
  readonly mayWait: boolean;
  /** Parents whose roll-ups must be looked at before the chunk is done. */
  readonly pending: Map<string, PendingParent>;
  /** A row as it stands in this transaction, read once. */
  row(object: ObjectSchema, id: string): Row | undefined;
  /** Tells that the row was written or deleted. */
  forget(id: string): void;
  forgetAll(): void;
  /** Whether a record with the id is there now. */
  isLive(id: string): boolean;
  /** Whether this org once made a record with the id. */
  wasGivenOut(object: ObjectSchema, id: string): boolean;
}

/** A parent to be recalculated, and the requests whose children moved it: they fail when the parent's own save fails. */
export interface PendingParent {
  readonly object: ObjectSchema;
  readonly id: string;
  readonly children: Set<ObjectSchema>;
  readonly causes: Set<number>;
}

/** A record on its way through the save. `old` is the row at the start of this save, absent at insert. */
export interface Draft {
  readonly object: ObjectSchema;
  readonly old: Row | undefined;
  readonly row: Row;
  /** Canonical names of the fields that the caller gave. */
  readonly given: ReadonlySet<string>;
  /** The platform saves it by itself (a parent after a roll-up): no permissions, no read-only fields. */
  readonly system: boolean;
  /** The request that it belongs to, by position; a parent belongs to several. */
  readonly causes: ReadonlySet<number>;
}

export function openSaveContext(engine: SaveEngine, user: RunningUser, mayWait = false): SaveContext {
  const now = engine.clock();
  const cache = new Map<string, Row | undefined>();
  const rights = engine.permissions(user);
  const row = (object: ObjectSchema, id: string): Row | undefined => {
    if (cache.has(id)) return cache.get(id);
    // A transaction of thousands must not keep thousands of rows.
    if (cache.size > 2000) cache.clear();
    const found = engine.rows.read(object, id);
    cache.set(id, found);
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
    world: formulaWorld(engine, user, now, row, () => rights),
    pending: new Map(),
    row,
    forget: (id) => void cache.delete(id),
    forgetAll: () => cache.clear(),
    isLive: (id) => {
      const object = objectOfId(engine.schema, id);
      return object !== undefined && row(object, id) !== undefined;
    },
    wasGivenOut: (object, id) => {
      const sequence = sequenceOf(id);
      return sequence > 0 && sequence <= engine.sequences.last(object.name);
    },
  };
}

/** What formulas see of the org, over a way to read rows. */
export function formulaWorld(
  org: Pick<SaveEngine, 'schema' | 'rows'>,
  user: RunningUser,
  now: Date,
  row: FormulaWorld['row'],
  permissions: () => Permissions,
): FormulaWorld {
  return {
    user,
    now,
    row,
    permissions,
    organization() {
      const object = findObject(org.schema, 'Organization');
      return object === undefined ? undefined : [...org.rows.all(object)][0];
    },
  };
}

/** The record as rules see it. At insert PRIORVALUE gives the present value. */
export function viewOf(context: SaveContext, draft: Draft): RecordView {
  return {
    row: draft.row,
    isNew: draft.old === undefined,
    world: context.world,
    ...(draft.old === undefined ? {} : { prior: draft.old }),
  };
}

/** An error of the save. */
export function saveError(statusCode: string, message: string, ...fields: string[]): SaveError {
  return { statusCode, message, fields };
}
