import type { FieldSchema, ObjectSchema, Translated } from '../../schema/types.ts';

/** One object of a report type. */
export interface ReportTable {
  /** `Opportunity`, `Opportunity.DF_Answers__r`: the part of a column's name before the `$`. */
  readonly path: string;
  readonly object: ObjectSchema;
  /** The field of this object that refers to the object before it; undefined for the first. */
  readonly parentField?: FieldSchema;
  /** Records of the object before it have rows without records of this one too. */
  readonly outer: boolean;
}

/** A column that reports of a type can show, group by and filter. */
export interface ReportColumn {
  /** `Opportunity$Amount`, `Opportunity.DF_Answers__r$Concept__c`; codes such as `LAST_NAME` in standard report types. */
  readonly name: string;
  readonly label: string;
  readonly labels?: Translated;
  /** Index of the report type's table that has it. */
  readonly table: number;
  /** From the table's object: `['Amount']`, `['Owner', 'Name']`. */
  readonly path: readonly string[];
  /** The field at the end of `path`, and its object. */
  readonly field: FieldSchema;
  readonly object: ObjectSchema;
  /** Where the value names a record: the path of its id. */
  readonly idPath?: readonly string[];
  readonly lookup: boolean;
  readonly checkedByDefault: boolean;
}

/** A report type whose names are found in the schema. */
export interface ReportType {
  /** As reports name it: `DF_Answers__c`, `LeadList`. */
  readonly name: string;
  readonly label: string;
  readonly labels?: Translated;
  readonly description?: string;
  readonly custom: boolean;
  /** From the base object outwards; at least one. */
  readonly tables: readonly [ReportTable, ...ReportTable[]];
  readonly categories: readonly {
    readonly label: string;
    readonly labels?: Translated;
    readonly columns: readonly ReportColumn[];
  }[];
  /** By name, in any case. */
  readonly column: (name: string) => ReportColumn | undefined;
}

/** A report type with a lookup of its columns. */
export function reportTypeOf(parts: Omit<ReportType, 'column'>): ReportType {
  const columns = new Map(
    parts.categories.flatMap(({ columns: all }) => all.map((column) => [column.name.toLowerCase(), column] as const)),
  );
  return { ...parts, column: (name) => columns.get(name.toLowerCase()) };
}
