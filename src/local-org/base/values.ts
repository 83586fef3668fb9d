/** The input and the result of a save. The API layers only convert to and from these types. */

/** A stored field value: text, ids, dates (`2026-11-21`) and date-times (`2026-11-21T09:30:00.000Z`) as strings; blank as null. */
export type StoredValue = string | number | boolean | null;

/** A record in memory, by canonical field name; booleans are true and false, blanks null. Formula fields are not in it. */
export type Row = Record<string, StoredValue>;

/** A stored row that its reader must not change. */
export type StoredRow = Readonly<Row>;

/** One record's worth of a save. `fields` is keyed by API name in any case; a field left out is untouched, null blanks it. */
export interface SaveRequest {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
  readonly object: string;
  /** 15 or 18 characters; for update, delete and undelete. */
  readonly id?: string;
  /** For upsert: the external id field and its value. */
  readonly externalId?: { readonly field: string; readonly value: string };
  readonly fields: Readonly<Record<string, unknown>>;
  /** Values that are the ids of earlier requests of the same save: `{ field: 'Id' | a field, request: its index }`. */
  readonly references?: readonly { readonly field: string; readonly request: number }[];
}

/** An error with Salesforce's message: `statusCode` is the API's code, `fields` the API names that it concerns (empty: the whole record). */
export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

export interface SaveResult {
  /** 18-character id; absent when an insert failed. */
  readonly id?: string;
  readonly success: boolean;
  /** For upsert: whether the record was created, or would have been if the save had not failed. Salesforce's answers to failed upserts have it too. */
  readonly created?: boolean;
  readonly errors: readonly SaveError[];
}

/** The user who saves: determines permissions, `$User`, `$Permission`, CreatedById and the time zone of TODAY(). */
export interface RunningUser {
  readonly id: string;
  readonly username: string;
  readonly timeZone: string;
}
