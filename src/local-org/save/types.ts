import type { DatabaseSync } from 'node:sqlite';
import type { Permissions } from '../base/permissions.ts';
import type { Row, RunningUser, SaveError } from '../base/values.ts';
import type { EventCapture } from '../events/capture.ts';
import type { Formulas, FormulaWorld } from '../schema/formulaTypes.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import type { Sharing } from '../security/sharing.ts';
import type { ChangeLog, RecordChange } from '../store/changes.ts';
import type { Sequences } from '../store/database.ts';
import type { RecycleBin } from '../store/recycle-bin.ts';
import type { RowStore } from '../store/rows.ts';
import type { SimulatedState, Simulation } from '../store/simulation.ts';
import type { ObjectPlan } from './plan.ts';

/** The parts of the org that a save uses. One engine for each schema: a deploy makes a new one. */
export interface SaveEngine {
  readonly database: DatabaseSync;
  readonly schema: Schema;
  readonly rows: RowStore;
  readonly formulas: Formulas;
  readonly sequences: Sequences;
  readonly recycleBin: RecycleBin;
  /** The list of committed changes. */
  readonly changes: ChangeLog;
  /** Which objects have change events, and their log; absent when none has. */
  readonly events?: EventCapture;
  readonly simulation: Simulation;
  /** How long a save waits for records that another transaction holds, in milliseconds. */
  readonly lockWaitMs: number;
  readonly clock: () => Date;
  readonly plan: (object: ObjectSchema) => ObjectPlan;
  /** The save comes from the program that opened the org, which may set fields that the platform keeps. */
  readonly seeding?: true;
  readonly hooks: SaveHooks;
  permissions(user: RunningUser): Permissions;
  /** Salesforce's key of the user's language. */
  language(user: RunningUser): string;
  /** Record access of the user. `row` reads a record as it is within the transaction. */
  sharing(user: RunningUser, row: (object: ObjectSchema, id: string) => Row | undefined): Sharing;
  /** Updates in-memory state with other connections' commits; call it right after BEGIN. */
  catchUp(): void;
}

/** Hooks for the behaviour of standard objects. The rest of the save does not refer to objects by name. */
export interface SaveHooks {
  /** Fills the computed fields of a record before it is checked, and returns the platform's errors about it. */
  derive(context: SaveContext, draft: Draft): SaveError[];
  /**
   * Values of the parent that are computed from its children, besides roll-up summaries. Returns only those that change.
   * @param childrenOf the child rows of the parent, by the child's reference field; read at most once
   */
  totals(context: RollUpContext, parent: ParentChildren, row: Row, childrenOf: ChildrenOf): Row;
  /**
   * Values that the platform keeps about saves, such as the number of pushes. They are set after the checks: validation rules read the
   * values of before the save.
   */
  keep(context: Pick<SaveContext, 'now'>, draft: Draft): Row;
  /** Runs after a record is written. `old` is undefined at insert; `changed` are the fields that an update changed. */
  written(
    context: SaveContext,
    record: { object: ObjectSchema; row: Row; old?: Row; changed: readonly string[] },
  ): void;
  /** Runs after a record is deleted, or (`restored`) undeleted. */
  moved(context: SaveContext, record: { object: ObjectSchema; row: Row; restored: boolean }): void;
}

type ChildrenOf = (child: ObjectSchema, referenceField: string) => readonly Row[];

/** The parts of the context that the calculation of roll-ups needs. */
export type RollUpContext = Pick<SaveContext, 'schema' | 'rows' | 'formulas' | 'plan' | 'world' | 'hooks'>;

/** The context of one transaction: one user and one moment for all of its records. */
export interface SaveContext extends SaveEngine {
  readonly user: RunningUser;
  /** ISO date-time, milliseconds, UTC. */
  readonly now: string;
  readonly world: FormulaWorld;
  readonly rights: Permissions;
  readonly shared: Sharing;
  readonly simulated: SimulatedState;
  /** The changes of the transaction so far, in order; cut back when a chunk is rolled back. */
  readonly done: RecordChange[];
  /** Whether the save still has time to wait for a locked record. */
  readonly mayWait: boolean;
  /** Parents whose roll-ups must be recalculated before the chunk ends, by id. */
  readonly pending: Map<string, PendingParent>;
  /** A row as it is within this transaction; cached. */
  row(object: ObjectSchema, id: string): Row | undefined;
  /** Puts a row that was just written whole into the cache, so that change events need not read it. */
  remember(object: ObjectSchema, row: Row): void;
  /** Removes a written or deleted row from the cache, so that the next read goes to the database. */
  forget(id: string): void;
  forgetAll(): void;
  /** Whether a record with the id exists now. */
  isLive(id: string): boolean;
  /** Whether this org ever created a record with the id. */
  wasCreatedHere(object: ObjectSchema, id: string): boolean;
}

/** A parent object and the child objects whose roll-ups are to be recalculated. */
export interface ParentChildren {
  readonly object: ObjectSchema;
  readonly children: ReadonlySet<ObjectSchema>;
}

/** A parent to be recalculated, and the requests whose children changed it: they fail when the parent's save fails. */
export interface PendingParent extends ParentChildren {
  readonly id: string;
  readonly children: Set<ObjectSchema>;
  readonly causes: Set<number>;
}

/** A record in the course of its save. `old` is the row at the start of this save, absent at insert. */
export interface Draft {
  readonly object: ObjectSchema;
  readonly old: Row | undefined;
  readonly row: Row;
  /** Canonical names of the fields that the caller gave. */
  readonly given: ReadonlySet<string>;
  /** Saved by the platform (a parent after a roll-up): no permissions, no read-only fields. */
  readonly system: boolean;
  /** The requests that it belongs to, by index; a parent belongs to several. */
  readonly causes: ReadonlySet<number>;
}
