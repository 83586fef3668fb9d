import type { DashboardComponent, DashboardFile, ReportFile, ReportTypeFile, Summary } from './reportFiles.ts';
import { sourceObjects, valueSet } from './source.ts';
import type { SourceField } from './source.ts';

const objects = sourceObjects();

/** Fields of standard objects that our report types show, as report types name them: a lookup without `Id`. */
const STANDARD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Opportunity: {
    ...{ Name: 'Text', Account: 'Account', Owner: 'User', StageName: 'Picklist', Amount: 'Number', CloseDate: 'Date' },
    ...{ IsClosed: 'Checkbox', IsWon: 'Checkbox', Type: 'Picklist', LeadSource: 'Picklist' },
  },
  OpportunityLineItem: { Product2: 'Product2', Quantity: 'Number', UnitPrice: 'Number', TotalPrice: 'Number' },
  User: { Name: 'Text', Manager: 'User' },
};
const EVERY: Readonly<Record<string, string>> = { Name: 'Text', CreatedDate: 'DateTime', CreatedBy: 'User' };
const STANDARD_CHILDREN: Readonly<Record<string, string>> = {
  'Opportunity.OpportunityLineItems': 'OpportunityLineItem',
};

/** What a column shows. */
interface Column {
  /** `Number`, `Picklist`; the object that a lookup refers to. */
  readonly type: string;
  /** `DF_Answer__c.Concept__c`; undefined for a standard field. */
  readonly custom?: string;
  readonly values?: readonly string[];
}

/** The field at the end of a path (`Owner.Manager.Name`) from an object on; undefined if there is none. */
function fieldAt(object: string, [head = '', ...rest]: readonly string[]): Column | undefined {
  const field = objects.get(object)?.fields.get(head);
  if (field !== undefined) return rest.length === 0 ? columnOf(object, field) : fieldAt(field.referenceTo ?? '', rest);
  const type = STANDARD[object]?.[head] ?? (object === '' ? undefined : EVERY[head]);
  if (type === undefined) return undefined;
  return rest.length === 0 ? { type } : fieldAt(type, rest);
}

function columnOf(object: string, field: SourceField): Column {
  const types: Readonly<Record<string, string>> = { Summary: 'Number', Lookup: field.referenceTo ?? '' };
  const { valueSetName, valueSetDefinition } = field.valueSet ?? {};
  const values =
    valueSetName === undefined ? valueSetDefinition?.value.map(({ fullName }) => fullName) : valueSet(valueSetName);
  return {
    type: types[field.type] ?? field.type,
    custom: `${object}.${field.fullName}`,
    ...(values === undefined ? {} : { values }),
  };
}

/** The object of each table of a report type by its path: `Opportunity.DF_Answers__r`; undefined: there is no such relationship. */
function tablesOf({ baseObject, joins }: ReportTypeFile): Map<string, string | undefined> {
  const tables = new Map<string, string | undefined>([[baseObject, baseObject]]);
  let [path, object]: [string, string | undefined] = [baseObject, baseObject];
  for (const { relationship } of joins) {
    const key: string = `${object ?? ''}.${relationship}`;
    const child = [...objects.values()].find(({ fields }) =>
      [...fields.values()].some(
        (field) => field.referenceTo === object && `${field.relationshipName ?? ''}__r` === relationship,
      ),
    );
    object = STANDARD_CHILDREN[key] ?? child?.name;
    path = `${path}.${relationship}`;
    tables.set(path, object);
  }
  return tables;
}

/** The columns of a report type by the names that reports use: `Opportunity.DF_Answers__r$Concept__c`. */
export function columnsOf(type: ReportTypeFile): Map<string, Column | undefined> {
  const tables = tablesOf(type);
  return new Map(
    type.columns.map(({ table, field }) => [`${table}$${field}`, fieldAt(tables.get(table) ?? '', field.split('.'))]),
  );
}

