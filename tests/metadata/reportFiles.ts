import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { MAIN, readXml } from './source.ts';

/** A custom report type: a chain of objects, and the columns that reports can use. */
export interface ReportTypeFile {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly deployed: string;
  readonly baseObject: string;
  /** From the base object outwards. */
  readonly joins: readonly { readonly relationship: string; readonly outer: boolean }[];
  readonly columns: readonly { readonly table: string; readonly field: string }[];
}

interface Grouping {
  readonly field: string;
  readonly sortByName?: string;
  readonly aggregateType?: string;
}

export interface ReportFile {
  /** `Folder/Name` */
  readonly fullName: string;
  readonly name: string;
  readonly description: string;
  /** As the file has it, with `__c`. */
  readonly reportType: string;
  readonly format: string;
  readonly columns: readonly { readonly field: string; readonly aggregates: readonly string[] }[];
  readonly down: readonly Grouping[];
  readonly across: readonly Grouping[];
  readonly filters: readonly { readonly column: string; readonly operator: string; readonly value: string }[];
  readonly logic: string | undefined;
  readonly sortColumn: string | undefined;
  readonly dateColumn: string;
  readonly chart: { readonly groupings: readonly string[]; readonly summaries: readonly Summary[] } | undefined;
}

export interface Summary {
  readonly aggregate?: string;
  readonly column: string;
}

export interface DashboardComponent {
  readonly componentType: string;
  readonly header: string;
  readonly report: string;
  readonly groupings: readonly string[];
  readonly summaries: readonly Summary[];
  /** By which summaries its groups are sorted; none: by their names. */
  readonly sortedBy: readonly string[];
  readonly cell: { readonly column: number; readonly row: number; readonly width: number; readonly height: number };
}

export interface DashboardFile {
  readonly fullName: string;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly runningUser: string | undefined;
  readonly columns: number;
  readonly components: readonly DashboardComponent[];
}

type Xml = Readonly<Record<string, unknown>>;

const text = (node: Xml | undefined, name: string): string => String(node?.[name] ?? '');
const optional = (node: Xml, name: string): string | undefined =>
  node[name] === undefined ? undefined : text(node, name);
const node = (parent: Xml, name: string): Xml => (parent[name] ?? {}) as Xml;
const list = (parent: Xml, name: string): Xml[] => (parent[name] ?? []) as Xml[];
const texts = (parent: Xml, name: string): string[] => (parent[name] ?? []) as string[];

export function reportTypes(): ReportTypeFile[] {
  return globSync('reportTypes/*.reportType-meta.xml', { cwd: MAIN }).map((path) => {
    const type = readXml(join(MAIN, path));
    return {
      name: basename(path, '.reportType-meta.xml'),
      label: text(type, 'label'),
      description: text(type, 'description'),
      deployed: text(type, 'deployed'),
      baseObject: text(type, 'baseObject'),
      joins: joinsOf(type),
      columns: list(type, 'sections').flatMap((section) =>
        list(section, 'columns').map((column) => ({ table: text(column, 'table'), field: text(column, 'field') })),
      ),
    };
  });
}

function joinsOf(parent: Xml): ReportTypeFile['joins'] {
  if (parent['join'] === undefined) return [];
  const join = node(parent, 'join');
  return [{ relationship: text(join, 'relationship'), outer: text(join, 'outerJoin') === 'true' }, ...joinsOf(join)];
}

/** `Folder/Name` of a file in the folder of a folder of reports or dashboards. */
const fullNameOf = (path: string): string => path.split(/[\\/]/).slice(-2).join('/').replace(/\..*$/, '');

export function reports(): ReportFile[] {
  return globSync('reports/*/*.report-meta.xml', { cwd: MAIN }).map((path) => {
    const report = readXml(join(MAIN, path));
    const filter = node(report, 'filter');
    return {
      fullName: fullNameOf(path),
      name: text(report, 'name'),
      description: text(report, 'description'),
      reportType: text(report, 'reportType'),
      format: text(report, 'format'),
      columns: list(report, 'columns').map((column) => ({
        field: text(column, 'field'),
        aggregates: texts(column, 'aggregateTypes'),
      })),
      down: list(report, 'groupingsDown') as unknown as Grouping[],
      across: list(report, 'groupingsAcross') as unknown as Grouping[],
      filters: list(filter, 'criteriaItems').map((item) => ({
        column: text(item, 'column'),
        operator: text(item, 'operator'),
        value: texts(item, 'value').join(),
      })),
      logic: optional(filter, 'booleanFilter'),
      sortColumn: optional(report, 'sortColumn'),
      dateColumn: text(node(report, 'timeFrameFilter'), 'dateColumn'),
      chart: chartOf(report),
    };
  });
}

function chartOf(report: Xml): ReportFile['chart'] {
  if (report['chart'] === undefined) return undefined;
  const chart = node(report, 'chart');
  const second = optional(chart, 'secondaryGroupingColumn');
  return {
    groupings: [...texts(chart, 'groupingColumn'), ...(second === undefined ? [] : [second])],
    summaries: list(chart, 'chartSummaries') as unknown as Summary[],
  };
}

export function dashboards(): DashboardFile[] {
  return globSync('dashboards/*/*.dashboard-meta.xml', { cwd: MAIN }).map((path) => {
    const dashboard = readXml(join(MAIN, path));
    const grid = node(dashboard, 'dashboardGridLayout');
    return {
      fullName: fullNameOf(path),
      title: text(dashboard, 'title'),
      description: text(dashboard, 'description'),
      type: text(dashboard, 'dashboardType'),
      runningUser: optional(dashboard, 'runningUser'),
      columns: Number(grid['numberOfColumns']),
      components: list(grid, 'dashboardGridComponents').map(componentOf),
    };
  });
}

function componentOf(cell: Xml): DashboardComponent {
  const component = node(cell, 'dashboardComponent');
  const sorts = list(node(component, 'groupingSortProperties'), 'groupingSorts');
  return {
    componentType: text(component, 'componentType'),
    header: text(component, 'header'),
    report: text(component, 'report'),
    groupings: texts(component, 'groupingColumn'),
    summaries: component['chartSummary'] === undefined ? [] : [node(component, 'chartSummary') as unknown as Summary],
    sortedBy: sorts.flatMap((sort) => optional(sort, 'sortColumn') ?? []),
    cell: {
      column: Number(cell['columnIndex']),
      row: Number(cell['rowIndex']),
      width: Number(cell['colSpan']),
      height: Number(cell['rowSpan']),
    },
  };
}

/** Whether the folder of a report or dashboard has a file of its own, as Salesforce needs it, that all internal users may view. */
export function isSharedFolder(kind: 'report' | 'dashboard', folder: string): boolean {
  const path = join(MAIN, `${kind}s`, `${folder}.${kind}Folder-meta.xml`);
  if (!existsSync(path)) return false;
  const { folderShares } = readXml(path) as { folderShares?: Xml };
  return text(folderShares, 'accessLevel') === 'View' && text(folderShares, 'sharedTo') === 'AllInternalUsers';
}
