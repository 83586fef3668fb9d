import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { columnsOf, dashboardFaults, fairnessFaults, reportFaults, typeFaults } from './reportFaults.ts';
import { dashboards, isSharedFolder, reports, reportTypes } from './reportFiles.ts';
import type { DashboardFile, ReportFile, ReportTypeFile } from './reportFiles.ts';
import { MAIN, readXml, ROOT, sourceObjects } from './source.ts';

const types = reportTypes();
const all = reports();
const both = dashboards();
const FOLDER = 'DF_Discovery_Quality';

test('there are at least 12 reports and two dashboards, in one folder each, which every internal user may view', () => {
  expect(all.length).toBeGreaterThanOrEqual(12);
  expect(both.map(({ fullName }) => fullName)).toEqual([`${FOLDER}/DF_Manager`, `${FOLDER}/DF_RevOps`]);
  expect(new Set(all.map(({ fullName }) => fullName.split('/')[0]))).toEqual(new Set([FOLDER]));
  expect(isSharedFolder('report', FOLDER)).toBe(true);
  expect(isSharedFolder('dashboard', FOLDER)).toBe(true);
});

test('each report type has its objects and fields', () => {
  expect(types.length).toBeGreaterThanOrEqual(8);
  for (const type of types) expect([type.name, typeFaults(type)]).toEqual([type.name, []]);
});

