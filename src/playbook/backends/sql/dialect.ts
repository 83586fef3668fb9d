export const PAINS_TYPE =
  'STRUCT("Kind__c" VARCHAR, "Business_Driver__c" VARCHAR, "Evidence_Level__c" DOUBLE, "Impact_Likely__c" DOUBLE)[]';

/** The required type of a column, as DuckDB names it. For VARCHAR, any type that can be cast to text is accepted; TIMESTAMPs are in UTC. */
export type SqlType = 'VARCHAR' | 'VARCHAR[]' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' | typeof PAINS_TYPE;
export type SqlColumn = readonly [name: string, type: SqlType];

/** All in which two databases differ; arguments and results are SQL. */
export interface Dialect {
  readonly type: (type: SqlType) => string;
  /** @throws Error where a column cannot have that name */
  readonly checkName: (name: string) => void;
  /** The remainder of a whole number in a DOUBLE. */
  readonly remainder: (value: string, divisor: number) => string;
  /** Whether a VARCHAR[] has a text; NULL for a NULL list. */
  readonly contains: (list: string, text: string) => string;
  /** How many entries of `"$pains"` meet a condition over the name `pain`; 0 for a NULL list. */
  readonly countPains: (condition: string) => string;
  /** The sum of a number over the entries of `"$pains"` that meet a condition, both over the name `pain`; 0 without one. */
  readonly sumPains: (condition: string, number: string) => string;
  /** One value with named fields. */
  readonly struct: (fields: Readonly<Record<string, string>>) => string;
  /** The list of those that are not NULL. */
  readonly listOf: (values: readonly string[]) => string;
}
