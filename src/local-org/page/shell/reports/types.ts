/** Answers of the Analytics API, as far as the page reads them. */

export interface Cell {
  /** Formatted in the user's locale. */
  readonly label: string;
  /** Of an amount in a row: `{amount, currency}`. */
  readonly value: unknown;
}

export interface Group {
  /** Places from the outermost grouping on: `0`, `0_1`. */
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
  readonly groupings: readonly Group[];
}

export interface Fact {
  readonly aggregates: readonly Cell[];
  readonly rows?: readonly { readonly dataCells: readonly Cell[] }[];
}

interface ColumnInfo {
  readonly label: string;
  /** A field type: `currency`, `double`, `string` … */
  readonly dataType: string;
}

/** What a column can be filtered with. */
export interface TypeColumn extends ColumnInfo {
  readonly filterValues: readonly { readonly name: string; readonly label: string }[];
}

export interface Filter {
  readonly column: string;
  readonly operator: string;
  readonly value: string;
}

interface ReportMetadata {
  readonly name: string;
  readonly description: string | null;
  readonly reportFormat: 'TABULAR' | 'SUMMARY' | 'MATRIX';
  readonly reportType: { readonly label: string; readonly type: string };
  /** `s!Opportunity$Amount`, `RowCount`. */
  readonly aggregates: readonly string[];
  readonly detailColumns: readonly string[];
  readonly groupingsDown: readonly { readonly name: string }[];
  readonly groupingsAcross: readonly { readonly name: string }[];
  readonly hasDetailRows: boolean;
  readonly showSubtotals: boolean;
  readonly showGrandTotal: boolean;
  readonly chart: {
    readonly chartType: string;
    readonly groupings: readonly string[];
    readonly summaries: readonly string[];
    readonly title: string | null;
  } | null;
  readonly crossFilters: readonly { readonly includesObject: boolean; readonly relatedEntity: string }[];
  readonly reportFilters: readonly Filter[];
  readonly reportBooleanFilter: string | null;
  readonly scope: string;
  readonly standardDateFilter: {
    readonly column: string;
    readonly durationValue: string;
    readonly startDate: string | null;
    readonly endDate: string | null;
  } | null;
  readonly topRows: { readonly rowLimit: number } | null;
}

interface ExtendedMetadata {
  readonly aggregateColumnInfo: Readonly<Record<string, ColumnInfo>>;
  readonly detailColumnInfo: Readonly<Record<string, ColumnInfo>>;
  readonly groupingColumnInfo: Readonly<Record<string, ColumnInfo>>;
}

export interface ReportDescription {
  readonly reportMetadata: ReportMetadata;
  readonly reportExtendedMetadata: ExtendedMetadata;
  readonly reportTypeMetadata: {
    readonly categories: readonly { readonly columns: Readonly<Record<string, TypeColumn>> }[];
    readonly scopeInfo: { readonly values: readonly { readonly value: string; readonly label: string }[] };
    readonly standardDateFilterDurationGroups: readonly {
      readonly standardDateFilterDurations: readonly { readonly value: string; readonly label: string }[];
    }[];
  };
}

export interface ReportResult {
  /** False where the report has more rows than the answer. */
  readonly allData: boolean;
  /** By keys of rows and columns: `T!T`, `0!T`, `0_1!0`. */
  readonly factMap: Readonly<Record<string, Fact | undefined>>;
  readonly groupingsDown: { readonly groupings: readonly Group[] };
  readonly groupingsAcross: { readonly groupings: readonly Group[] };
  readonly reportMetadata: ReportMetadata;
  readonly reportExtendedMetadata: ExtendedMetadata;
}

export interface DashboardComponent {
  readonly id: string;
  readonly header: string | null;
  readonly footer: string | null;
  readonly title: string | null;
  readonly reportId: string | null;
  readonly properties: {
    readonly aggregates: readonly { readonly name: string }[];
    readonly groupings: readonly { readonly name: string }[] | null;
    readonly maxRows: number | null;
    readonly useReportChart?: boolean;
    readonly visualizationProperties: { readonly metricLabel: string | null };
    /** `Bar`, `Metric`, `FlexTable` … */
    readonly visualizationType: string;
  };
}

export interface ComponentData {
  readonly componentId: string;
  readonly reportResult: ReportResult | null;
  readonly status: {
    readonly dataStatus: 'DATA' | 'NODATA' | 'ERROR';
    readonly errorMessage: string | null;
    readonly refreshDate: string;
  };
}

interface GridPlace {
  readonly column: number;
  readonly row: number;
  readonly colspan: number;
  readonly rowspan: number;
}

export interface Dashboard {
  readonly componentData: readonly ComponentData[];
  readonly dashboardMetadata: {
    readonly name: string;
    readonly description: string | null;
    readonly components: readonly DashboardComponent[];
    readonly layout:
      | { readonly gridLayout: true; readonly components: readonly GridPlace[] }
      | { readonly gridLayout: false; readonly columns: readonly { readonly components: readonly number[] }[] };
    readonly runningUser: { readonly displayName: string };
  };
}
