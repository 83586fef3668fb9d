import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { DeployResult } from '../../src/local-org/metadata/types.ts';
import { createRecord, deployTestPackage, queryRecords, withLocalOrg } from '../local-org/api/helpers.ts';
import type { Caller, Running } from '../local-org/api/helpers.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

const german = `${HEAD}<CustomObjectTranslation ${XMLNS}>
  <caseValues><caseType>Nominative</caseType><plural>false</plural><value>Ding</value></caseValues>
  <caseValues><caseType>Nominative</caseType><plural>true</plural><value>Dinge</value></caseValues>
  <caseValues><caseType>Genitive</caseType><plural>false</plural><value>Dinges</value></caseValues>
  <fields><help>Wie viele?</help><label>Zahl</label><name>Number__c</name></fields>
  <fields><label></label><name>Text__c</name></fields>
  <fields><label>Wahl</label><name>Pick__c</name><picklistValues><masterLabel>Low</masterLabel><translation>Niedrig</translation></picklistValues></fields>
  <fields><name>Many__c</name><picklistValues><masterLabel>Red</masterLabel><translation>Rot</translation></picklistValues></fields>
  <nameFieldLabel>Dingname</nameFieldLabel>
  <validationRules><errorMessage>Die Zahl darf nicht negativ sein.</errorMessage><name>Not_Negative</name></validationRules>
</CustomObjectTranslation>`;
const stages = `${HEAD}<StandardValueSetTranslation ${XMLNS}>
  <valueTranslation><masterLabel>Qualification</masterLabel><translation>Qualifizierung</translation></valueTranslation>
</StandardValueSetTranslation>`;

const THING = { 'objectTranslations/Thing__c-de.objectTranslation': german };

function packageOf(files: Readonly<Record<string, string>>): Uint8Array {
  const types = [
    'CustomObject',
    'CustomLabels',
    'CustomObjectTranslation',
    'GlobalValueSet',
    'GlobalValueSetTranslation',
  ];
  types.push('StandardValueSetTranslation', 'Translations', 'ValidationRule');
  const manifest = types.map((name) => `<types><members>*</members><name>${name}</name></types>`).join('');
  const all = { 'package.xml': `<Package>${manifest}<version>66.0</version></Package>`, ...files };
  return zipSync(Object.fromEntries(Object.entries(all).map(([path, text]) => [path, strToU8(text)])));
}

function deploy({ org }: Running, files: Readonly<Record<string, string>>): DeployResult {
  return org.org.metadata.deploy(org.users.admin.user, packageOf(files), { checkOnly: false });
}

/** Deploys what must be taken. */
function deployed(running: Running, files: Readonly<Record<string, string>>): void {
  expect(problemsOf(deploy(running, files))).toEqual([]);
}

const problemsOf = (result: DeployResult): string[] =>
  result.components.flatMap((one) => (one.problem === undefined ? [] : [one.problem]));

/** An org with the test package, its German texts, and a seller who reads German. */
async function withGermanSeller(
  work: (running: Running, seller: Caller, english: Caller) => Promise<void>,
): Promise<void> {
  await withLocalOrg(async (running) => {
    deployTestPackage(running.org);
    await grant(running);
    await speak(running, 'de');
    await work(running, running.as('seller'), running.as('admin'));
  });
}

async function grant({ org, as }: Running): Promise<void> {
  const [set] = await queryRecords(as('admin'), "SELECT Id FROM PermissionSet WHERE Name = 'Thing_User'");
  await createRecord(as('admin'), 'PermissionSetAssignment', {
    PermissionSetId: set?.['Id'],
    AssigneeId: org.users.seller.user.id,
  });
}

async function speak({ org, as }: Running, language: string): Promise<void> {
  const answer = await as('admin')('PATCH', `sobjects/User/${org.users.seller.user.id}`, {
    LanguageLocaleKey: language,
  });
  expect(answer.status).toBe(204);
}

