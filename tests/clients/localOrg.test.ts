import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove, startOrg } from '../with-started-org.ts';
import { readXml } from '../metadata/source.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';

interface DeployAnswer {
  readonly status: string;
  readonly success: boolean;
  readonly details?: {
    readonly componentSuccesses?: readonly { readonly fullName: string; readonly warning?: boolean }[];
  };
  readonly files: readonly { readonly fullName: string; readonly type: string; readonly state: string }[];
}
interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Record<string, unknown>[];
}

const METADATA = 'force-app/main/default';
const REPORTING = [
  ['Report', 'reports'],
  ['Dashboard', 'dashboards'],
  ['ReportType', 'reportTypes'],
] as const;

/** The files of reports and dashboards below a folder of the source, those of their folders among them. */
const reportingFiles = (folder: string): string[] =>
  (readdirSync(join(cli.project, METADATA, folder), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.xml'))
    .sort();

let org: StartedOrg;
let cli: ReturnType<typeof openWorkplace>;

beforeAll(async () => {
  cli = openWorkplace();
  org = await startOrg(['--empty']);
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
  cli.close();
});

/** Runs a command that must succeed and gives its result. */
async function fine<T>(...args: string[]): Promise<T> {
  const { code, json } = await cli.sf(args);
  expect({ code, message: json.message }).toEqual({ code: 0 });
  return json.result as T;
}

const ours = 'SELECT Id, Name FROM DF_Playbook__c';

test('the CLI logs in to the local org with an access token', async () => {
  const { accessToken, username } = org.file.users.admin;
  const login = ['org', 'login', 'access-token', '-r', org.file.instanceUrl, '--no-prompt', '--alias', 'local'];
  const { code, json } = await cli.sf(login, { SF_ACCESS_TOKEN: accessToken });
  expect({ code, message: json.message }).toEqual({ code: 0 });
  expect(json.result).toMatchObject({ username });
});

test('an empty org does not know our objects yet', async () => {
  const { code, json } = await cli.sf(['data', 'query', '-o', 'local', '-q', ours]);
  expect(code).toBe(1);
  expect(json.message).toMatch(/DF_Playbook__c/);
});

test('the CLI queries the same users as plain REST', async () => {
  const soql = 'SELECT Username FROM User ORDER BY Username';
  const { records, totalSize } = await fine<QueryAnswer>('data', 'query', '-o', 'local', '-q', soql);
  const expected = await org.query<{ Username: string }>(soql, 'admin');
  expect(expected.length).toBeGreaterThanOrEqual(5);
  expect(totalSize).toBe(expected.length);
  expect(records.map((record) => record['Username'])).toEqual(expected.map((row) => row.Username));
});

test('the CLI deploys the app, and every component arrives', async () => {
  const deploy = ['project', 'deploy', 'start', '-o', 'local', '--source-dir', 'force-app/main'];
  const { code, json } = await cli.sf(deploy);
  const { success, status, files, details } = json.result as DeployAnswer;
  expect({ code, success, status, warnings: json.warnings }).toEqual({
    ...{ code: 0, success: true, status: 'Succeeded', warnings: [] },
  });
  const sent = details?.componentSuccesses ?? [];
  expect(sent.length).toBeGreaterThan(100);
  expect(sent.filter(({ warning }) => warning === true)).toEqual([]);
  expect(files.filter((file) => file.state === 'Failed')).toEqual([]);
  const arrived = new Set(files.map((file) => `${file.type}:${file.fullName}`));
  for (const name of [
    'CustomObject:DF_Answer__c',
    'CustomField:Opportunity.DF_Answers_A__c',
    'PermissionSet:DF_Seller',
  ]) {
    expect(arrived).toContain(name);
  }
  expect(arrived).toContain('ValidationRule:DF_Answer__c.DF_Answer_Key');
  for (const [type, folder] of REPORTING) {
    const names = reportingFiles(folder).map((path) => {
      const [, name = '', folderOf = ''] = /^(.*?)\.\w+?(Folder)?-meta\.xml$/.exec(path.replaceAll('\\', '/')) ?? [];
      return `${type}${folderOf}:${name}`;
    });
    expect(names.length).toBeGreaterThan(1);
    expect(names.filter((name) => !arrived.has(name))).toEqual([]);
  }
  expect(arrived).toContain('LightningComponentBundle:stageGate');
  expect((await fine<QueryAnswer>('data', 'query', '-o', 'local', '-q', ours)).totalSize).toBe(0);
});

test('the CLI retrieves reports, dashboards, their folders and report types as they were deployed', async () => {
  const files = REPORTING.flatMap(([, folder]) => reportingFiles(folder).map((path) => join(METADATA, folder, path)));
  const contents = (): unknown[] => files.map((path) => readXml(join(cli.project, path)));
  const before = contents();
  for (const path of files) {
    const file = join(cli.project, path);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/<(name|title|label)>[^<]*/, '<$1>Changed by hand'));
  }
  expect(contents()).not.toEqual(before);
  const folders = REPORTING.flatMap(([, folder]) => ['--source-dir', join(METADATA, folder)]);
  await fine('project', 'retrieve', 'start', '-o', 'local', ...folders);
  expect(contents()).toEqual(before);
});

