import jsforce from 'jsforce';
import { deployed } from '../metadata/support.ts';
import { column, FOLDERS, format, grouping, OBJECTS, reportXml, TYPES } from '../analytics/support.ts';
import { createRecord, queryRecords, startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

const AMOUNT = column('Opportunity$Amount', 'Sum');
const NAME = column('Opportunity$Name');
const BY_STAGE = reportXml(
  'Deals__c',
  format('Summary') +
    NAME +
    AMOUNT +
    grouping('Down', 'Opportunity$StageName') +
    '<chart><chartSummaries><aggregate>Sum</aggregate><axisBinding>y</axisBinding><column>Opportunity$Amount</column></chartSummaries><chartType>HorizontalBar</chartType><groupingColumn>Opportunity$StageName</groupingColumn></chart>',
  { name: 'Deals by stage' },
);
const LEADS = reportXml('LeadList', `${format('Tabular')}${column('COMPANY')}${column('OWNER')}`, {
  name: 'Lead List Report',
  scope: 'org',
});

const dashboard = (title: string, user: string): string =>
  `<Dashboard><dashboardType>SpecifiedUser</dashboardType><leftSection><columnSize>Medium</columnSize>
<components><chartSummary><aggregate>Sum</aggregate><column>Opportunity$Amount</column></chartSummary><componentType>Bar</componentType><groupingColumn>Opportunity$StageName</groupingColumn><report>Team/By_Stage</report><sortBy>RowValueDescending</sortBy></components>
<components><componentType>Table</componentType><report>Team/Leads</report></components></leftSection>
<rightSection><columnSize>Medium</columnSize><components><componentType>Metric</componentType><report>Team/By_Stage</report></components></rightSection>
<runningUser>${user}@diagnose-first.example</runningUser><title>${title}</title></Dashboard>`;

const HIDDEN = {
  'reports/Secret-meta.xml': '<ReportFolder><accessType>Hidden</accessType><name>Secret</name></ReportFolder>',
  'reports/Secret/Hidden.report': LEADS.replace('Lead List Report', 'Hidden report'),
  'reports/Managers-meta.xml':
    '<ReportFolder><folderShares><accessLevel>View</accessLevel><sharedTo>Sales_Manager</sharedTo><sharedToType>Role</sharedToType></folderShares><name>Managers</name></ReportFolder>',
  'reports/Managers/For_Managers.report': LEADS.replace('Lead List Report', 'For managers'),
};

let running: Running & { stop: () => Promise<void> };
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  running = await startRunning({ clock: () => new Date('2026-11-18T12:00:00Z') });
  // The org behind the server is an opened one.
  deployed(running.org.org as Parameters<typeof deployed>[0], {
    ...OBJECTS,
    ...TYPES,
    ...FOLDERS,
    ...HIDDEN,
    'objects/Opportunity.object': (OBJECTS['objects/Opportunity.object'] ?? '').replace(
      '</CustomObject>',
      '<sharingModel>Private</sharingModel></CustomObject>',
    ),
    'reports/Team/By_Stage.report': BY_STAGE,
    'reports/Team/Leads.report': LEADS,
    'dashboards/Team/Mine.dashboard': dashboard('As the admin', 'admin'),
    'dashboards/Team/Theirs.dashboard': dashboard('As the seller', 'seller'),
  });
  const admin = running.as('admin');
  const { user: seller } = running.org.users.seller;
  const deal = (Name: string, StageName: string, Amount: number, more = {}) =>
    createRecord(admin, 'Opportunity', { Name, StageName, Amount, CloseDate: '2026-12-01', ...more });
  await deal('First', 'Prospecting', 10);
  await deal('Second', 'Qualification', 20);
  await deal('Third', 'Qualification', 30, { OwnerId: seller.id });
  await createRecord(admin, 'Lead', { LastName: 'A', Company: 'Foo, Inc.' });
  await createRecord(admin, 'Lead', { LastName: 'B', Company: 'Bar' });
  const reports = await queryRecords(admin, 'SELECT Id, DeveloperName FROM Report');
  const dashboards = await queryRecords(admin, 'SELECT Id, DeveloperName FROM Dashboard');
  ids = Object.fromEntries([...reports, ...dashboards].map((row) => [String(row['DeveloperName']), String(row['Id'])]));
});
afterAll(async () => running.stop());

