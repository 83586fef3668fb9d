import type { DatabaseSync } from 'node:sqlite';
import type { Permissions } from '../base/permissions.ts';
import type { RunningUser, StoredRow, StoredValue } from '../base/values.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import type { Sharing } from '../security/sharing.ts';

/** What the SOQL engine needs of an org. SOQL reads only; the org that owns these members stands above this room. */
export interface SoqlSource {
  /** The schema now: a deploy replaces it, so read it anew for each query. */
  readonly schema: Schema;
  /** One table per object and one column per stored field, as `Org` documents them. */
  readonly database: DatabaseSync;
  /** The present time, for date literals. */
  readonly clock: () => Date;
  /** A formula field's value for a stored row, as the user sees it. Errors in a formula read as null. */
  formulaValue(user: RunningUser, object: ObjectSchema, field: FieldSchema, row: StoredRow): StoredValue;
  /** Salesforce's key of the user's language: `de`, `en_US`. */
  language(user: RunningUser): string;
  /** The same object until the schema, the user or an assignment changes: plans are cached by its identity. */
  permissions(user: RunningUser): Permissions;
  sharing(user: RunningUser): Pick<Sharing, 'readable'>;
  /** Subselect over live and deleted rows, in place of the table's name in FROM. No parameters. */
  withDeleted(object: ObjectSchema): string;
}