test('the CLI runs a report over the Analytics REST API', async () => {
  const { records } = await fine<QueryAnswer>(
    ...['data', 'query', '-o', 'local', '-q', "SELECT Id FROM Report WHERE DeveloperName = 'Pipeline_by_Diagnosis'"],
  );
  const deal = { Name: 'Run by the CLI', StageName: 'Prospecting', CloseDate: '2027-01-31', Amount: 4200.5 };
  expect((await org.rest('POST', 'sobjects/Opportunity', deal, 'admin')).status).toBe(201);
  const path = `/services/data/v66.0/analytics/reports/${String(records[0]?.['Id'])}`;
  const { stdout, code } = await cli.sfText(['api', 'request', 'rest', path, '-o', 'local']);
  expect(code).toBe(0);
  const { factMap, groupingsDown } = JSON.parse(stdout) as {
    readonly factMap: Readonly<Record<string, { readonly aggregates: readonly { readonly value: number }[] }>>;
    readonly groupingsDown: { readonly groupings: readonly { readonly label: string }[] };
  };
  expect(groupingsDown.groupings.map(({ label }) => label)).toEqual(['Prospecting']);
  expect(factMap['T!T']?.aggregates.map(({ value }) => value)).toEqual([4200.5, 1]);
});

test('a report with an unknown field is refused with file and line, and nothing of that deploy stays', async () => {
  const file = join(cli.project, METADATA, 'reports/DF_Discovery_Quality/Deals_at_Risk.report-meta.xml');
  const text = readFileSync(file, 'utf8');
  const wrong = text.replace('<field>Opportunity$Account</field>', '<field>Opportunity$Acount</field>');
  const before = wrong.slice(0, wrong.indexOf('<field>Opportunity$Acount')).split('\n');
  writeFileSync(file, wrong);
  const permission = join(cli.project, METADATA, 'customPermissions/Not_Kept.customPermission-meta.xml');
  writeFileSync(
    permission,
    '<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><label>Not kept</label></CustomPermission>',
  );
  const { code, json } = await cli.sf(
    ['project', 'deploy', 'start', '-o', 'local'].concat(['--source-dir', file, '--source-dir', permission]),
  );
  writeFileSync(file, text);
  rmSync(permission);
  expect(code).not.toBe(0);
  const failed = (json.data ?? json.result) as DeployAnswer & {
    readonly files: readonly { readonly filePath?: string; readonly lineNumber?: number; readonly error?: string }[];
  };
  expect(failed.files.filter(({ state }) => state === 'Failed')).toMatchObject([
    {
      fullName: 'DF_Discovery_Quality/Deals_at_Risk',
      filePath: file,
      ...{ lineNumber: before.length, columnNumber: before.at(-1)!.length + 1 },
      error: expect.stringContaining('Acount') as string,
    },
  ]);
  expect(await org.query("SELECT Id FROM CustomPermission WHERE DeveloperName = 'Not_Kept'", 'admin')).toEqual([]);
});

test('the CLI imports a tree of records, and each is below its parent', async () => {
  const file = join(cli.project, 'Account-Contact.json');
  const contact = (referenceId: string, LastName: string): object => ({
    attributes: { type: 'Contact', referenceId },
    LastName,
  });
  const records = [
    {
      attributes: { type: 'Account', referenceId: 'whole' },
      Name: 'Tree',
      Contacts: { records: [contact('first', 'First'), contact('second', 'Second')] },
    },
  ];
  writeFileSync(file, JSON.stringify({ records }));
  const imported = await fine<readonly { refId: string; type: string; id: string }[]>(
    ...['data', 'import', 'tree', '-o', 'local', '--files', file],
  );
  expect(imported.map(({ refId, type }) => `${type} ${refId}`).sort()).toEqual([
    'Account whole',
    'Contact first',
    'Contact second',
  ]);
  const soql = "SELECT LastName FROM Contact WHERE Account.Name = 'Tree' ORDER BY LastName";
  const rows = await org.query<{ LastName: string }>(soql, 'admin');
  expect(rows.map(({ LastName }) => LastName)).toEqual(['First', 'Second']);
  rmSync(file);
});