test('labels of an object, its fields and values are in the language of the user', () =>
  withGermanSeller(async (running, seller, english) => {
    deployed(running, THING);

    const { json: info } = await seller('GET', 'ui-api/object-info/Thing__c');
    expect([info.label, info.labelPlural]).toEqual(['Ding', 'Dinge']);
    expect(info.fields.Number__c).toMatchObject({ label: 'Zahl', inlineHelpText: null });
    expect(info.fields.Name.label).toBe('Dingname');
    // An empty element is a text that nobody has translated yet.
    expect(info.fields.Text__c.label).toBe('Text__c');

    const { json: described } = await seller('GET', 'sobjects/Thing__c/describe');
    const pick = described.fields.find((field: { name: string }) => field.name === 'Pick__c');
    expect(pick.picklistValues).toMatchObject([
      { value: 'low', label: 'Niedrig' },
      { value: 'high', label: 'High' },
    ]);
    const values = await seller('GET', 'ui-api/object-info/Thing__c/picklist-values/012000000000000AAA/Pick__c');
    expect(values.json.values).toMatchObject([{ value: 'low', label: 'Niedrig' }, { label: 'High' }]);

    const plain = await english('GET', 'ui-api/object-info/Thing__c');
    expect([plain.json.label, plain.json.fields.Number__c.label]).toEqual(['Thing', 'Number__c']);
  }));

test('a refused save returns the sentence of the user’s language, and of English where there is none', () =>
  withGermanSeller(async (running, seller, english) => {
    deployed(running, THING);
    const refusal = async (call: Caller, fields: Record<string, unknown>): Promise<string> =>
      (await call('POST', 'sobjects/Thing__c', fields)).json[0].message as string;

    expect(await refusal(seller, { Name: 'x', Number__c: -1 })).toBe('Die Zahl darf nicht negativ sein.');
    expect(await refusal(english, { Name: 'x', Number__c: -1 })).toBe('The number must not be negative.');
    expect(await refusal(seller, { Name: 'x', Text__c: 'bad' })).toBe('That text is not wanted.');

    const refused = await seller('POST', 'ui-api/records', {
      apiName: 'Thing__c',
      fields: { Name: 'x', Number__c: -1 },
    });
    expect(refused.json.output.fieldErrors.Number__c).toMatchObject([
      { fieldLabel: 'Zahl', message: 'Die Zahl darf nicht negativ sein.' },
    ]);

    await speak(running, 'de_AT');
    expect(await refusal(seller, { Name: 'x', Number__c: -1 })).toBe('Die Zahl darf nicht negativ sein.');
    await speak(running, 'en_US');
    expect(await refusal(seller, { Name: 'x', Number__c: -1 })).toBe('The number must not be negative.');
  }));

test('a record keeps its API values, and shows them in the user’s language on every way', () =>
  withGermanSeller(async (running, seller, english) => {
    deployed(running, {
      ...THING,
      'standardValueSetTranslations/OpportunityStage-de.standardValueSetTranslation': stages,
    });
    const id = await createRecord(seller, 'Thing__c', { Name: 'x', Pick__c: 'low', Many__c: 'red;blue' });

    const record = await seller('GET', `ui-api/records/${id}?fields=Thing__c.Pick__c,Thing__c.Many__c`);
    expect(record.json.fields).toMatchObject({
      Pick__c: { value: 'low', displayValue: 'Niedrig' },
      Many__c: { value: 'red;blue', displayValue: 'Rot;Blue' },
    });
    const rows = await queryRecords(seller, 'SELECT Pick__c, toLabel(Pick__c) shown FROM Thing__c');
    expect(rows).toMatchObject([{ Pick__c: 'low', shown: 'Niedrig' }]);
    const query = 'query { uiapi { query { Thing__c { edges { node { Pick__c { value displayValue } } } } } } }';
    const shown = async (call: Caller): Promise<unknown> =>
      (await call('POST', 'graphql', { query })).json.data.uiapi.query.Thing__c.edges[0].node.Pick__c;
    expect(await shown(seller)).toEqual({ value: 'low', displayValue: 'Niedrig' });
    expect(await shown(english)).toEqual({ value: 'low', displayValue: 'Low' });

    const deal = await createRecord(seller, 'Opportunity', {
      Name: 'Deal',
      StageName: 'Qualification',
      CloseDate: '2026-12-31',
    });
    const opportunity = await seller('GET', `ui-api/records/${deal}?fields=Opportunity.StageName`);
    expect(opportunity.json.fields.StageName).toEqual({ value: 'Qualification', displayValue: 'Qualifizierung' });
  }));

