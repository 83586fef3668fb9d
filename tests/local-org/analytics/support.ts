import { readReport } from '../../../src/local-org/analytics/definitions/readReport.ts';
import { runReport } from '../../../src/local-org/analytics/run/runReport.ts';
import type { ReportRun } from '../../../src/local-org/analytics/run/runReport.ts';
import { findReportType } from '../../../src/local-org/analytics/types/findType.ts';
import type { RunningUser } from '../../../src/local-org/base/values.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { createSoqlEngine } from '../../../src/local-org/soql/engine.ts';
import { parseXml } from '../../../src/local-org/xml/xml.ts';
import { fieldXml, FINDING_FILES, lookupXml, objectFile, objectHead } from '../metadata/support.ts';

const number = '<precision>8</precision><scale>2</scale>';

/** Findings are details of opportunities; remedies look up findings, and have an owner of their own. */
export const OBJECTS: Readonly<Record<string, string>> = {
  ...FINDING_FILES,
  'objects/Remedy__c.object': objectFile(
    objectHead('Remedy', 'ReadWrite') +
      lookupXml('Finding__c', 'Finding__c', 'Remedies') +
      fieldXml('Cost__c', 'Number', number) +
      fieldXml('Done__c', 'DateTime'),
  ),
};

type Columns = Readonly<Record<string, readonly string[]>>;

/** A report type; `joins` are `[relationship, outer]` from the base outwards, `columns` fields by table. */
export function typeXml(base: string, joins: readonly (readonly [string, boolean])[], columns: Columns): string {
  const join = joins.reduceRight(
    (inner, [relationship, outer]) =>
      `<join>${inner}<outerJoin>${outer}</outerJoin><relationship>${relationship}</relationship></join>`,
    '',
  );
  const sections = Object.entries(columns).map(
    ([table, fields]) =>
      `<sections>${fields.map((field) => `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>${table}</table></columns>`).join('')}<masterLabel>${table}</masterLabel></sections>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ReportType xmlns="http://soap.sforce.com/2006/04/metadata">
<baseObject>${base}</baseObject><category>other</category><deployed>true</deployed><label>${base} and more</label>
${join}
${sections.join('\n')}
</ReportType>`;
}

const DEAL = [
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'Owner',
  'Account',
  'Account.Industry',
  'IsClosed',
  'CreatedDate',
  'Finding_Count__c',
];
const FINDING = ['Name', 'Level__c', 'Seen__c', 'Open__c', 'Points__c'];
const REMEDY = ['Name', 'Cost__c', 'Done__c', 'Owner'];

/** Opportunities alone, with findings, with or without findings, and those with or without remedies. */
export const TYPES: Readonly<Record<string, string>> = {
  'reportTypes/Deals.reportType': typeXml('Opportunity', [], { Opportunity: DEAL }),
  'reportTypes/Deals_with_Findings.reportType': typeXml('Opportunity', [['Findings__r', false]], {
    Opportunity: DEAL,
    'Opportunity.Findings__r': FINDING,
  }),
  'reportTypes/Findings_or_None.reportType': typeXml('Opportunity', [['Findings__r', true]], {
    Opportunity: DEAL,
    'Opportunity.Findings__r': FINDING,
  }),
  'reportTypes/All.reportType': typeXml(
    'Opportunity',
    [
      ['Findings__r', true],
      ['Remedies__r', true],
    ],
    { Opportunity: DEAL, 'Opportunity.Findings__r': FINDING, 'Opportunity.Findings__r.Remedies__r': REMEDY },
  ),
};

export const FOLDERS: Readonly<Record<string, string>> = {
  'reports/Team-meta.xml': '<ReportFolder><accessType>Public</accessType><name>Team reports</name></ReportFolder>',
  'dashboards/Team-meta.xml':
    '<DashboardFolder><accessType>Public</accessType><name>Team dashboards</name></DashboardFolder>',
};

/** A report file; `inner` holds everything but name, type and scope. */
export function reportXml(type: string, inner: string, { name = 'A report', scope = 'organization' } = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Report xmlns="http://soap.sforce.com/2006/04/metadata">
${inner}
<name>${name}</name>
<reportType>${type}</reportType>
<scope>${scope}</scope>
</Report>`;
}

export const format = (name: string): string => `<format>${name}</format>`;

export const column = (field: string, ...aggregates: readonly string[]): string =>
  `<columns>${aggregates.map((one) => `<aggregateTypes>${one}</aggregateTypes>`).join('')}<field>${field}</field></columns>`;

export const grouping = (side: 'Down' | 'Across', field: string, granularity = 'Day', more = ''): string =>
  `<groupings${side}><dateGranularity>${granularity}</dateGranularity><field>${field}</field><sortOrder>Asc</sortOrder>${more}</groupings${side}>`;

/** Criteria `[column, operator, value]`, with the logic that combines them. */
export function filter(items: readonly (readonly [string, string, string])[], logic = ''): string {
  const criteria = items.map(
    ([name, operator, value]) =>
      `<criteriaItems><column>${name}</column><operator>${operator}</operator><value>${value}</value></criteriaItems>`,
  );
  const boolean = logic === '' ? '' : `<booleanFilter>${logic}</booleanFilter>`;
  return `<filter>${boolean}${criteria.join('')}</filter>`;
}

/** Runs a report that is not stored, as a user. */
export function runAs(org: OpenedOrg, user: RunningUser, xml: string, withRows = false): ReportRun {
  const parsed = parseXml(new TextEncoder().encode(xml));
  if ('problem' in parsed) throw new Error(parsed.problem);
  const report = readReport('Team/Unsaved', parsed.body);
  const components = org.metadata.components();
  const typeOf = findReportType(org.schema, (name) =>
    components.find((one) => one.type === 'ReportType' && one.fullName === name),
  );
  const type = typeOf(report.reportType);
  if (type === undefined) throw new Error(`no report type ${report.reportType}`);
  const soql = createSoqlEngine(org);
  const source = {
    schema: org.schema,
    user,
    permissions: org.permissions(user),
    language: org.language(user),
    display: soql.display(user),
    select: (query: Parameters<typeof soql.select>[1]) => soql.select(user, query),
    team: () => org.subordinates(user),
    fiscalStart: 1,
  };
  return runReport(source, report, type, withRows);
}

/** The values of the summaries by the labels of their groups: `Prospecting!T`, `T!T`. */
export function totalsOf({ down, across, facts }: ReportRun): Record<string, unknown[]> {
  const names = (nodes: ReportRun['down'], above: string): [string, string][] =>
    nodes.flatMap(({ key, group, groupings }) => {
      const label = above === '' ? group.label : `${above} / ${group.label}`;
      return [[key, label], ...names(groupings, label)];
    });
  const rows = new Map([['T', 'T'], ...names(down, '')]);
  const columns = new Map([['T', 'T'], ...names(across, '')]);
  return Object.fromEntries(
    [...facts].map(([key, { aggregates }]) => {
      const [row = '', side = ''] = key.split('!');
      return [`${rows.get(row) ?? '?'}!${columns.get(side) ?? '?'}`, aggregates.map(({ value }) => value)];
    }),
  );
}

/** The texts of the rows of a report without groupings. */
export function rowsOf(run: ReportRun): string[][] {
  return (run.facts.get('T!T')?.rows ?? []).map((cells) => cells.map(({ label }) => label));
}