const report = (name: string): string => `analytics/reports/${ids[name] ?? ''}`;
const board = (name: string): string => `analytics/dashboards/${ids[name] ?? ''}`;

test('reports, dashboards and folders are queried by SOQL, with ids of their own prefixes', async () => {
  const admin = running.as('admin');
  const [row] = await queryRecords(
    admin,
    "SELECT Id, Name, FolderName, Format, Owner.Name FROM Report WHERE DeveloperName = 'By_Stage'",
  );
  expect(row).toMatchObject({ Name: 'Deals by stage', FolderName: 'Team reports', Format: 'Summary' });
  expect(row?.['Owner']).toMatchObject({ Name: 'Team reports' });
  expect(String(row?.['Id'])).toMatch(/^00O/);
  const [board_] = await queryRecords(admin, "SELECT Id, Title, FolderId FROM Dashboard WHERE Title = 'As the admin'");
  expect(String(board_?.['Id'])).toMatch(/^01Z/);
  expect(String(board_?.['FolderId'])).toMatch(/^00l/);
});

test('listMetadata has the ids that queries have', async () => {
  const { accessToken } = running.org.users.admin;
  const connection = new jsforce.Connection({ instanceUrl: running.org.url, accessToken, version: '66.0' });
  const idsOf = async (type: string) =>
    (await connection.metadata.list({ type })).map(({ fullName, id }) => [fullName, id]);
  expect(await idsOf('Report')).toContainEqual(['Team/By_Stage', ids['By_Stage']]);
  expect(await idsOf('Dashboard')).toContainEqual(['Team/Mine', ids['Mine']]);
  expect(await idsOf('ReportFolder')).toContainEqual(['Team', expect.stringMatching(/^00l/)]);
});

test('a summary report is run with its groups, labels and rows', async () => {
  const answer = await running.as('admin')('GET', `${report('By_Stage')}?includeDetails=true`);
  expect(answer.status).toBe(200);
  const { factMap, groupingsDown, groupingsAcross, reportMetadata, reportExtendedMetadata, ...rest } = answer.json;
  expect(rest).toMatchObject({
    allData: true,
    hasDetailRows: true,
    attributes: { type: 'Report', reportName: 'Deals by stage' },
  });
  expect(groupingsAcross).toEqual({ groupings: [] });
  expect(groupingsDown.groupings).toEqual([
    { groupings: [], key: '0', label: 'Prospecting', value: 'Prospecting' },
    { groupings: [], key: '1', label: 'Qualification', value: 'Qualification' },
  ]);
  expect(Object.keys(factMap).sort()).toEqual(['0!T', '1!T', 'T!T']);
  expect(factMap['T!T']).toEqual({
    aggregates: [
      { label: '€60.00', value: 60 },
      { label: '3', value: 3 },
    ],
    rows: [],
  });
  expect(factMap['0!T'].rows).toEqual([
    {
      dataCells: [
        { label: 'First', value: expect.stringMatching(/^006/) },
        { label: '€10.00', value: { amount: 10, currency: null } },
      ],
    },
  ]);
  expect(reportMetadata).toMatchObject({
    aggregates: ['s!Opportunity$Amount', 'RowCount'],
    detailColumns: ['Opportunity$Name', 'Opportunity$Amount'],
    groupingsDown: [{ dateGranularity: 'None', name: 'Opportunity$StageName', sortAggregate: null, sortOrder: 'Asc' }],
    id: ids['By_Stage'],
    reportFormat: 'SUMMARY',
    reportType: { type: 'Deals__c' },
    chart: { chartType: 'HorizontalBar', groupings: ['Opportunity$StageName'], summaries: ['s!Opportunity$Amount'] },
  });
  expect(reportExtendedMetadata.aggregateColumnInfo['s!Opportunity$Amount']).toEqual({
    acrossGroupingContext: null,
    dataType: 'currency',
    downGroupingContext: null,
    label: 'Sum of Amount',
  });
  expect(reportExtendedMetadata.groupingColumnInfo['Opportunity$StageName']).toEqual({
    dataType: 'picklist',
    groupingLevel: 0,
    label: 'Stage',
  });
});

test('a report without rows has none in its facts', async () => {
  const { json } = await running.as('admin')('GET', report('By_Stage'));
  expect(json.hasDetailRows).toBe(false);
  expect(json.factMap['T!T']).not.toHaveProperty('rows');
});