test('two packages translate one object together: what the second does not name stays', () =>
  withGermanSeller(async (running, seller) => {
    deployed(running, THING);
    const more = `${HEAD}<CustomObjectTranslation ${XMLNS}>
      <fields><name>Pick__c</name><picklistValues><masterLabel>High</masterLabel><translation>Hoch</translation></picklistValues></fields>
      <validationRules><errorMessage>Diesen Text will niemand.</errorMessage><name>No_Bad_Text</name></validationRules>
    </CustomObjectTranslation>`;
    deployed(running, { 'objectTranslations/Thing__c-de.objectTranslation': more });

    const { json: info } = await seller('GET', 'ui-api/object-info/Thing__c');
    expect([info.label, info.fields.Pick__c.label]).toEqual(['Ding', 'Wahl']);
    const { json: values } = await seller('GET', 'sobjects/Thing__c/describe');
    const pick = values.fields.find((field: { name: string }) => field.name === 'Pick__c');
    expect(pick.picklistValues).toMatchObject([{ label: 'Niedrig' }, { label: 'Hoch' }]);
    const both = await seller('POST', 'sobjects/Thing__c', { Name: 'x', Number__c: -1, Text__c: 'bad' });
    expect(both.json.map((error: { message: string }) => error.message).sort()).toEqual([
      'Die Zahl darf nicht negativ sein.',
      'Diesen Text will niemand.',
    ]);

    const zip = unzipSync(
      running.org.org.metadata.retrieve([{ type: 'CustomObjectTranslation', members: ['Thing__c-de'] }], '66.0'),
    );
    const file = strFromU8(zip['unpackaged/objectTranslations/Thing__c-de.objectTranslation']!);
    expect(file).toContain('<translation>Niedrig</translation>');
    expect(file).toContain('<translation>Hoch</translation>');
    expect(strFromU8(zip['unpackaged/package.xml']!)).toContain('<members>Thing__c-de</members>');
  }));

test('what is deleted takes its translation with it', () =>
  withGermanSeller(async (running) => {
    deployed(running, THING);
    deployed(running, {
      'destructiveChanges.xml':
        '<Package><types><members>Thing__c.Not_Negative</members><name>ValidationRule</name></types></Package>',
      // In the same deploy: what was translated before must not hold the deletion up.
      'objectTranslations/Thing__c-de.objectTranslation': `${HEAD}<CustomObjectTranslation ${XMLNS}><fields><label>Text</label><name>Text__c</name></fields></CustomObjectTranslation>`,
    });
    const [translation] = running.org.org.metadata.read('CustomObjectTranslation', ['Thing__c-de']);
    expect(JSON.stringify(translation)).not.toContain('Not_Negative');
    expect(JSON.stringify(translation)).toContain('Dingname');
  }));

test('custom labels and global values are translated by name and by label', () =>
  withGermanSeller(async (running) => {
    deployed(running, {
      'labels/CustomLabels.labels': `${HEAD}<CustomLabels ${XMLNS}><labels><fullName>Hello</fullName><language>en_US</language><protected>false</protected><shortDescription>x</shortDescription><value>Hello</value></labels></CustomLabels>`,
      'translations/de.translation': `${HEAD}<Translations ${XMLNS}><customLabels><label>Guten Tag</label><name>Hello</name></customLabels></Translations>`,
      'globalValueSets/Size.globalValueSet': `${HEAD}<GlobalValueSet ${XMLNS}><customValue><fullName>s</fullName><default>false</default><label>Small</label></customValue><masterLabel>Size</masterLabel><sorted>false</sorted></GlobalValueSet>`,
      'globalValueSetTranslations/Size-de.globalValueSetTranslation': `${HEAD}<GlobalValueSetTranslation ${XMLNS}><valueTranslation><masterLabel>Small</masterLabel><translation>Klein</translation></valueTranslation></GlobalValueSetTranslation>`,
      'objects/Contact.object': `${HEAD}<CustomObject ${XMLNS}><fields><fullName>Size__c</fullName><inlineHelpText>How big?</inlineHelpText><label>Size</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetName>Size</valueSetName></valueSet></fields></CustomObject>`,
    });
    deployed(running, {
      'objectTranslations/Contact-de.objectTranslation': `${HEAD}<CustomObjectTranslation ${XMLNS}><fields><help>Wie groß?</help><label>Größe</label><name>Size__c</name></fields></CustomObjectTranslation>`,
    });
    expect(running.org.org.schema.labelsIn.get('de')?.get('Hello')).toBe('Guten Tag');
    const admin = running.as('admin');
    await admin('PATCH', `sobjects/User/${running.org.users.admin.user.id}`, { LanguageLocaleKey: 'de' });
    const { json } = await admin('GET', 'sobjects/Contact/describe');
    expect(json.fields.find((field: { name: string }) => field.name === 'Size__c')).toMatchObject({
      label: 'Größe',
      inlineHelpText: 'Wie groß?',
      picklistValues: [{ value: 's', label: 'Klein' }],
    });
  }));

