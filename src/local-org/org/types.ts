import type { DatabaseSync } from 'node:sqlite';
import type { Permissions } from '../base/permissions.ts';
import type { RunningUser, SaveRequest, SaveResult, StoredRow, StoredValue } from '../base/values.ts';
import type { EventLog } from '../events/log.ts';
import type { DeployJobs } from '../metadata/deployJobs.ts';
import type { MetadataStore } from '../metadata/types.ts';
import type { BatchSave } from '../save/batch.ts';
import type { Decision, SharedBy, SharedSave } from '../save/shared-transaction.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import type { RefreshTokens } from '../security/refresh-tokens.ts';
import type { UsedAssertions } from '../security/used-assertions.ts';
import type { Sharing } from '../security/sharing.ts';
import type { BulkJobStore } from '../store/bulk-jobs.ts';
import type { CommittedChange } from '../store/changes.ts';
import type { Simulation } from '../store/simulation.ts';

/** How a save is made. */
export interface SaveOptions {
  readonly allOrNone: boolean;
  /** `com/salesforce/api/rest/66.0;client=NAME`, for change events. */
  readonly origin?: string;
  /** Runs within the transaction with the final results; an error there rolls all back. */
  readonly beforeCommit?: (results: readonly SaveResult[]) => void;
}

/**
 * The org behind the API: everything that is not HTTP. The API layers (`api/`, `soql/`) see the org only through this.
 *
 * Physical store: one SQLite table an object, named by its API name; one column a stored field, named by its API name in canonical
 * case; `Id` is the primary key. Formula fields have no column. Text that SOQL compares without case has a second column
 * `<Field>~fold` with its Unicode lower case. Booleans are 0/1, numbers REAL or INTEGER, dates and date-times ISO text (UTC).
 * Deleted rows leave the table for the recycle bin; `withDeleted` gives a subselect over both.
 */
export interface Org {
  /** 18-character organization id. */
  readonly id: string;
  /** The schema now; a deploy replaces it as a whole. */
  readonly schema: Schema;
  /** For reading only; writes go through `save`. */
  readonly database: DatabaseSync;
  readonly clock: () => Date;
  /** One transaction in Salesforce's save order. Results are in the order of the requests. */
  save(user: RunningUser, requests: readonly SaveRequest[], options: SaveOptions): SaveResult[];
  /**
   * Several saves of one user, each a transaction of its own to Salesforce, committed together. False: nothing was kept, and each has to be
   * saved alone. The work must be able to run twice.
   */
  saveBatch(user: RunningUser, work: (save: BatchSave) => void): boolean;
  /**
   * Several saves of one user as one transaction, which is kept when the work decides so. The work waits for no timer and no I/O: the org has
   * one connection to its database.
   */
  transaction<T>(by: SharedBy, work: (save: SharedSave) => Promise<Decision<T>>): Promise<Decision<T>>;
  /** A formula field's value for a stored row, computed now, as the user sees it. Errors in a formula read as null. */
  formulaValue(user: RunningUser, object: ObjectSchema, field: FieldSchema, row: StoredRow): StoredValue;
  /** Deletes records from the recycle bin, with what was deleted with them; call it in a save's `beforeCommit`. */
  emptyRecycleBin(ids: readonly string[]): void;
  /** By id (15 or 18) or username; undefined when there is none. */
  user(idOrUsername: string): RunningUser | undefined;
  /** Salesforce's key of the language in which the user reads labels and messages: `de`, `en_US`. */
  language(user: RunningUser): string;
  /** Ids of the users whose role is below the user's role, at any depth. */
  subordinates(user: RunningUser): ReadonlySet<string>;
  /** What the user may do: profile and permission sets together. */
  permissions(user: RunningUser): Permissions;
  /**
   * Which records the user may see and change. Every read of records for a user adds `readable(object, alias)` to its WHERE, with its
   * parameters bound; undefined means that no row is hidden.
   */
  sharing(user: RunningUser): Sharing;
  /** In place of the table's name in FROM: live and deleted rows, with `IsDeleted`, for `queryAll`. No parameters. */
  withDeleted(object: ObjectSchema): string;
  /** The change events of the last 72 hours. */
  readonly events: EventLog;
  /** Committed changes after a replay id, oldest first (0: all that are kept, at most 1,000 a call by default). Kept for 72 hours. */
  changes(afterReplayId: number, limit?: number): CommittedChange[];
  /** The replay id of the last committed change; 0 when there was none. */
  lastReplayId(): number;
  /** Calls back after each commit that changed records; the answer ends it. */
  onChange(listener: () => void): () => void;
  /** Simulates situations of a busy org; a feature of the local org only. */
  readonly simulation: Simulation;
  readonly refreshTokens: RefreshTokens;
  readonly usedAssertions: UsedAssertions;
  /** The jobs of the Bulk API. */
  readonly bulkJobs: BulkJobStore;
  /** Deployments and validated packages. */
  readonly deployJobs: DeployJobs;
  readonly metadata: MetadataStore;
  close(): void;
}
