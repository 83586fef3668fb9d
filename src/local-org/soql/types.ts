import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { StoredValue } from '../base/values.ts';

/** A query as plain data: `parseSoql` makes it from text, the UI API and GraphQL make it directly. */
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
  /** Indexes of LIMIT and OFFSET in `Run.literals`. */
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
  /** `key` names the cell in the result; without it the cell has the relationship's name. */
  | { readonly kind: 'children'; readonly relationship: string; readonly query: SoqlQuery; readonly key?: string };

export interface Call {
  readonly kind: 'call';
  /** Upper case. */
  readonly name: string;
  readonly args: readonly Expression[];
}

export type Expression = { readonly kind: 'field'; readonly path: readonly string[] } | Call;

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** `slot`: the literal's index in `Run.literals`; a literal with a slot has the value of the first run here. */
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
  /** `%` and `_` are wildcards; after a backslash they are plain characters. */
  | { readonly kind: 'like'; readonly left: Expression; readonly pattern: string; readonly slot?: number }
  | {
      readonly kind: 'in';
      readonly left: Expression;
      readonly values: readonly Literal[];
      readonly negated: boolean;
      /** Index of the whole list in `Run.literals`. */
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
  /** The type in the answer where it is not the object's name: `Name` for a polymorphic parent read without TYPEOF. */
  readonly typeName?: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export type Cell =
  | { readonly kind: 'value'; readonly field: FieldSchema; readonly value: StoredValue }
  | { readonly kind: 'computed'; readonly value: StoredValue }
  | { readonly kind: 'parent'; readonly record: RecordNode | null }
  /** `total`: the number of child records before LIMIT and OFFSET. */
  | { readonly kind: 'children'; readonly total: number; readonly records: readonly RecordNode[] };

/** A column of a result, for `columns=true` and for writing values. */
export interface Column {
  readonly name: string;
  readonly aggregate: boolean;
  readonly field?: FieldSchema;
  readonly columns: readonly Column[];
}

/** The rows of a query with aggregates or groups. */
export interface AggregateResult {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly StoredValue[])[];
  /** Field type of each column, for writing values. */
  readonly types: readonly string[];
}

/** A query's answer. `page(from, count)` gives the records from an index on; results of more than 2,000 are read page by page. */
export type QueryResult =
  | {
      readonly kind: 'records';
      readonly object: ObjectSchema;
      readonly ids: readonly string[];
      readonly page: (from: number, count: number) => RecordNode[];
    }
  | ({ readonly kind: 'aggregate'; readonly object: ObjectSchema } & AggregateResult)
  | { readonly kind: 'count'; readonly object: ObjectSchema; readonly count: number };
