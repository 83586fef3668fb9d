import { strToU8 } from 'fflate';
import { fieldPermissionXml, fieldXml, objectHead, ruleXml } from '../../local-org/metadata/support.ts';
import { THING_FIELDS, thingFieldsXml } from '../../local-org/metadata/thing.ts';
import { BASE } from './attack.ts';
import type { Attack, Target } from './attack.ts';
import { objectXml, packageOf } from './packages.ts';
import { randomStream } from '../../bench/seed/random.ts';
import { deployment } from './packages.ts';
import type { Started } from './started.ts';

const formula = (name: string, type: string, text: string): string =>
  fieldXml(
    name,
    type,
    `${type === 'Number' ? '<precision>18</precision><scale>2</scale>' : ''}<formula>${text}</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`,
  );

/** An object with a field of every kind, and with formulas and rules that are hungry for what is written into it. */
const THING = objectXml(
  objectHead('Thing', 'ReadWrite') +
    thingFieldsXml(131_072) +
    formula('Double__c', 'Number', 'Number__c * 2') +
    formula('Power__c', 'Number', 'Number__c ^ Number__c') +
    formula('Padded__c', 'Text', 'LPAD(Text__c, Number__c, Text__c)') +
    formula('Read__c', 'Number', 'VALUE(Text__c) + DATEVALUE(Text__c) - DATE(2020, Number__c, 1)') +
    formula('Later__c', 'Date', 'ADDMONTHS(Day__c, Number__c) + Number__c') +
    ruleXml('Catastrophe', 'REGEX(Text__c, "(a|aa)+$b")', 'The text must not match.') +
    ruleXml(
      'Grows',
      'LEN(SUBSTITUTE(SUBSTITUTE(Long__c, "a", Text__c), LEFT(Text__c, 1), Text__c)) > 100000000',
      'Too long.',
    ) +
    ruleXml('Not_Negative', 'Number__c < 0', 'The number must not be negative.'),
);

const FORMULAS = ['Double__c', 'Power__c', 'Padded__c', 'Read__c', 'Later__c'];
const PERMISSIONS = `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>Things</label>${[
  ...THING_FIELDS.map((name) => fieldPermissionXml(`Thing__c.${name}`)),
  ...FORMULAS.map((name) => fieldPermissionXml(`Thing__c.${name}`, false)),
].join(
  '',
)}<objectPermissions><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords><object>Thing__c</object><viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>`;

/** Deploys the object, lets the admin use it, and makes the records under attack. */
export async function prepareOrg(org: Started): Promise<Target> {
  const nobody = { token: org.token, thing: '', opportunity: '' };
  const zip = packageOf({
    'objects/Thing__c.object': strToU8(THING),
    'permissionsets/Things.permissionset': strToU8(PERMISSIONS),
  });
  // Stream 0 of seed 1 chooses REST; either way the same package arrives.
  const deployed = await org.send(deployment('prepare', randomStream(1), nobody, zip, { checkOnly: false }));
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { Authorization: `Bearer ${org.token}`, 'Content-Type': 'application/json' };
    const attack: Pick<Attack, 'method' | 'path' | 'headers' | 'body'> = {
      method,
      path: `${BASE}/${path}`,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    };
    const { status, text } = await org.send(attack);
    if (status >= 400)
      throw new Error(`${method} ${path}: ${text}; the deployment said ${deployed.text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  const query = async (soql: string): Promise<string> =>
    (await call<{ records: { Id: string }[] }>('GET', `query?q=${encodeURIComponent(soql)}`)).records[0]?.Id ?? '';
  const create = async (object: string, fields: unknown): Promise<string> =>
    (await call<{ id: string }>('POST', `sobjects/${object}`, fields)).id;

  const set = await query("SELECT Id FROM PermissionSet WHERE Name = 'Things'");
  const admin = await query("SELECT Id FROM User WHERE Username = 'admin@diagnose-first.example'");
  await create('PermissionSetAssignment', { AssigneeId: admin, PermissionSetId: set });
  const opportunity = await create('Opportunity', {
    Name: 'Target',
    StageName: 'Prospecting',
    CloseDate: '2026-12-31',
  });
  const thing = await create('Thing__c', {
    Name: 'Target',
    Key__c: 'k',
    Text__c: 'aaaaaaaa',
    Number__c: 3,
    Opportunity__c: opportunity,
  });
  for (let n = 0; n < 20; n += 1)
    await create('Thing__c', { Name: 'a'.repeat(1 + n * 4), Text__c: 'ab'.repeat(n), Number__c: n });
  return { token: org.token, thing, opportunity };
}
