import { parsePlaybook } from '../../src/playbook/index.ts';
import { OrgRefused, type OrgConnection } from '../../src/salesforce/index.ts';
import type { OrgReading } from '../../src/sync/deploy/org-reading.ts';
import { fieldProblems, ROLL_UPS, rollUpProblems } from '../../src/sync/deploy/room.ts';
import { sourceObjects } from '../metadata/source.ts';
import { playbookText } from '../playbook/support/texts.ts';

const playbook = parsePlaybook(playbookText({}), 'p.yaml');
const reading = (names: readonly string[] | undefined) =>
  ({ customFields: names?.map((name) => `Opportunity.${name}`) }) as unknown as OrgReading;

/** An org by its Tooling rows: roll-ups that it has, and names of deleted fields with their type. */
function tooling(present: number, deleted: Readonly<Record<string, string>> = {}): OrgConnection {
  const names = Object.keys(deleted);
  const query = (soql: string) => {
    if (soql.includes('FROM FieldDefinition'))
      return [
        { DataType: 'Currency(16, 2)' },
        { DataType: null },
        ...Array.from({ length: present }, () => ({ DataType: 'Roll-Up Summary (SUM Opportunity)' })),
      ];
    const id = /Id = '(\d+)'/.exec(soql)?.[1];
    if (id !== undefined) return [{ Metadata: { type: deleted[names[Number(id)]!] } }];
    return [{ Id: 'x', DeveloperName: 'Modell' }, ...names.map((DeveloperName, Id) => ({ Id, DeveloperName }))];
  };
  const client = { tooling: { query: (soql: string) => Promise.resolve({ records: query(soql) }) } };
  return { call: (work: (one: unknown) => unknown) => work(client) } as unknown as OrgConnection;
}

test('the roll-ups are those that the app brings', () => {
  const fields = [...(sourceObjects().get('Opportunity')?.fields.values() ?? [])];
  const named = fields.filter(({ type }) => type === 'Summary').map(({ fullName }) => fullName);
  expect([...ROLL_UPS]).toEqual(named.sort());
});

test('an org with all roll-ups is asked nothing, and one whose fields may not be listed either', async () => {
  const nobody = {} as OrgConnection;
  expect(await rollUpProblems(nobody, playbook, reading(ROLL_UPS))).toEqual([]);
  expect(await rollUpProblems(nobody, playbook, reading(undefined))).toEqual([]);
});

test('an org without the app is refused; where it has room, that is added', async () => {
  const [found] = await rollUpProblems(tooling(14), playbook, reading([]));
  expect(found).toMatchObject({ file: 'p.yaml', severity: 'error' });
  expect(found!.message).toBe(
    'The org lacks 11 of the 11 roll-ups on Opportunity that the rules read. Deploy `force-app/main` of Diagnose First before its playbooks. The org uses 14 of 25 roll-ups on Opportunity, so they fit.',
  );
});

test('deleted roll-ups count, other deleted fields do not, and the number missing is named', async () => {
  const deleted = { Total_del: 'Summary', Sum_del1: 'Summary', Text_del: 'Text' };
  const [found] = await rollUpProblems(tooling(21, deleted), playbook, reading(ROLL_UPS.slice(2)));
  expect(found!.message).toMatch(
    /^The org lacks 2 of the 11 roll-ups .*\(`DF_Answer_Points__c`, `DF_Answers_A__c`\)\. .*uses 23 of 25 roll-ups on Opportunity, 2 of them deleted, .*, so they fit\.$/,
  );
  const [full] = await rollUpProblems(tooling(22, deleted), playbook, reading(ROLL_UPS.slice(2)));
  expect(full!.message).toMatch(/uses 24 of 25 .*: 1 too many for these\. Delete and erase 1, or let/);
});

test('where the setup may not be seen, only what is missing is named', async () => {
  const refused = { call: () => Promise.reject(new OrgRefused([])) } as unknown as OrgConnection;
  const [found] = await rollUpProblems(refused, playbook, reading([]));
  expect(found!.message).toMatch(/before its playbooks\.$/);
});

test('fields for permissions are refused beyond 500, with the number; those of packages do not count', () => {
  const own = Array.from({ length: 499 }, (_, index) => `Own_${index}__c`);
  const names = reading([...own, 'acme__Theirs__c', 'acme__Other_One__c']);
  const create = ['A', 'B', 'C'].map((permission) => ({ name: `DF_May_${permission}__c`, permission }));
  expect(fieldProblems(playbook, names, { create: create.slice(2), remove: [] })).toEqual([]);
  expect(fieldProblems(playbook, names, { create: [], remove: [] })).toEqual([]);
  const [found] = fieldProblems(playbook, names, { create, remove: [] });
  expect(found!.message).toMatch(/makes 3 more fields on Opportunity, which has 499\. .*: 2 too many\./);
});