test('a request overrides filters, groupings, summaries and format of its run only', async () => {
  const admin = running.as('admin');
  const reportMetadata = {
    reportFormat: 'MATRIX',
    detailColumns: [],
    aggregates: ['a!Opportunity$Amount', 'u!Opportunity$Owner', 'RowCount'],
    groupingsDown: [
      { name: 'Opportunity$StageName', sortOrder: 'Desc', dateGranularity: 'None', sortAggregate: 'RowCount' },
    ],
    groupingsAcross: [{ name: 'Opportunity$CloseDate', sortOrder: 'Asc', dateGranularity: 'Calendar Quarter' }],
    reportFilters: [{ column: 'Opportunity$Amount', operator: 'greaterThan', value: '15' }],
  };
  const { json } = await admin('POST', report('By_Stage'), { reportMetadata });
  expect(json.factMap['0!0'].aggregates.map(({ value }: { value: unknown }) => value)).toEqual([25, 2, 2]);
  expect(json.groupingsAcross.groupings).toEqual([
    { groupings: [], key: '0', label: 'Q4 CY2026', value: '2026-10-01' },
  ]);
  expect(json.reportMetadata.reportFilters).toEqual([
    {
      column: 'Opportunity$Amount',
      filterType: 'fieldValue',
      isRunPageEditable: true,
      operator: 'greaterThan',
      value: '15',
    },
  ]);
  const again = await admin('GET', report('By_Stage'));
  expect(again.json.factMap['T!T'].aggregates.at(-1).value).toBe(3);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a column', { detailColumns: ['Opportunity$No__c'] }, /Invalid field 'Opportunity\$No__c'/],
  ['a summary', { aggregates: ['z!Opportunity$Amount'] }, /The summary `z!Opportunity\$Amount` is not valid/],
  [
    'a duration',
    { standardDateFilter: { column: 'Opportunity$CloseDate', durationValue: 'SOMETIME' } },
    /The duration SOMETIME specified for the standard date filter is invalid/,
  ],
  [
    'two sort columns',
    { sortBy: [{ sortColumn: 'a' }, { sortColumn: 'b' }] },
    /A report can only be sorted by one column/,
  ],
])('%s that is not valid is a 400 with its sentence', async (_what, reportMetadata, message) => {
  const answer = await running.as('admin')('POST', report('By_Stage'), { reportMetadata });
  expect(answer.status).toBe(400);
  expect(answer.json[0]).toMatchObject({ errorCode: 'BAD_REQUEST', message: expect.stringMatching(message) });
});

test('a description has the columns of the report type, their filters and the relative dates of today', async () => {
  const { json } = await running.as('admin')('GET', `${report('By_Stage')}/describe`);
  const { categories, dataTypeFilterOperatorMap, objects, standardDateFilterDurationGroups, scopeInfo } =
    json.reportTypeMetadata;
  expect(categories[0].columns['Opportunity$StageName']).toMatchObject({
    dataType: 'picklist',
    label: 'Stage',
    isLookup: false,
  });
  expect(categories[0].columns['Opportunity$Owner']).toMatchObject({
    entityColumnName: 'User.Name',
    isLookup: true,
    label: 'Owner',
  });
  expect(dataTypeFilterOperatorMap.boolean.map(({ name }: { name: string }) => name)).toEqual(['equals', 'notEqual']);
  expect(objects).toEqual([{ apiName: 'Opportunity', joinType: 'ROOT', label: 'Opportunity' }]);
  expect(scopeInfo.values.map(({ value }: { value: string }) => value)).toEqual(['user', 'team', 'organization']);
  const years = standardDateFilterDurationGroups.find(({ label }: { label: string }) => label === 'Calendar Year');
  expect(years.standardDateFilterDurations[0]).toEqual({
    ...{ startDate: '2026-01-01', endDate: '2026-12-31', label: 'This Year', value: 'THIS_YEAR' },
  });
});