export function typeFaults(type: ReportTypeFile): string[] {
  const names = type.columns.map(({ table, field }) => `${table}$${field}`);
  const lastInner = type.joins.findLastIndex(({ outer }) => !outer);
  return [
    ...[...tablesOf(type)].flatMap(([path, object]) => (object === undefined ? [`has no relationship ${path}`] : [])),
    ...[...columnsOf(type)].flatMap(([name, column]) => (column === undefined ? [`has no field ${name}`] : [])),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `has ${name} twice`),
    ...(type.joins.slice(0, Math.max(0, lastInner)).some(({ outer }) => outer)
      ? ['has an inner join after an outer one']
      : []),
    ...(type.joins.length > 3 ? ['has more than four objects'] : []),
    ...(type.deployed === 'true' ? [] : ['is not deployed']),
    ...sized('label', type.label, 50),
    ...sized('description', type.description, 255),
  ];
}

const sized = (what: string, text: string, most: number): string[] =>
  text.length > 0 && text.length <= most ? [] : [`has a ${what} of ${text.length} characters`];

/** Every column that a report names, with the place. */
const namesIn = (report: ReportFile): [place: string, name: string][] => [
  ...report.columns.map(({ field }): [string, string] => ['column', field]),
  ...[...report.down, ...report.across].map(({ field }): [string, string] => ['grouping', field]),
  ...report.filters.map(({ column }): [string, string] => ['filter', column]),
  ...(report.sortColumn === undefined ? [] : [['sort', report.sortColumn] as [string, string]]),
  ['time frame', report.dateColumn],
];

export function reportFaults(report: ReportFile, types: readonly ReportTypeFile[]): string[] {
  const type = types.find(({ name }) => `${name}__c` === report.reportType);
  if (type === undefined) return [`has no report type ${report.reportType}`];
  const columns = columnsOf(type);
  const groupings = groupingsOf(report);
  return [
    ...namesIn(report).flatMap(([place, name]) => (columns.get(name) ? [] : [`has no ${place} ${name}`])),
    ...report.columns.flatMap(({ field, aggregates }) =>
      aggregates.length > 0 && columns.get(field)?.type !== 'Number' ? [`adds up ${field}, which is no number`] : [],
    ),
    ...report.columns.flatMap(({ field }) => (groupings.includes(field) ? [`shows ${field}, by which it groups`] : [])),
    ...[...report.down, ...report.across].flatMap(({ sortByName, aggregateType }) =>
      sortByName === undefined ? [] : summaryFaults(report, { aggregate: aggregateType ?? '', column: sortByName }),
    ),
    ...report.filters.flatMap((filter) => filterFaults(filter, columns.get(filter.column))),
    ...logicFaults(report),
    ...(report.format === (report.across.length > 0 ? 'Matrix' : 'Summary') && report.down.length > 0
      ? []
      : ['has another format than its groupings']),
    ...(report.chart?.groupings ?? []).flatMap((name) =>
      groupings.includes(name) ? [] : [`draws ${name}, by which it does not group`],
    ),
    ...(report.chart?.summaries ?? []).flatMap((summary) => summaryFaults(report, summary)),
    ...sized('name', report.name, 40),
    ...sized('description', report.description, 255),
    ...(/^[^?]+\?$/.test(report.description) ? [] : ['has a description that is not one question']),
  ];
}

const groupingsOf = ({ down, across }: ReportFile): string[] => [...down, ...across].map(({ field }) => field);

/** A summary is the number of rows, or one that a column of the report has. */
function summaryFaults(report: ReportFile, { aggregate, column }: Summary): string[] {
  if (column === 'RowCount') return [];
  const found = report.columns.some(
    ({ field, aggregates }) => field === column && aggregates.includes(aggregate ?? ''),
  );
  return found ? [] : [`has no ${aggregate ?? 'summary'} of ${column}`];
}

function filterFaults({ column, operator, value }: ReportFile['filters'][number], field: Column | undefined): string[] {
  const isPicked = ['equals', 'notEqual'].includes(operator) && value !== '' && field?.values !== undefined;
  if (isPicked && !value.split(',').every((one) => field.values?.includes(one)))
    return [`filters ${column} by \`${value}\``];
  if (field?.type === 'Checkbox' && !/^[01]$/.test(value)) return [`filters the checkbox ${column} by \`${value}\``];
  if (field?.type === 'Number' && !/^\d+$/.test(value)) return [`filters the number ${column} by \`${value}\``];
  if (field?.type === 'Date' && !/^(TODAY|(LAST|NEXT)_N_DAYS:\d+)$/.test(value))
    return [`filters the day ${column} by \`${value}\``];
  return [];
}

