import { readDashboard } from '../../../src/local-org/analytics/definitions/readDashboard.ts';
import { readReport } from '../../../src/local-org/analytics/definitions/readReport.ts';
import { reportBody } from '../../../src/local-org/analytics/definitions/reportBody.ts';
import { componentReport, showsRows } from '../../../src/local-org/analytics/run/component.ts';
import { buildXml, parseXml } from '../../../src/local-org/xml/xml.ts';
import type { XmlObject } from '../../../src/local-org/xml/xmlValue.ts';
import { column, filter, format, grouping, reportXml } from './support.ts';

function bodyOf(text: string): XmlObject {
  const parsed = parseXml(new TextEncoder().encode(text));
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.body;
}

const SORTED = '<aggregateType>Sum</aggregateType><sortByName>Deal$Amount</sortByName><sortType>Aggregate</sortType>';
const RICH = reportXml(
  'Deals__c',
  format('Matrix') +
    column('Deal$Amount', 'Sum', 'Average') +
    column('Deal$Name') +
    grouping('Down', 'Deal$Stage', 'Day', SORTED) +
    grouping('Across', 'Deal$Day', 'Month') +
    filter(
      [
        ['Deal$Name', 'contains', 'a, &quot;b&quot;'],
        ['Deal$Amount', 'greaterThan', '5'],
      ],
      '1 OR 2',
    ) +
    '<crossFilters><criteriaItems><column>Kind__c</column><operator>equals</operator><value>x</value></criteriaItems><operation>without</operation><primaryTableColumn>Deal$Id</primaryTableColumn><relatedTable>Pain__c</relatedTable><relatedTableJoinColumn>Deal__c</relatedTableJoinColumn></crossFilters>' +
    '<description>What &amp; why</description><params><name>open</name><value>all</value></params><rowLimit>7</rowLimit><sortColumn>Deal$Name</sortColumn><sortOrder>Desc</sortOrder><showDetails>false</showDetails>' +
    '<timeFrameFilter><dateColumn>Deal$Day</dateColumn><endDate>2026-12-31</endDate><interval>INTERVAL_CUSTOM</interval><startDate>2026-01-01</startDate></timeFrameFilter>',
  { scope: 'user' },
);

test('a report that is written as a file is read as the same report', () => {
  const report = readReport('Team/Rich', bodyOf(RICH));
  expect(report).toMatchObject({
    rowLimit: 7,
    sort: { column: 'Deal$Name', descending: true },
    filters: [{ value: 'a, "b"' }, { operator: 'greaterThan' }],
    groupingsDown: [{ granularity: 'Day', sortBy: { aggregate: 'Sum', column: 'Deal$Amount' } }],
    timeFrame: { start: '2026-01-01', end: '2026-12-31' },
    showDetails: false,
    showGrandTotal: true,
  });
  expect(readReport('Team/Rich', bodyOf(buildXml('Report', reportBody(report))))).toEqual(report);
});

test('what a definition does not have is kept from the file of before', () => {
  const before = bodyOf(
    reportXml(
      'Deals__c',
      `${format('Tabular')}<chart><chartType>Pie</chartType><groupingColumn>Deal$Stage</groupingColumn></chart><showCurrentDate>true</showCurrentDate>`,
    ),
  );
  const report = readReport('Team/R', before);
  const { chart, ...withoutChart } = report;
  expect(chart).toMatchObject({ type: 'Pie' });
  expect(reportBody(report, before)).toMatchObject({ showCurrentDate: 'true', chart: { chartType: 'Pie' } });
  expect(reportBody(withoutChart, before)).not.toHaveProperty('chart');
});

const CELL = (row: number, component: string): string =>
  `<dashboardGridComponents><colSpan>6</colSpan><columnIndex>3</columnIndex><dashboardComponent>${component}</dashboardComponent><rowIndex>${row}</rowIndex><rowSpan>8</rowSpan></dashboardGridComponents>`;

const flexColumn = (type: string, name: string): string =>
  `<flexTableColumn><reportColumn>${name}</reportColumn><type>${type}</type></flexTableColumn>`;

test('the components of a grid have their cells, groupings, summaries and sorts', () => {
  const chart =
    '<chartSummary><aggregate>Sum</aggregate><column>Deal$Amount</column></chartSummary><componentType>Bar</componentType><groupingColumn>Deal$Day</groupingColumn>' +
    '<groupingSortProperties><groupingSorts><groupingLevel>g1</groupingLevel><sortColumn>s!Deal$Amount</sortColumn><sortOrder>d</sortOrder></groupingSorts></groupingSortProperties><report>Team/Rich</report>';
  const table = `<componentType>FlexTable</componentType><flexComponentProperties>${flexColumn('grouping', 'Deal$Stage')}${flexColumn('detail', 'Deal$Name')}${flexColumn('aggregate', 'RowCount')}</flexComponentProperties><report>Team/Rich</report>`;
  const dashboard = readDashboard(
    'Team/Grid',
    bodyOf(
      `<Dashboard><dashboardGridLayout>${CELL(0, chart)}${CELL(8, table)}<numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout><dashboardType>LoggedInUser</dashboardType><title>Grid</title></Dashboard>`,
    ),
  );
  expect(dashboard).toMatchObject({ grid: { columns: 12, rowHeight: 36 }, type: 'LoggedInUser' });
  const [bar, flex] = dashboard.components;
  expect(bar?.place).toEqual({ kind: 'cell', column: 3, row: 0, colspan: 6, rowspan: 8 });
  expect(bar?.sorts).toEqual([{ level: 0, descending: true, by: { aggregate: 'Sum', column: 'Deal$Amount' } }]);
  const report = readReport('Team/Rich', bodyOf(RICH));
  if (bar === undefined || flex === undefined) throw new Error('two components are expected');
  // Only the grouping and the summary that the chart names, in the order that it names.
  expect(componentReport(bar, report)).toMatchObject({
    format: 'Summary',
    columns: [{ field: 'Deal$Amount', aggregates: ['Sum'] }, { field: 'Deal$Name' }],
    groupingsDown: [{ field: 'Deal$Day', descending: true, sortBy: { aggregate: 'Sum', column: 'Deal$Amount' } }],
    groupingsAcross: [],
  });
  expect(showsRows(bar, report)).toBe(false);
  expect(showsRows(flex, report)).toBe(true);
  expect(componentReport(flex, report)).toMatchObject({
    columns: [{ field: 'Deal$Name' }],
    groupingsDown: [{ field: 'Deal$Stage' }],
  });
});