test('report types are listed by category and described with their columns', async () => {
  const admin = running.as('admin');
  const { json } = await admin('GET', 'analytics/reportTypes');
  const types = json.flatMap(({ reportTypes }: { reportTypes: { type: string }[] }) =>
    reportTypes.map(({ type }) => type),
  );
  expect(types).toEqual(expect.arrayContaining(['All__c', 'Deals__c', 'LeadList', 'Opportunity', 'AccountList']));
  const one = await admin('GET', 'analytics/report-types/All__c');
  expect(one.json.reportTypeMetadata.objects.map(({ joinType }: { joinType: string }) => joinType)).toEqual([
    'ROOT',
    'OUTER',
    'OUTER',
  ]);
  expect((await admin('GET', 'analytics/reportTypes/No__c')).status).toBe(404);
});

test('an asynchronous run keeps its result for its user', async () => {
  const admin = running.as('admin');
  const path = `${report('By_Stage')}/instances`;
  const started = await admin('POST', path, '');
  expect(started.json).toMatchObject({ status: 'New', completionDate: null, hasDetailRows: false });
  const { id } = started.json;
  expect((await admin('GET', path)).json).toEqual([expect.objectContaining({ id, status: 'Success' })]);
  const read = await admin('GET', `${path}/${id}`);
  expect(read.json.attributes).toMatchObject({
    id,
    reportId: ids['By_Stage'],
    status: 'Success',
    type: 'ReportInstance',
  });
  expect(read.json.factMap['T!T'].aggregates[0].value).toBe(60);
  const seller = running.as('seller');
  expect((await seller('GET', path)).json).toEqual([]);
  expect((await seller('GET', `${path}/${id}`)).status).toBe(404);
  expect((await admin('DELETE', `${path}/${id}`)).status).toBe(204);
  expect((await admin('GET', `${path}/${id}`)).status).toBe(404);
});

test('a report that is not stored is run from its description', async () => {
  const reportMetadata = {
    name: 'x',
    reportType: { type: 'Deals__c' },
    reportFormat: 'TABULAR',
    detailColumns: ['Opportunity$Name'],
    topRows: { rowLimit: 1, direction: 'Desc' },
    sortBy: [{ sortColumn: 'Opportunity$Name', sortOrder: 'Desc' }],
  };
  const { json } = await running.as('admin')('POST', 'analytics/reports/query?includeDetails=true', { reportMetadata });
  expect(
    json.factMap['T!T'].rows.map(({ dataCells }: { dataCells: { label: string }[] }) => dataCells[0]?.label),
  ).toEqual(['Third']);
});

test('reports are created, cloned, changed and deleted', async () => {
  const admin = running.as('admin');
  const cloned = await admin('POST', `analytics/reports?cloneId=${ids['By_Stage'] ?? ''}`, {
    reportMetadata: { name: 'A copy' },
  });
  const { id, developerName, folderId } = cloned.json.reportMetadata;
  expect(developerName).toBe('A_copy');
  const created = await admin('POST', 'analytics/reports', {
    reportMetadata: { name: 'A copy', folderId, reportType: { type: 'LeadList' }, detailColumns: ['COMPANY'] },
  });
  expect(created.json.reportMetadata).toMatchObject({ developerName: 'A_copy_2', folderId, reportFormat: 'TABULAR' });
  const changed = await admin('PATCH', `analytics/reports/${id}`, {
    reportMetadata: { name: 'Renamed', aggregates: ['RowCount'] },
  });
  expect(changed.json.reportMetadata).toMatchObject({ id, name: 'Renamed', aggregates: ['RowCount'] });
  expect((await running.as('seller')('DELETE', `analytics/reports/${id}`)).status).toBe(403);
  for (const one of [id, created.json.reportMetadata.id])
    expect((await admin('DELETE', `analytics/reports/${one}`)).status).toBe(204);
  const gone = await admin('GET', `analytics/reports/${id}/describe`);
  expect([gone.status, gone.json[0].errorCode]).toEqual([404, 'NOT_FOUND']);
  expect((await admin('DELETE', report('By_Stage'))).json[0].message).toMatch(/Still needed/);
});

test('a user runs a report over the records that sharing allows, and finds no report of a hidden folder', async () => {
  const seller = running.as('seller');
  const { json } = await seller('GET', report('By_Stage'));
  expect(json.factMap['T!T'].aggregates[0].value).toBe(30);
  const names = async (role: 'admin' | 'manager' | 'seller') => {
    const list = await running.as(role)('GET', 'analytics/reports');
    return list.json.map(({ name }: { name: string }) => name).sort();
  };
  expect(await names('admin')).toEqual(['Deals by stage', 'For managers', 'Hidden report', 'Lead List Report']);
  expect(await names('manager')).toEqual(['Deals by stage', 'For managers', 'Lead List Report']);
  expect(await names('seller')).toEqual(['Deals by stage', 'Lead List Report']);
  expect((await seller('GET', report('Hidden'))).status).toBe(404);
});