test('the CLI queries deployed rules over the Tooling API', async () => {
  const soql =
    "SELECT Id, ValidationName, Active FROM ValidationRule WHERE EntityDefinition.QualifiedApiName = 'DF_Answer__c'";
  const { records, totalSize } = await fine<QueryAnswer>('data', 'query', '-t', '-o', 'local', '-q', soql);
  expect(records.map((record) => record['ValidationName'])).toContain('DF_Answer_Key');
  expect(totalSize).toBe(records.length);
});

test('the CLI validates a deployment and deploys the validation', async () => {
  const path = join(cli.project, 'force-app/main/default/customPermissions');
  const file = join(path, 'Quick_Deployed.customPermission-meta.xml');
  writeFileSync(
    file,
    '<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><label>Quick</label></CustomPermission>',
  );
  const validated = await fine<{ id: string }>('project', 'deploy', 'validate', '-o', 'local', '--source-dir', file);
  const soql = "SELECT Id FROM CustomPermission WHERE DeveloperName = 'Quick_Deployed'";
  expect(await org.query(soql, 'admin')).toEqual([]);
  const quick = ['project', 'deploy', 'quick', '-o', 'local', '--job-id', validated.id];
  expect(await fine<DeployAnswer>(...quick)).toMatchObject({ success: true, status: 'Succeeded' });
  expect(await org.query(soql, 'admin')).toHaveLength(1);
  rmSync(file);
});

test('the CLI retrieves the object into its place in the source, every field and rule as it was deployed', async () => {
  const folder = join(cli.project, 'force-app/main/default/objects/DF_Answer__c');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.xml')).sort();
  expect(files.length).toBeGreaterThan(20);
  // A character and its number are the same in XML: the source has numbers for characters that nobody sees.
  const contents = (): string[] =>
    files.map((name) =>
      JSON.stringify(readXml(join(folder, name))).replace(/&#x([0-9A-F]+);/g, (_, hex: string) =>
        String.fromCodePoint(Number.parseInt(hex, 16)),
      ),
    );
  const before = contents();
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), text.replace(/<(description|errorMessage)>[^<]*/, '<$1>Changed by hand'));
  }
  expect(contents()).not.toEqual(before);
  await fine('project', 'retrieve', 'start', '-o', 'local', '-m', 'CustomObject:DF_Answer__c');
  expect(contents()).toEqual(before);
});

test('the CLI deploys a flow, which is stored with a warning, retrieves it, and finds it in the org', async () => {
  const flow = (label: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<Flow xmlns="http://soap.sforce.com/2006/04/metadata">\n    <apiVersion>66.0</apiVersion>\n    <label>${label}</label>\n    <processType>AutoLaunchedFlow</processType>\n    <status>Active</status>\n</Flow>\n`;
  const folder = join(cli.project, 'force-app/main/default/flows');
  const file = join(folder, 'Move_Stage.flow-meta.xml');
  mkdirSync(folder);
  writeFileSync(file, flow('Move Stage'));
  const deploy = ['project', 'deploy', 'start', '-o', 'local', '--source-dir', folder];
  expect(JSON.stringify(await fine<unknown>(...deploy))).toContain(
    'stores components of type Flow and does not run them',
  );
  writeFileSync(file, flow('Changed by hand'));
  await fine('project', 'retrieve', 'start', '-o', 'local', '-m', 'Flow:Move_Stage', '-m', 'Profile:Admin');
  expect(readFileSync(file, 'utf8')).toBe(flow('Move Stage'));
  const files = readdirSync(join(cli.project, 'force-app'), { recursive: true }) as string[];
  expect(files.filter((name) => name.endsWith('.profile-meta.xml'))).toEqual([
    expect.stringMatching(/profiles.Admin\.profile-meta\.xml$/),
  ]);
  await fine('project', 'generate', 'manifest', '--from-org', 'local', '--name', 'all.xml');
  const manifest = readFileSync(join(cli.project, 'all.xml'), 'utf8');
  for (const name of ['Move_Stage', 'OpportunityStage', 'CustomLabels', 'Sales_Manager', 'Admin'])
    expect(manifest).toContain(`<members>${name}</members>`);
  rmSync(folder, { recursive: true });
});

test('a component with a mistake is refused with its name and the reason, and nothing changes', async () => {
  const path = join(cli.project, 'force-app/main/default/objects/DF_Answer__c/validationRules');
  const file = join(path, 'DF_Answer_Sentence.validationRule-meta.xml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('ISBLANK(Answer__c)', 'ISBLANK(Anwser__c)'));
  const deploy = ['project', 'deploy', 'start', '-o', 'local', '--source-dir', path];
  const { code, json } = await cli.sf(deploy);
  expect(code).not.toBe(0);
  expect(JSON.stringify(json)).toMatch(/Anwser__c/);
});
