/** A value that both databases take and give alike. */
export type SqlValue = string | number | null;

/** One statement with its parameters, `$1` first. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** What a job keeps between its runs. Keys and values are texts; a value is JSON by convention. */
export interface Store {
  /** The rows of a query. */
  all<Row>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;
  /** The position that was kept under the key; undefined before the first. */
  position(key: string): Promise<string | undefined>;
  /**
   * Keeps a position together with what belongs to it, all or nothing. Effects on the org come before: a run that ends between the two does
   * them again with the same keys.
   */
  keep(key: string, value: string, effects?: readonly Statement[]): Promise<void>;
  close(): Promise<void>;
}

/** The state cannot be used: written by a later release, damaged, or in use. */
export class StateError extends Error {}