function logicFaults({ logic, filters }: ReportFile): string[] {
  if (logic === undefined) return [];
  const named = [...new Set(logic.match(/\d+/g) ?? [])].map(Number).sort((a, b) => a - b);
  return named.join() === filters.map((_, index) => index + 1).join()
    ? []
    : [`has the logic ${logic} over ${filters.length} filters`];
}

/** Columns that name people: of the app's fields, lookups to users. */
const PERSON = /\$(Owner|Owner\.\w+(\.\w+)*|\w*(By|By__c|Owner__c|Owner_At_Request__c|Writer__c))$/;

/** A refused attempt is recorded by the panel only, so the number of them is no figure; decisions rank nobody. People come in the order of their names. */
export function fairnessFaults(report: ReportFile, types: readonly ReportTypeFile[]): string[] {
  const type = types.find(({ name }) => `${name}__c` === report.reportType);
  const columns: ReadonlyMap<string, Column | undefined> = type === undefined ? new Map() : columnsOf(type);
  const people = groupingsOf(report).filter((name) => columns.get(name)?.type === 'User' || /Owner\./.test(name));
  const outcomes = report.filters.filter(({ column }) => column.endsWith('$Outcome__c'));
  const excludes = outcomes.some(({ operator, value }) => (operator === 'notEqual') === (value === 'blocked'));
  const isOfDecisions = namesIn(report).some(([, name]) => name.includes('DF_Gate_Decisions__r$'));
  return [
    ...(isOfDecisions && !excludes ? ['counts refused attempts'] : []),
    ...(isOfDecisions && people.length > 0 ? [`ranks ${people.join()} by decisions`] : []),
    ...(people.length > 0 && namesIn(report).some(([, name]) => /DF_Lost_/.test(name))
      ? ['ranks people by lost deals']
      : []),
    ...[...report.down, ...report.across].flatMap(({ field, sortByName }) =>
      PERSON.test(field) && sortByName !== undefined ? [`sorts ${field} by ${sortByName}`] : [],
    ),
    ...namesIn(report).flatMap(([, name]) => (/language|locale/i.test(name) ? [`shows ${name}`] : [])),
  ];
}

export function dashboardFaults(dashboard: DashboardFile, all: readonly ReportFile[]): string[] {
  return [
    ...dashboard.components.flatMap((one) => componentFaults(one, all).map((fault) => `${one.header} ${fault}`)),
    ...dashboard.components.flatMap((one, index) => [
      ...(one.cell.column + one.cell.width > dashboard.columns ? [`${one.header} is wider than the dashboard`] : []),
      ...dashboard.components
        .slice(index + 1)
        .flatMap((other) => (isOver(one, other) ? [`${one.header} covers ${other.header}`] : [])),
    ]),
    ...(dashboard.type === 'LoggedInUser' && dashboard.runningUser === undefined
      ? []
      : ['shows everyone what one user sees']),
    ...['Who needs help: ', 'At risk: ', 'Changed: '].flatMap((question) =>
      dashboard.components.some(({ header }) => header.startsWith(question))
        ? []
        : [`has no component for \`${question}\``],
    ),
    ...sized('title', dashboard.title, 80),
    ...sized('description', dashboard.description, 255),
  ];
}

function isOver({ cell: one }: DashboardComponent, { cell: other }: DashboardComponent): boolean {
  const meets = (start: number, size: number, next: number, length: number) =>
    start < next + length && next < start + size;
  return meets(one.column, one.width, other.column, other.width) && meets(one.row, one.height, other.row, other.height);
}

function componentFaults(component: DashboardComponent, all: readonly ReportFile[]): string[] {
  const report = all.find(({ fullName }) => fullName === component.report);
  if (report === undefined) return [`has no report ${component.report}`];
  return [
    ...component.groupings.flatMap((name) =>
      groupingsOf(report).includes(name) ? [] : [`groups by ${name}, by which its report does not`],
    ),
    ...component.summaries.flatMap((summary) => summaryFaults(report, summary)),
    ...(component.summaries.length === 0 ? ['shows nothing'] : []),
    ...(component.groupings.some((name) => PERSON.test(name)) && component.sortedBy.length > 0
      ? [`sorts people by ${component.sortedBy.join()}`]
      : []),
    ...((component.componentType === 'Metric') === (component.groupings.length === 0) ? [] : ['draws no groups']),
    ...sized('header', component.header, 80),
  ];
}
