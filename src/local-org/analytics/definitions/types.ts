import type { NamedSummary } from './words.ts';

/** Reports, report types and dashboards as their metadata files have them. Words of a fixed list are kept as written; `check` refuses unknown ones. */

/** A custom report type: a chain of at most four objects. */
export interface ReportTypeDefinition {
  /** The developer name, without the `__c` that reports add. */
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  readonly category: string;
  readonly deployed: boolean;
  readonly baseObject: string;
  /** From the base object outwards. */
  readonly joins: readonly JoinDefinition[];
  readonly sections: readonly SectionDefinition[];
}

export interface JoinDefinition {
  /** Of the object before it: `DF_Answers__r`. */
  readonly relationship: string;
  /** Records of the object before it are kept without records of this one. */
  readonly outer: boolean;
}

interface SectionDefinition {
  readonly label: string;
  readonly columns: readonly SectionColumn[];
}

export interface SectionColumn {
  /** `Amount`, `Owner`, `Account.Industry`. */
  readonly field: string;
  /** `Opportunity`, `Opportunity.DF_Answers__r`. */
  readonly table: string;
  readonly label?: string;
  readonly checkedByDefault: boolean;
}

export interface ReportDefinition {
  /** `Folder/Name`. */
  readonly fullName: string;
  readonly name: string;
  readonly description?: string;
  /** `Name__c` for a custom report type. */
  readonly reportType: string;
  /** `Tabular`, `Summary`, `Matrix`. */
  readonly format: string;
  readonly columns: readonly ColumnDefinition[];
  readonly groupingsDown: readonly GroupingDefinition[];
  readonly groupingsAcross: readonly GroupingDefinition[];
  readonly filters: readonly FilterDefinition[];
  /** `1 AND (2 OR 3)`; without one all filters hold. */
  readonly booleanFilter?: string;
  readonly crossFilters: readonly CrossFilterDefinition[];
  readonly timeFrame?: TimeFrameDefinition;
  /** `organization`, `user`, `team`. */
  readonly scope: string;
  /** Standard filters of standard report types. */
  readonly params: readonly { readonly name: string; readonly value: string }[];
  readonly rowLimit?: number;
  readonly sort?: { readonly column: string; readonly descending: boolean };
  readonly showDetails: boolean;
  readonly showGrandTotal: boolean;
  readonly showSubtotals: boolean;
  readonly chart?: ChartDefinition;
  /** Elements of the file that the local org does not run: custom formulas, buckets … */
  readonly unsupported: readonly string[];
}

export interface ColumnDefinition {
  readonly field: string;
  /** `Sum`, `Average`, `Maximum`, `Minimum`, `Unique`. */
  readonly aggregates: readonly string[];
  /** Only summarized: rows do not show it. The Analytics API can ask for that; a file cannot. */
  readonly summaryOnly?: true;
}

export interface GroupingDefinition {
  readonly field: string;
  /** `None`, `Day`, `Month` … */
  readonly granularity: string;
  readonly descending: boolean;
  /** Groups sort by a summary and not by their value. `column`: `RowCount` or a field. */
  readonly sortBy?: { readonly aggregate: string; readonly column: string };
}

export interface FilterDefinition {
  readonly column: string;
  readonly operator: string;
  /** Several values are separated by commas. */
  readonly value: string;
  /** The value is the name of another column. */
  readonly columnToColumn: boolean;
}

export interface CrossFilterDefinition {
  /** `with`, `without`. */
  readonly operation: string;
  readonly primaryColumn: string;
  readonly relatedTable: string;
  readonly joinColumn: string;
  readonly criteria: readonly FilterDefinition[];
}

export interface TimeFrameDefinition {
  readonly column: string;
  /** `INTERVAL_CURFY` … */
  readonly interval: string;
  /** `2026-01-31`, for `INTERVAL_CUSTOM`. */
  readonly start?: string;
  readonly end?: string;
}

export interface ChartDefinition {
  readonly type: string;
  readonly groupingColumn: string;
  readonly secondaryGroupingColumn?: string;
  readonly summaries: readonly { readonly aggregate?: string; readonly column: string; readonly axis: string }[];
  readonly title?: string;
  readonly legend: boolean;
  readonly showValues: boolean;
}

export interface DashboardDefinition {
  /** `Folder/Name`. */
  readonly fullName: string;
  readonly title: string;
  readonly description?: string;
  /** `SpecifiedUser`, `LoggedInUser`, `MyTeamUser`. */
  readonly type: string;
  /** A username. */
  readonly runningUser?: string;
  readonly components: readonly DashboardComponentDefinition[];
  readonly filters: number;
  readonly grid?: { readonly columns: number; readonly rowHeight: number };
}

export interface DashboardComponentDefinition {
  /** Where it is in the file, for faults. */
  readonly at: readonly (readonly [name: string, index: number])[];
  readonly componentType: string;
  /** `Folder/Name`. */
  readonly report?: string;
  readonly title?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly groupings: readonly string[];
  readonly summaries: readonly NamedSummary[];
  /** Of a flexible table: columns of rows. */
  readonly details: readonly string[];
  readonly sortBy?: string;
  /** How groups are sorted, by the level of their grouping; it goes before `sortBy`. */
  readonly sorts: readonly { readonly level: number; readonly descending: boolean; readonly by?: NamedSummary }[];
  readonly maxRows?: number;
  readonly metricLabel?: string;
  readonly useReportChart: boolean;
  readonly autoSelectColumns: boolean;
  /** In columns of a classic dashboard, or cells of a grid. */
  readonly place:
    | { readonly kind: 'column'; readonly column: number }
    | {
        readonly kind: 'cell';
        readonly column: number;
        readonly row: number;
        readonly colspan: number;
        readonly rowspan: number;
      };
}
