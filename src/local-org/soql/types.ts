import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { StoredValue } from '../base/values.ts';

/** A query as the compiler reads it: frozen plain data, made by `parseSoql` out of text or by the UI API and GraphQL directly. */
export interface SoqlQuery {
  /** As written; `FROM Opportunity o` has the alias `o`. */
  readonly object: string;
  readonly alias?: string;
  readonly select: readonly SelectItem[];
  readonly where?: Condition;
  readonly groupBy: readonly Expression[];
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: number;
  readonly offset?: number;
  /** Slots of LIMIT and OFFSET among a run's literals. */
  readonly limitSlot?: number;
  readonly offsetSlot?: number;
  /** `USING SCOPE`, in lower case. */
  readonly scope?: string;
  /** Deleted records too: `ALL ROWS`, queryAll. */
  readonly allRows?: boolean;
  /** Has a WITH DATA CATEGORY clause. */
  readonly dataCategory?: boolean;
}

export type SelectItem =
  | { readonly kind: 'field'; readonly path: readonly string[]; readonly alias?: string }
  | { readonly kind: 'call'; readonly call: Call; readonly alias?: string }
  | { readonly kind: 'fields'; readonly group: 'ALL' | 'STANDARD' | 'CUSTOM' }
  | {
      readonly kind: 'typeof';
      readonly relationship: readonly string[];
      readonly when: readonly { readonly object: string; readonly fields: readonly (readonly string[])[] }[];
      readonly otherwise: readonly (readonly string[])[];
    }
  /** `key` names the cell in the result; absent: the relationship's own name. */
  | { readonly kind: 'children'; readonly relationship: string; readonly query: SoqlQuery; readonly key?: string };

export interface Call {
  readonly kind: 'call';
  /** Upper case. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export type Expression = { readonly kind: 'field'; readonly path: readonly string[] } | Call;

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `slot`: its place among a run's literals; then the value here is only the first run's. */
export type Literal = { readonly slot?: number } & (
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'date'; readonly value: string }
  /** ISO text in UTC with milliseconds. */
  | { readonly kind: 'datetime'; readonly value: string }
  /** `THIS_MONTH`, `LAST_N_DAYS` with its n. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly n: number }
);

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'compare'; readonly left: Expression; readonly operator: CompareOperator; readonly value: Literal }
  /** `%` and `_` are wildcards, a backslash takes their meaning away. */
  | { readonly kind: 'like'; readonly left: Expression; readonly pattern: string; readonly slot?: number }
  | {
      readonly kind: 'in';
      readonly left: Expression;
      readonly values: readonly Literal[];
      readonly negated: boolean;
      /** The whole list's place among a run's literals. */
      readonly slot?: number;
    }
  | { readonly kind: 'semiJoin'; readonly left: Expression; readonly query: SoqlQuery; readonly negated: boolean }
  | {
      readonly kind: 'includes';
      readonly left: Expression;
      readonly values: readonly string[];
      readonly negated: boolean;
    };

export interface OrderItem {
  readonly by: Expression;
  readonly descending: boolean;
  /** Salesforce's default: first, in both directions. */
  readonly nulls: 'first' | 'last';
}

/** One record of a result: cells in the order of the SELECT list, by the name that they have in the answer. */
export interface RecordNode {
  readonly object: ObjectSchema;
  readonly id: string;
  /** `Name` where a polymorphic parent is read without TYPEOF. */
  readonly shownAs?: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export type Cell =
  | { readonly kind: 'value'; readonly field: FieldSchema; readonly value: StoredValue }
  | { readonly kind: 'computed'; readonly value: StoredValue }
  | { readonly kind: 'parent'; readonly record: RecordNode | null }
  /** `total` counts before LIMIT and OFFSET. */
  | { readonly kind: 'children'; readonly total: number; readonly records: readonly RecordNode[] };

/** What a column of the result is: for `columns=true` and for writing values. */
export interface Column {
  readonly name: string;
  readonly aggregate: boolean;
  readonly field?: FieldSchema;
  readonly columns: readonly Column[];
}