describe('a deploy is refused', () => {
  const cases: readonly [string, string, string, string][] = [
    [
      'for a language that is not switched on',
      'objectTranslations/Thing__c-it.objectTranslation',
      german,
      'Not available for deploy for this organization',
    ],
    [
      'for an object that is not there',
      'objectTranslations/Thong__c-de.objectTranslation',
      german,
      "Entity of type 'CustomObject' named 'Thong__c' cannot be found",
    ],
    [
      'for a field that is not there',
      'objectTranslations/Thing__c-de.objectTranslation',
      german.replace('Number__c', 'Numbers__c'),
      'In field: name - no CustomField named Thing__c.Numbers__c found',
    ],
    [
      'for a rule that is not there',
      'objectTranslations/Thing__c-de.objectTranslation',
      german.replace('Not_Negative', 'Negative'),
      'In field: name - no ValidationRule named Thing__c.Negative found',
    ],
    [
      'for a value that is not there',
      'objectTranslations/Thing__c-de.objectTranslation',
      german.replace('>Low<', '>Lowest<'),
      'Picklist value: Lowest in picklist: Thing__c.Pick__c not found',
    ],
    [
      'for a field label of more than 40 characters',
      'objectTranslations/Thing__c-de.objectTranslation',
      german.replace('>Zahl<', `>${'Z'.repeat(41)}<`),
      'The label of `Number__c` is too long: 41 characters; the most is 40.',
    ],
    [
      'for a rule’s message of more than 255 characters',
      'objectTranslations/Thing__c-de.objectTranslation',
      german.replace('Die Zahl darf', 'Z'.repeat(255)),
      'The errorMessage of `Not_Negative` is too long: 275 characters; the most is 255.',
    ],
    [
      'for a label that is not there',
      'translations/de.translation',
      `${HEAD}<Translations ${XMLNS}><customLabels><label>x</label><name>Nobody</name></customLabels></Translations>`,
      'In field: name - no CustomLabel named Nobody found',
    ],
    [
      'for what cannot be translated',
      'translations/de.translation',
      `${HEAD}<Translations ${XMLNS}><customPermissions><label>x</label><name>x</name></customPermissions></Translations>`,
      'Element customPermissions invalid at this location in type Translations',
    ],
    [
      'for a value set that is not there',
      'globalValueSetTranslations/None-de.globalValueSetTranslation',
      `${HEAD}<GlobalValueSetTranslation ${XMLNS}/>`,
      'no GlobalValueSet named None found',
    ],
  ];
  test.each(cases)('%s', (_name, path, text, message) =>
    withLocalOrg(async (running) => {
      deployTestPackage(running.org);
      expect(problemsOf(deploy(running, { [path]: text }))).toEqual([message]);
    }),
  );

  test('wherever Translation Workbench is off, which administrators can simulate', () =>
    withLocalOrg(async (running) => {
      deployTestPackage(running.org);
      const simulate = (on: unknown): ReturnType<Caller> =>
        running.as('admin')('POST', '/services/local-org/simulate', { translationWorkbench: { on } });
      expect((await simulate(false)).json.translationWorkbench).toBe(false);
      expect(problemsOf(deploy(running, THING))).toEqual(['Not available for deploy for this organization']);
      expect((await simulate('yes')).status).toBe(400);
      expect((await simulate(true)).json.translationWorkbench).toBe(true);
      deployed(running, THING);
    }));
});
