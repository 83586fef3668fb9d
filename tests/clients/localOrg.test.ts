import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { remove, startOrg } from '../with-started-org.ts';
import { readXml } from '../metadata/source.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { openWorkplace } from './salesforceCli.ts';

interface DeployAnswer {
  readonly status: string;
  readonly success: boolean;
  readonly files: readonly { readonly fullName: string; readonly type: string; readonly state: string }[];
}
interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Record<string, unknown>[];
}

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
  const { success, status, files } = await fine<DeployAnswer>(...deploy);
  expect({ success, status }).toEqual({ success: true, status: 'Succeeded' });
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
  expect(arrived).toContain('LightningComponentBundle:stageGate');
  expect((await fine<QueryAnswer>('data', 'query', '-o', 'local', '-q', ours)).totalSize).toBe(0);
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
