import { strToU8, zipSync } from 'fflate';
import type { Caller } from '../../local-org/api/helpers.ts';
import { differs } from './work.ts';
import type { Folder, Piece, Work } from './work.ts';

const FIELDS = 12;
const MULTIPART = { 'Content-Type': 'multipart/form-data; boundary=b' };

/** Metadata deploys over REST, each of an object of its own with a field of Account: every second one as validation and quick deploy. */
export function deployWork(): Work {
  return { name: 'deploy', prepare: async () => undefined, piece: (number) => deployPiece(number) };
}

interface Acknowledged {
  /** The ids of the validation and of the deployment. */
  validation: string;
  deployment: string;
}

function deployPiece(number: number): Piece {
  const isQuick = number % 2 === 1;
  const acknowledged: Acknowledged = { validation: '', deployment: '' };
  const zip = packageOf(number);
  /** Whether the package is in the org, acknowledged or not. */
  let isThere = false;
  const run = async (call: Caller): Promise<void> => {
    if (isQuick) acknowledged.validation ||= await started(call, bodyOf(zip, true), MULTIPART);
    acknowledged.deployment ||= isQuick
      ? await started(call, { validatedDeployRequestId: acknowledged.validation })
      : await started(call, bodyOf(zip, false), MULTIPART);
    isThere = true;
  };
  return {
    run,
    read(folder) {
      isThere = componentsOf(folder, number).length > 0;
      return readPackage(folder, number, acknowledged);
    },
    async finish(call) {
      const faults: string[] = [];
      for (const id of [acknowledged.validation, acknowledged.deployment].filter((one) => one !== ''))
        faults.push(...(await recordOf(call, id)));
      const before = await call('GET', `sobjects/K${number}__c/describe`);
      faults.push(...differs('the object after the restart', before.status, isThere ? 200 : 404));
      // What was deployed and not answered can be deployed again; its validation has ended.
      if (isThere && acknowledged.deployment === '')
        acknowledged.deployment = await started(call, bodyOf(zip, false), MULTIPART);
      await run(call);
      faults.push(...(await recordOf(call, acknowledged.deployment)));
      const { json } = await call('GET', `sobjects/K${number}__c/describe`);
      const names = (json.fields as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => /^F\d+__c$/.test(name));
      return [...faults, ...differs('fields', names.sort(), fieldsOf().sort())];
    },
  };
}

const fieldsOf = (): string[] => Array.from({ length: FIELDS }, (_none, at) => `F${at}__c`);

async function started(call: Caller, body: unknown, headers?: Record<string, string>): Promise<string> {
  const { status, text, json } = await call('POST', 'metadata/deployRequest', body, headers);
  if (status !== 201) throw new Error(`deploy: ${status} ${text}`);
  return json.id as string;
}

async function recordOf(call: Caller, id: string): Promise<string[]> {
  const { status, json } = await call('GET', `metadata/deployRequest/${id}?includeDetails=true`);
  const { status: state, details } = (json?.deployResult ?? {}) as {
    status?: string;
    details?: { componentSuccesses: unknown[] };
  };
  const count = details?.componentSuccesses.length;
  return differs(`the record of ${id}`, [status, state, count], [200, 'Succeeded', FIELDS + 5]);
}

/** The components in the database that are of the package. */
function componentsOf({ database }: Folder, number: number): string[] {
  return database
    .prepare('SELECT type, fullName FROM "~component"')
    .all()
    .map(({ type, fullName }) => `${String(type)} ${String(fullName)}`)
    .filter((one) => new RegExp(`\\bK${number}(?!\\d)`).test(one))
    .sort();
}

/** All of a package is there with its record, or nothing of it. */
function readPackage(folder: Folder, number: number, { validation, deployment }: Acknowledged): readonly string[] {
  const { database } = folder;
  const found = componentsOf(folder, number);
  const isThere = found.length > 0;
  const columnsOf = (table: string): string[] =>
    database
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => String(name));
  const has = (table: string, id: string): boolean =>
    database.prepare(`SELECT 1 FROM "${table}" WHERE id15 = ?`).get(id.slice(0, 15)) !== undefined;
  const sets = database.prepare('SELECT 1 FROM "PermissionSet" WHERE "Name" = ?').all(`K${number}_User`).length;
  const own = columnsOf(`K${number}__c`).filter((name) => /^F\d+__c$/.test(name));
  return [
    ...(isThere ? differs('components', found, namesOf(number)) : []),
    ...differs('columns', own.sort(), isThere ? fieldsOf().sort() : []),
    ...differs('the column of Account', columnsOf('Account').includes(`K${number}__c`), isThere),
    ...differs('permission sets', sets, isThere ? 1 : 0),
    ...(deployment !== '' && !isThere ? ['an acknowledged deployment is lost'] : []),
    ...[validation, deployment].flatMap((id) =>
      id === '' || has('~deployJob', id) ? [] : ['the record of an acknowledged deployment is lost'],
    ),
    ...(validation === '' ? [] : differs('the validated package', has('~validation', validation), !isThere)),
  ];
}

function namesOf(number: number): string[] {
  const object = `K${number}__c`;
  return [
    `CustomObject ${object}`,
    ...fieldsOf().map((name) => `CustomField ${object}.${name}`),
    `CustomField Account.${object}`,
    `ValidationRule ${object}.Not_Negative`,
    `PermissionSet K${number}_User`,
  ].sort();
}

function packageOf(number: number): Uint8Array {
  const object = `K${number}__c`;
  const text = '<type>Text</type><length>80</length>';
  const field = (name: string, type: string): string =>
    `<fields><fullName>${name}</fullName><label>${name}</label>${type}</fields>`;
  const number0 = field('F0__c', '<type>Number</type><precision>18</precision><scale>2</scale>');
  const fields = fieldsOf().slice(1);
  const file = (type: string, inner: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><${type} xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</${type}>`,
    );
  const types = ['CustomObject', 'CustomField', 'ValidationRule', 'PermissionSet']
    .map((name) => `<types><members>*</members><name>${name}</name></types>`)
    .join('');
  return zipSync({
    'package.xml': file('Package', `${types}<version>66.0</version>`),
    [`objects/${object}.object`]: file(
      'CustomObject',
      `<label>K${number}</label><pluralLabel>K${number}</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>${number0}${fields
        .map((name) => field(name, text))
        .join(
          '',
        )}<validationRules><fullName>Not_Negative</fullName><active>true</active><errorConditionFormula>F0__c &lt; 0</errorConditionFormula><errorMessage>Not below 0.</errorMessage></validationRules>`,
    ),
    'objects/Account.object': file('CustomObject', field(object, text)),
    [`permissionsets/K${number}_User.permissionset`]: file(
      'PermissionSet',
      `<label>K${number} User</label>${fieldsOf()
        .map(
          (name) =>
            `<fieldPermissions><editable>true</editable><field>${object}.${name}</field><readable>true</readable></fieldPermissions>`,
        )
        .join(
          '',
        )}<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords><object>${object}</object><viewAllRecords>true</viewAllRecords></objectPermissions>`,
    ),
  });
}

function bodyOf(zip: Uint8Array, checkOnly: boolean): Uint8Array {
  const json = JSON.stringify({ deployOptions: { checkOnly, rollbackOnError: true } });
  return Buffer.concat([
    Buffer.from(`--b\r\nContent-Disposition: form-data; name="json"\r\n\r\n${json}\r\n`),
    Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\n\r\n'),
    zip,
    Buffer.from('\r\n--b--\r\n'),
  ]);
}
