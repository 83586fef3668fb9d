import { strFromU8, unzipSync } from 'fflate';
import type { DeployResult } from '../../../src/local-org/metadata/types.ts';
import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { placeOfElement } from '../../../src/local-org/xml/lines.ts';
import { createSoqlEngine } from '../../../src/local-org/soql/engine.ts';
import { deployed, packageZip, problemsOf, userOf } from '../metadata/support.ts';
import { column, filter, FOLDERS, format, grouping, OBJECTS, reportXml, TYPES, typeXml } from './support.ts';

let org: OpenedOrg;

beforeAll(() => {
  org = openOrg({ dataDir: ':memory:' });
  deployed(org, {
    ...OBJECTS,
    ...TYPES,
    ...FOLDERS,
    'reports/Team/Good.report': GOOD,
    'dashboards/Team/Good.dashboard': dashboard(),
  });
});
afterAll(() => org.close());

const AMOUNT = column('Opportunity$Amount', 'Sum');
const STAGE = grouping('Down', 'Opportunity$StageName');
const GOOD = reportXml('Deals__c', format('Summary') + AMOUNT + STAGE, { name: 'Good' });

function dashboard(component = '<componentType>Bar</componentType>\n<report>Team/Good</report>', more = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Dashboard xmlns="http://soap.sforce.com/2006/04/metadata">
<dashboardType>SpecifiedUser</dashboardType>
<leftSection><columnSize>Medium</columnSize>
<components>
${component}
</components></leftSection>
${more}
<title>Good</title>
</Dashboard>`;
}

const deploy = (files: Record<string, string>): DeployResult =>
  org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false });

/** `line: sentence` of the one problem that a deploy of the file reports. */
function problemOf(path: string, text: string): string {
  const found = deploy({ [path]: text }).components.filter(({ problem }) => problem !== undefined);
  expect(found).toHaveLength(1);
  return `${found[0]?.lineNumber ?? '-'}: ${found[0]?.problem ?? ''}`;
}

const report = (inner: string, type = 'Deals__c', scope = 'organization'): string =>
  problemOf('reports/Team/Bad.report', reportXml(type, inner, { scope }));

test.each<[string, string, RegExp]>([
  ['an unknown base object', typeXml('No__c', [], { No__c: ['Name'] }), /^3: Invalid object name 'No__c'$/],
  [
    'an unknown relationship',
    typeXml('Opportunity', [['Nos__r', true]], { Opportunity: ['Name'] }),
    /^4: Invalid relationship name 'Nos__r' on Opportunity$/,
  ],
  [
    'an unknown field',
    typeXml('Opportunity', [], { Opportunity: ['Name', 'No__c'] }),
    /^5: Invalid field 'No__c' for object 'Opportunity'$/,
  ],
  [
    'an unknown field behind a lookup',
    typeXml('Opportunity', [], { Opportunity: ['Account.No__c'] }),
    /^5: Invalid field 'Account\.No__c' for object 'Opportunity'$/,
  ],
  ['a table that is not in it', typeXml('Opportunity', [], { Account: ['Name'] }), /^5: Invalid table 'Account'/],
  [
    'an inner join after an outer one',
    typeXml(
      'Opportunity',
      [
        ['Findings__r', true],
        ['Remedies__r', false],
      ],
      { Opportunity: ['Name'] },
    ),
    /^4: An inner join cannot follow an outer join: 'Remedies__r'/,
  ],
  [
    'five objects',
    typeXml(
      'Account',
      [
        ['Opportunities', true],
        ['Findings__r', true],
        ['Remedies__r', true],
        ['Tasks', true],
      ],
      { Account: ['Name'] },
    ),
    /^4: A report type has at most 4 objects; this one has 5\.$/,
  ],
  [
    'an unknown category',
    typeXml('Opportunity', [], { Opportunity: ['Name'] }).replace('other', 'sundry'),
    /^3: Invalid category value 'sundry'$/,
  ],
])('a report type with %s is refused with its line', (_what, text, expected) => {
  expect(problemOf('reportTypes/Bad.reportType', text)).toMatch(expected);
});

test.each<[string, string, RegExp]>([
  [
    'an unknown column',
    `${format('Tabular')}\n${column('Opportunity$No__c')}`,
    /^4: Invalid field 'Opportunity\$No__c' for report type 'Deals__c'$/,
  ],
  ['an unknown format', format('Cube'), /^3: 'Cube' is not a valid value for the enum 'ReportFormat'$/],
  [
    'an unknown grouping',
    `${format('Summary')}\n\n${grouping('Down', 'Opportunity$No__c')}`,
    /^5: Invalid field 'Opportunity\$No__c'/,
  ],
  [
    'an unknown granularity',
    format('Summary') + grouping('Down', 'Opportunity$CloseDate', 'Decade'),
    /'Decade' is not a valid value for the enum 'UserDateGranularity'/,
  ],
  [
    'an unknown summary',
    format('Tabular') + column('Opportunity$Amount', 'Median'),
    /'Median' is not a valid value for the enum 'ReportSummaryType'/,
  ],
  ['a sum of texts', format('Tabular') + column('Opportunity$Name', 'Sum'), /cannot be summarized by Sum/],
  [
    'a grouping among the columns',
    format('Summary') + column('Opportunity$StageName') + STAGE,
    /Can't include groupings in columns list: Opportunity\$StageName/,
  ],
  ['groupings in a table', format('Tabular') + STAGE, /A tabular report cannot have groupings/],
  ['no grouping in a summary', format('Summary') + AMOUNT, /A summary report has one to three row groupings/],
  [
    'no column grouping in a matrix',
    format('Matrix') + STAGE,
    /A matrix report has one or two row groupings and one or two column groupings/,
  ],
  [
    'an unknown operator',
    `${format('Tabular')}\n${filter([['Opportunity$Name', 'like', 'x']])}`,
    /^4: 'like' is not a valid value for the enum 'FilterOperation'$/,
  ],
  [
    'an operator of other types',
    format('Tabular') + filter([['Opportunity$Amount', 'contains', '1']]),
    /The filter operator 'contains' is not valid for the field/,
  ],
  [
    'a value of another type',
    format('Tabular') + filter([['Opportunity$Amount', 'equals', 'much']]),
    /Invalid value for the filter on 'Opportunity\$Amount' of type currency: much/,
  ],
  [
    'logic of a filter that is not there',
    format('Tabular') + filter([['Opportunity$Name', 'equals', 'x']], '1 AND 2'),
    /The filter logic references an undefined filter: 2\./,
  ],
  [
    'logic that leaves a filter out',
    format('Tabular') +
      filter(
        [
          ['Opportunity$Name', 'equals', 'x'],
          ['Opportunity$Amount', 'equals', '1'],
        ],
        '1',
      ),
    /Some filter conditions are defined but not referenced/,
  ],
  [
    'too many filters',
    format('Tabular') + filter(Array.from({ length: 21 }, () => ['Opportunity$Name', 'equals', 'x'] as const)),
    /A report has at most 20 filters/,
  ],
  [
    'too many texts to search for',
    format('Tabular') + filter([['Opportunity$Name', 'contains', 'x,'.repeat(101)]]),
    /The local org searches for at most 100 values of a filter/,
  ],
  [
    'too long a value',
    format('Tabular') + filter([['Opportunity$Name', 'equals', 'x'.repeat(100_001)]]),
    /The local org takes at most 100000 characters as the value of a filter/,
  ],
  [
    'too long a logic',
    format('Tabular') + filter([['Opportunity$Name', 'equals', 'x']], `${'NOT '.repeat(100)}1`),
    /Filter logic has at most 255 characters/,
  ],
  [
    'a time frame of no date',
    `${format('Tabular')}<timeFrameFilter><dateColumn>Opportunity$Amount</dateColumn><interval>INTERVAL_CURY</interval></timeFrameFilter>`,
    /cannot be a standard date filter because it is not a date column/,
  ],
  [
    'an unknown interval',
    `${format('Tabular')}<timeFrameFilter><dateColumn>Opportunity$CloseDate</dateColumn><interval>INTERVAL_CURQ</interval></timeFrameFilter>`,
    /'INTERVAL_CURQ' is not a valid value for the enum 'UserDateInterval'/,
  ],
  [
    'a cross filter of other objects',
    `${format('Tabular')}<crossFilters><operation>with</operation><primaryTableColumn>Opportunity$Id</primaryTableColumn><relatedTable>Contact</relatedTable><relatedTableJoinColumn>AccountId</relatedTableJoinColumn></crossFilters>`,
    /The field 'AccountId' of Contact does not refer to Opportunity/,
  ],
  [
    'a sorted column that is not shown',
    `${format('Tabular')}${AMOUNT}<sortColumn>Opportunity$Name</sortColumn>`,
    /The sort column name must be from a selected column/,
  ],
  [
    'a formula',
    `${format('Tabular')}\n<aggregates><developerName>F</developerName></aggregates>`,
    /^4: The local org does not run `aggregates` of reports/,
  ],
])('a report with %s is refused', (_what, inner, expected) => {
  expect(report(inner)).toMatch(expected);
});

test('a report of an unknown report type, scope or folder is refused', () => {
  expect(report(format('Tabular'), 'No__c')).toMatch(/^5: invalid report type: No__c$/);
  expect(report(format('Tabular'), 'Deals')).toMatch(/names of custom report types end in `__c`/);
  expect(report(format('Tabular') + AMOUNT, 'Deals__c', 'galaxy')).toMatch(/^6: The scope 'galaxy' is not valid/);
  expect(problemOf('reports/Nowhere/Bad.report', GOOD)).toBe('-: Cannot find folder:Nowhere');
});

test.each<[string, string, RegExp]>([
  [
    'an unknown report',
    dashboard('<componentType>Bar</componentType>\n<report>Team/No</report>'),
    /^7: In field: report - no Report named Team\/No found$/,
  ],
  [
    'an unknown component',
    dashboard('<componentType>Cloud</componentType><report>Team/Good</report>'),
    /^6: 'Cloud' is no type of dashboard component/,
  ],
  [
    'a running user who is not there',
    dashboard(undefined, '<runningUser>no@example.com</runningUser>'),
    /^9: Cannot find a user that matches any of the following usernames: no@example\.com; remove the user from the component/,
  ],
  [
    'another grouping than its report',
    dashboard(
      '<componentType>Bar</componentType><groupingColumn>Opportunity$Owner</groupingColumn><report>Team/Good</report>',
    ),
    /'Opportunity\$Owner' is no grouping of the report/,
  ],
  [
    'another summary than its report',
    dashboard(
      '<chartSummary><aggregate>Average</aggregate><column>Opportunity$Amount</column></chartSummary><componentType>Bar</componentType><report>Team/Good</report>',
    ),
    /'Opportunity\$Amount' is no summary of the report/,
  ],
])('a dashboard with %s is refused', (_what, text, expected) => {
  expect(problemOf('dashboards/Team/Bad.dashboard', text)).toMatch(expected);
});

test('nothing of a refused deploy stays', () => {
  const before = org.metadata.components().length;
  const bad = GOOD.replace('Opportunity$Amount', 'Opportunity$No__c');
  const result = deploy({ 'reports/Team/Also_Good.report': GOOD, 'reports/Team/Bad.report': bad });
  expect(problemsOf(result)).toHaveLength(1);
  expect(org.metadata.components()).toHaveLength(before);
  const rows = createSoqlEngine(org).query(userOf(org, 'admin'), 'SELECT DeveloperName FROM Report');
  expect(rows.kind === 'records' && rows.ids).toHaveLength(1);
});

test('a report that a dashboard shows is not deleted', () => {
  const destructive = '<Package><types><members>Team/Good</members><name>Report</name></types></Package>';
  const result = deploy({
    'package.xml': '<Package><version>66.0</version></Package>',
    'destructiveChanges.xml': destructive,
  });
  expect(problemsOf(result)).toEqual([
    'Team/Good: Still needed by what the org has. In field: report - no Report named Team/Good found',
  ]);
});

test('a folder that is shared with a user who is not there is refused', () => {
  const share = '<folderShares><sharedTo>no@example.com</sharedTo><sharedToType>User</sharedToType></folderShares>';
  const folder = `<ReportFolder>${share}<name>Shared</name></ReportFolder>`;
  expect(problemOf('reports/Shared-meta.xml', folder)).toMatch(/^-: Cannot find a user that matches/);
});

test('folders are named with a slash at the end, as the Salesforce CLI does', () => {
  const members = ['Slash/', 'Slash/R'].map((one) => `<members>${one}</members>`).join('');
  const result = deploy({
    'package.xml': `<Package><types>${members}<name>Report</name></types><version>66.0</version></Package>`,
    'reports/Slash-meta.xml': '<ReportFolder><name>Slash</name></ReportFolder>',
    'reports/Slash/R.report': GOOD,
  });
  expect(problemsOf(result)).toEqual([]);
});

test('a retrieve gives reports and dashboards back with their folders', () => {
  const members = [
    { type: 'Report', members: ['Team/', 'Team/Good'] },
    { type: 'Dashboard', members: ['Team', 'Team/Good'] },
    { type: 'ReportType', members: ['Deals'] },
  ];
  const files = unzipSync(org.metadata.retrieve(members, '66.0'));
  const text = (path: string): string => strFromU8(files[`unpackaged/${path}`] ?? new Uint8Array());
  expect(text('reports/Team/Good.report')).toBe(GOOD);
  expect(text('reports/Team-meta.xml')).toBe(FOLDERS['reports/Team-meta.xml']);
  expect(text('dashboards/Team/Good.dashboard')).toBe(dashboard());
  expect(text('dashboards/Team-meta.xml')).toBe(FOLDERS['dashboards/Team-meta.xml']);
  expect(text('reportTypes/Deals.reportType')).toBe(TYPES['reportTypes/Deals.reportType']);
  expect(org.metadata.missing(members)).toEqual([]);
});

test('the line and column of an element are those of its place among those of its name', () => {
  const text = '<A>\n<!-- <b/> -->\n<b/>\n<c><b>\n<d/></b></c>\n<b><d/>\n  <d x="1"/></b></A>';
  expect(placeOfElement(text, [['b', 0]])).toEqual({ line: 3, column: 1 });
  expect(
    placeOfElement(text, [
      ['b', 1],
      ['d', 1],
    ]),
  ).toEqual({ line: 7, column: 3 });
  expect(
    placeOfElement(text, [
      ['c', 0],
      ['b', 0],
      ['d', 0],
    ]),
  ).toEqual({ line: 5, column: 1 });
  expect(placeOfElement(text, [['b', 2]])).toBeUndefined();
  expect(
    placeOfElement(text, [
      ['b', 0],
      ['d', 0],
    ]),
  ).toBeUndefined();
});
