import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { children, MAIN, readXml, sourceObjects } from './source.ts';
import type { SourceField } from './source.ts';

interface FieldGrant {
  readonly field: string;
  readonly readable: string;
  readonly editable: string;
}
interface ObjectGrant {
  readonly object: string;
  readonly allowCreate: string;
  readonly allowRead: string;
  readonly allowEdit: string;
  readonly allowDelete: string;
  readonly viewAllRecords: string;
  readonly modifyAllRecords: string;
}

const objects = sourceObjects();
const sets = new Map(
  children(join(MAIN, 'permissionsets')).map((path) => [
    basename(path).replace('.permissionset-meta.xml', ''),
    readXml(path),
  ]),
);
const fieldsOf = (set: string): FieldGrant[] => (sets.get(set)?.['fieldPermissions'] ?? []) as FieldGrant[];
const objectsOf = (set: string): ObjectGrant[] => (sets.get(set)?.['objectPermissions'] ?? []) as ObjectGrant[];
const customOf = (set: string): string[] =>
  ((sets.get(set)?.['customPermissions'] ?? []) as { name: string }[]).map((permission) => permission.name);
const SETS = ['DF_Integration', 'DF_Manager', 'DF_RevOps', 'DF_Seller'];
const OWN = [...objects.keys()].filter((name) => name.startsWith('DF_'));

/** Salesforce refuses a permission set that names a field which everybody has: required ones and master-details. */
const grantable = (field: SourceField): boolean => field.required !== 'true' && field.type !== 'MasterDetail';

test('there are four permission sets', () => {
  expect([...sets.keys()].sort()).toEqual(SETS);
});

test.each(SETS)('%s names every field that can be granted, and no other', (set) => {
  const expected = [...objects.values()].flatMap((object) =>
    [...object.fields.values()].filter(grantable).map((field) => `${object.name}.${field.fullName}`),
  );
  expect(fieldsOf(set).map((grant) => grant.field)).toEqual([...expected].sort());
  expect(fieldsOf(set).every((grant) => grant.readable === 'true')).toBe(true);
});

test.each(SETS)('%s lets nobody edit formulas and roll-ups, nor fields of objects that it only reads', (set) => {
  // Fields of a record that may be created and never edited again are written once.
  const editable = new Map(
    objectsOf(set).map((grant) => [grant.object, grant.allowEdit === 'true' ? 'true' : grant.allowCreate]),
  );
  for (const { field, editable: edit } of fieldsOf(set)) {
    if (edit !== 'true') continue;
    const [object = '', name = ''] = field.split('.');
    const source = objects.get(object)?.fields.get(name);
    expect(source?.formula ?? source?.summaryOperation).toBeUndefined();
    // Products on a deal have no permissions of their own: they follow the deal.
    expect(editable.get(object === 'OpportunityLineItem' ? 'Opportunity' : object)).toBe('true');
  }
});

test.each(SETS)('%s can read the masters and every object of ours, and grants nothing without read', (set) => {
  const readable = objectsOf(set).filter((grant) => grant.allowRead === 'true');
  expect(readable.map((grant) => grant.object).sort()).toEqual(
    ['Account', 'Contact', 'Opportunity', 'Product2', ...OWN].sort(),
  );
  for (const grant of objectsOf(set)) {
    if (grant.allowDelete === 'true') expect(grant.allowEdit).toBe('true');
    if (grant.modifyAllRecords === 'true') expect([grant.viewAllRecords, grant.allowDelete]).toEqual(['true', 'true']);
  }
});

test('sellers and managers delete no answers, pains, overrides and decisions', () => {
  for (const set of ['DF_Seller', 'DF_Manager']) {
    const deletable = objectsOf(set).filter((grant) => grant.allowDelete === 'true');
    expect(deletable.map((grant) => grant.object)).toEqual(['DF_Prescription__c']);
  }
});

test('sellers and managers record decisions, and change none', () => {
  for (const set of ['DF_Seller', 'DF_Manager']) {
    const decisions = objectsOf(set).find((grant) => grant.object === 'DF_Gate_Decision__c');
    expect(decisions).toMatchObject({ allowCreate: 'true', allowEdit: 'false', allowDelete: 'false' });
  }
});

test('sellers read the review and the pin, managers write the review, the integration writes all', () => {
  const editable = (set: string, field: string): boolean =>
    fieldsOf(set).some((grant) => grant.field === field && grant.editable === 'true');
  const parts = ['Asked_At', 'Detail', 'Flag', 'Kind', 'Reason', 'Verdict'];
  const reviewed = ['DF_Answer__c', 'DF_Pain_Point__c', 'DF_Gate_Override__c'];
  const fields = reviewed.flatMap((object) => parts.map((part) => `${object}.Review_${part}__c`));
  const review = [...fields, 'Opportunity.DF_In_Question__c'];
  const bySync = reviewed.flatMap((object) => [`${object}.Review_Since__c`, `${object}.Review_Writer__c`]);
  const pin = 'Opportunity.DF_Playbook_Pin__c';
  expect([...review, pin].filter((field) => editable('DF_Seller', field))).toEqual([]);
  expect([...review, pin].filter((field) => editable('DF_Manager', field))).toEqual(review);
  expect([...review, pin].filter((field) => editable('DF_Integration', field))).toEqual([...review, pin]);
  for (const set of ['DF_Seller', 'DF_Manager']) expect(bySync.filter((field) => editable(set, field))).toEqual([]);
  expect(bySync.filter((field) => editable('DF_Integration', field))).toEqual(bySync);
  expect(editable('DF_Seller', 'DF_Answer__c.Answer__c')).toBe(true);
  expect(editable('DF_RevOps', 'DF_Playbook__c.Compiled__c')).toBe(true);
  expect(editable('DF_Seller', 'DF_Playbook__c.Compiled__c')).toBe(false);
});

test('only the integration goes past the gates, only managers approve overrides', () => {
  expect(customOf('DF_Integration')).toEqual(['DF_Bypass_Stage_Gates']);
  expect(customOf('DF_Manager')).toEqual(['DF_Approve_Gate_Overrides']);
  expect([...customOf('DF_Seller'), ...customOf('DF_RevOps')]).toEqual([]);
  for (const name of [...customOf('DF_Integration'), ...customOf('DF_Manager')]) {
    expect(existsSync(join(MAIN, 'customPermissions', `${name}.customPermission-meta.xml`))).toBe(true);
  }
});