test('each report has its type, columns, groupings, summaries and filters, and asks one question', () => {
  for (const report of all) expect([report.fullName, reportFaults(report, types)]).toEqual([report.fullName, []]);
  expect(all.filter(({ chart }) => chart === undefined)).toEqual([]);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

test('no report ranks people by refused attempts, decisions, lost deals or any other figure, and none is about a language', () => {
  for (const report of all) expect([report.fullName, fairnessFaults(report, types)]).toEqual([report.fullName, []]);
});

test('each component of a dashboard has its report and groups as the report does; each of the three questions has one', () => {
  for (const one of both) expect([one.fullName, dashboardFaults(one, all)]).toEqual([one.fullName, []]);
  const shown = new Set(both.flatMap(({ components }) => components.map(({ report }) => report)));
  expect(shown.size).toBeGreaterThan(12);
});

test.each(['DF_Seller', 'DF_Manager', 'DF_RevOps', 'DF_Integration'])(
  '%s may read every field that a report type shows',
  (set) => {
    const { fieldPermissions } = readXml(join(MAIN, `permissionsets/${set}.permissionset-meta.xml`));
    const readable = new Set((fieldPermissions as { field: string; readable: string }[]).map(({ field }) => field));
    const custom = types.flatMap((type) => [...columnsOf(type).values()].flatMap((column) => column?.custom ?? []));
    // Everyone may read required fields and master-details; no permission set may name them.
    const objects = sourceObjects();
    const granted = custom.filter((path) => {
      const [object = '', name = ''] = path.split('.');
      const field = objects.get(object)?.fields.get(name);
      return field?.required !== 'true' && field?.type !== 'MasterDetail';
    });
    expect(granted.length).toBeGreaterThan(60);
    expect([...new Set(granted)].filter((path) => !readable.has(path))).toEqual([]);
  },
);

test('the documentation has each report with its question and type, each report type, and both dashboards', () => {
  const text = readFileSync(join(ROOT, 'docs/salesforce-reports.md'), 'utf8');
  expect(text).toContain(`brings ${all.length} reports`);
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  for (const { name, description, reportType } of all) {
    const row = rows.find(([, first]) => first === name);
    expect(row?.slice(2, 4)).toEqual([description, `\`${reportType.replace(/__c$/, '')}\``]);
  }
  for (const { name, label } of types) expect(rows.find(([, first]) => first === `\`${name}\``)?.[2]).toBe(label);
  for (const { title } of both) expect(text).toContain(`**${title}**`);
});

const base = {
  fullName: `${FOLDER}/One`,
  name: 'One',
  description: 'Which deals are open?',
  reportType: 'DF_Deals__c',
  format: 'Summary',
  columns: [{ field: 'Opportunity$Amount', aggregates: ['Sum'] }],
  down: [{ field: 'Opportunity$StageName' }],
  across: [],
  filters: [{ column: 'Opportunity$IsClosed', operator: 'equals', value: '0' }],
  logic: undefined,
  sortColumn: undefined,
  dateColumn: 'Opportunity$CloseDate',
  chart: { groupings: ['Opportunity$StageName'], summaries: [{ aggregate: 'Sum', column: 'Opportunity$Amount' }] },
} satisfies ReportFile;

const filter = (column: string, operator: string, value: string) => [{ column, operator, value }];
const decided = 'Opportunity.DF_Gate_Decisions__r$';

describe('a planted fault of a report is found:', () => {
  test('none in what is right', () => {
    expect([...reportFaults(base, types), ...fairnessFaults(base, types)]).toEqual([]);
  });

  test.each<[string, Partial<ReportFile>, string]>([
    ['a report type that is not there', { reportType: 'DF_Gone__c' }, 'has no report type'],
    [
      'a column that its type does not have',
      { columns: [{ field: 'Opportunity$NextStep', aggregates: [] }] },
      'has no column',
    ],
    ['a grouping that its type does not have', { down: [{ field: 'Opportunity$Gone__c' }] }, 'has no grouping'],
    [
      'a filter by a field of another type',
      { filters: filter('Opportunity$Product2', 'equals', 'A') },
      'has no filter',
    ],
    ['a sum of a text', { columns: [{ field: 'Opportunity$Name', aggregates: ['Sum'] }] }, 'which is no number'],
    ['a grouping that is a column too', { down: [{ field: 'Opportunity$Amount' }] }, 'by which it groups'],
    ['a chart of a summary that it does not have', { columns: [] }, 'has no Sum of'],
    ['a chart by what it does not group by', { down: [{ field: 'Opportunity$Owner' }] }, 'by which it does not group'],
    ['a matrix without groupings across', { format: 'Matrix' }, 'another format'],
    [
      'a picklist value that is not there',
      { filters: filter('Opportunity$DF_Lost_Reason__c', 'equals', 'Cheap') },
      'by `Cheap`',
    ],
    [
      'a checkbox that is compared with a word',
      { filters: filter('Opportunity$IsWon', 'equals', 'no') },
      'the checkbox',
    ],
    [
      'a number that is compared with a word',
      { filters: filter('Opportunity$Amount', 'lessThan', 'low') },
      'the number',
    ],
    ['a day that does not move', { filters: filter('Opportunity$CloseDate', 'lessThan', '2026-01-01') }, 'the day'],
    ['a logic that leaves a filter out', { logic: '2 OR 3' }, 'has the logic'],
    ['a name that Salesforce cuts off', { name: 'N'.repeat(41) }, 'name of 41'],
    ['a description that asks nothing', { description: 'Open deals.' }, 'not one question'],
  ])('%s', (_name, planted, fault) => {
    expect(reportFaults({ ...base, ...planted }, types).join('\n')).toContain(fault);
  });

  const decisions = { ...base, reportType: 'DF_Deals_with_Decisions__c' };
  test.each<[string, ReportFile, string]>([
    ['all outcomes', { ...decisions, down: [{ field: `${decided}Outcome__c` }] }, 'counts refused attempts'],
    [
      'refused attempts',
      { ...decisions, filters: filter(`${decided}Outcome__c`, 'equals', 'blocked') },
      'counts refused',
    ],
    [
      'decisions by person',
      {
        ...decisions,
        down: [{ field: `${decided}Decided_By__c` }],
        filters: filter(`${decided}Outcome__c`, 'notEqual', 'blocked'),
      },
      'ranks',
    ],
    [
      'sellers by the amount of their deals',
      { ...base, down: [{ field: 'Opportunity$Owner', sortByName: 'Opportunity$Amount', aggregateType: 'Sum' }] },
      'sorts Opportunity$Owner',
    ],
    [
      'lost deals by seller',
      { ...base, down: [{ field: 'Opportunity$Owner' }, { field: 'Opportunity$DF_Lost_Reason__c' }] },
      'lost deals',
    ],
  ])('unfair: %s', (_name, planted, fault) => {
    expect(fairnessFaults(planted, types).join('\n')).toContain(fault);
  });
});

describe('a planted fault of a report type is found:', () => {
  const type: ReportTypeFile = {
    ...{ name: 'One', label: 'One', description: 'One.', deployed: 'true', baseObject: 'Opportunity' },
    joins: [{ relationship: 'DF_Answers__r', outer: true }],
    columns: [{ table: 'Opportunity.DF_Answers__r', field: 'Concept__c' }],
  };
  test('none in what is right', () => expect(typeFaults(type)).toEqual([]));

  test.each<[string, Partial<ReportTypeFile>, string]>([
    [
      'a relationship that is not there',
      { joins: [{ relationship: 'DF_Gone__r', outer: true }] },
      'has no relationship',
    ],
    ['a field that is not there', { columns: [{ table: 'Opportunity', field: 'Gone__c' }] }, 'has no field'],
    ['a lookup that is not there', { columns: [{ table: 'Opportunity', field: 'Owner.Gone.Name' }] }, 'has no field'],
    [
      'a table that is not in its chain',
      { columns: [{ table: 'Opportunity.DF_Pain_Points__r', field: 'Name' }] },
      'has no field',
    ],
    [
      'an inner join after an outer one',
      {
        joins: [
          { relationship: 'DF_Pain_Points__r', outer: true },
          { relationship: 'DF_Prescriptions__r', outer: false },
        ],
      },
      'inner join',
    ],
    ['a column twice', { columns: [...type.columns, ...type.columns] }, 'twice'],
    ['one that is not deployed', { deployed: 'false' }, 'not deployed'],
  ])('%s', (_name, planted, fault) => {
    expect(typeFaults({ ...type, ...planted }).join('\n')).toContain(fault);
  });
});

describe('a planted fault of a dashboard is found:', () => {
  const component = {
    ...{ componentType: 'Bar', header: 'At risk: one', report: base.fullName, groupings: ['Opportunity$StageName'] },
    ...{ summaries: [{ aggregate: 'Sum', column: 'Opportunity$Amount' }] },
    sortedBy: [],
    cell: { column: 0, row: 0, width: 6, height: 8 },
  };
  const at = (row: number, header: string) => ({ ...component, header, cell: { ...component.cell, row } });
  const rest = [at(8, 'Changed: one'), at(16, 'Who needs help: one')];
  const dashboard: DashboardFile = {
    ...{
      fullName: 'F/One',
      title: 'One',
      description: 'One.',
      type: 'LoggedInUser',
      runningUser: undefined,
      columns: 12,
    },
    components: [component, ...rest],
  };
  test('none in what is right', () => expect(dashboardFaults(dashboard, [base])).toEqual([]));

  test.each<[string, Partial<DashboardFile>, string]>([
    ['a report that is not there', { components: [{ ...component, report: 'F/Gone' }, ...rest] }, 'has no report'],
    [
      'another grouping',
      { components: [{ ...component, groupings: ['Opportunity$Owner'] }, ...rest] },
      'its report does not',
    ],
    [
      'another summary',
      { components: [{ ...component, summaries: [{ column: 'Opportunity$Amount', aggregate: 'Average' }] }, ...rest] },
      'no Average',
    ],
    ['a chart without groups', { components: [{ ...component, groupings: [] }, ...rest] }, 'draws no groups'],
    [
      'people by a figure',
      { components: [{ ...component, groupings: ['Opportunity$Owner'], sortedBy: ['RowCount'] }, ...rest] },
      'sorts people by RowCount',
    ],
    ['no summary', { components: [{ ...component, summaries: [] }, ...rest] }, 'shows nothing'],
    ['two in one place', { components: [component, at(4, 'Changed: one'), at(16, 'Who needs help: one')] }, 'covers'],
    ['one that is too wide', { columns: 4 }, 'wider'],
    ['no component for a question', { components: [component] }, 'has no component for `Changed: `'],
    ['everyone sees what one user sees', { type: 'SpecifiedUser' }, 'what one user sees'],
    ['a running user', { runningUser: 'admin@example.com' }, 'what one user sees'],
  ])('%s', (_name, planted, fault) => {
    expect(dashboardFaults({ ...dashboard, ...planted }, [base]).join('\n')).toContain(fault);
  });
});