test('a dashboard shows the data of its running user', async () => {
  const total = async (role: 'admin' | 'seller', name: string) => {
    const { json } = await running.as(role)('GET', board(name));
    return json.componentData[0].reportResult.factMap['T!T'].aggregates[0].value;
  };
  expect(await total('seller', 'Mine')).toBe(60);
  expect(await total('admin', 'Theirs')).toBe(30);
});

test('a dashboard is described with its components, and its data sorted as they say', async () => {
  const admin = running.as('admin');
  const { json: meta } = await admin('GET', `${board('Mine')}/describe`);
  expect(meta).toMatchObject({
    name: 'As the admin',
    layout: { columns: [{ components: [0, 1] }, { components: [2] }] },
  });
  expect(
    meta.components.map(
      ({ properties }: { properties: { visualizationType: string } }) => properties.visualizationType,
    ),
  ).toEqual(['Bar', 'Table', 'Metric']);
  expect(meta.components[0].properties).toMatchObject({
    aggregates: [{ name: 's!Opportunity$Amount' }],
    groupings: [{ name: 'Opportunity$StageName' }],
    sort: { column: 's!Opportunity$Amount', sortOrder: 'desc' },
  });
  const one = await admin('POST', board('Mine'), { componentIds: [meta.components[0].id] });
  expect(one.json.componentData).toHaveLength(1);
  const { reportResult, status } = one.json.componentData[0];
  expect(reportResult.groupingsDown.groupings.map(({ label }: { label: string }) => label)).toEqual([
    'Qualification',
    'Prospecting',
  ]);
  expect(status).toMatchObject({ dataStatus: 'DATA', refreshStatus: 'IDLE' });
  const all = await admin('GET', `${board('Mine')}/status`);
  expect(all.json.componentStatus).toHaveLength(3);
  const table = await admin('POST', board('Mine'), { componentIds: [meta.components[1].id] });
  expect(table.json.componentData[0].reportResult.factMap['T!T'].rows).toHaveLength(2);
});

test('the analytics calls of jsforce are answered', async () => {
  const { accessToken } = running.org.users.admin;
  const connection = new jsforce.Connection({ instanceUrl: running.org.url, accessToken, version: '66.0' });
  const { analytics } = connection;
  const leads = analytics.report(ids['Leads'] ?? '');
  expect((await leads.execute()).factMap['T!T']?.rows).toBeUndefined();
  const filtered = await leads.execute({
    details: true,
    metadata: {
      reportMetadata: {
        historicalSnapshotDates: [],
        reportFilters: [{ column: 'COMPANY', operator: 'contains', value: 'Inc.' }],
      },
    } as never,
  });
  expect(filtered.factMap['T!T']?.rows).toHaveLength(1);
  const started = await leads.executeAsync();
  expect((await leads.instance(started.id).retrieve()).attributes.status).toBe('Success');
  expect((await leads.explain()).plans[0]).toMatchObject({ sobjectType: 'Lead' });
  const copy = (await leads.clone('Copy')).reportMetadata;
  await analytics.report(copy.id).destroy();
  await expect(analytics.report(copy.id).describe()).rejects.toMatchObject({ name: 'NOT_FOUND' });
  const mine = analytics.dashboard(ids['Mine'] ?? '');
  const meta = await mine.describe();
  expect(((await mine.components()) as { componentData: unknown[] }).componentData).toHaveLength(
    meta.components.length,
  );
  const clone = (await mine.clone({ name: 'Clone', folderId: meta.folderId } as never)) as {
    attributes: { dashboardId: string };
  };
  const cloned = analytics.dashboard(clone.attributes.dashboardId);
  expect(await cloned.refresh()).toMatchObject({ statusUrl: expect.stringMatching(/\/status$/) });
  await cloned.destroy();
  await expect(cloned.describe()).rejects.toMatchObject({ name: 'ENTITY_IS_DELETED' });
});
